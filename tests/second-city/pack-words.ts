import { readCityPack } from '../../signaling/city/read-city-pack.js';

/** What belongs to Busan without being a name in its pack: its country, capital, money and clock. */
const OF_ITS_COUNTRY = ['Pusan', 'Korea', '대한민국', 'Seoul', '서울', 'KRW', '₩', '+09:00'];

/** Letters and digits may not touch a word of these scripts; the others write without spaces. */
const WITH_SPACES = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{N}\p{P}\p{S}\s]+$/u;
/** A particle may follow a Korean word: 서면에서. Nothing may precede it, or 나서면 would be a place. */
const HANGUL = /\p{Script=Hangul}/u;

/** Words that only one city has: where one of them stands, something was written for that city alone. */
export class CityWords {
  readonly #patterns: ReadonlyMap<string, RegExp>;

  constructor(words: Iterable<string>) {
    this.#patterns = new Map([...words].map((word) => [word.toLowerCase(), new RegExp(writePattern(word), 'iu')]));
  }

  get size(): number {
    return this.#patterns.size;
  }

  /** @returns each word that occurs in the text, with what stands around it */
  find(text: string): string[] {
    const lower = text.toLowerCase();
    return [...this.#patterns].flatMap(([word, pattern]) => {
      // Nearly every word is nowhere in it, and a plain search tells so a hundred times quicker.
      const found = lower.includes(word) ? pattern.exec(text) : null;
      return found ? [`${found[0]} in “${text.slice(Math.max(0, found.index - 40), found.index + word.length + 40).replace(/\s+/g, ' ')}”`] : [];
    });
  }
}

function writePattern(word: string): string {
  const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if (!/[\p{L}\p{N}]/u.test(word)) return literal;
  const spaced = WITH_SPACES.test(word);
  return `${spaced || HANGUL.test(word) ? '(?<![\\p{L}\\p{N}])' : ''}${literal}${spaced ? '(?![\\p{L}\\p{N}])' : ''}`;
}

/** Every proper name of a pack in every language, and every id by which code could mean it. */
async function listNames(city: string): Promise<{ names: Set<string>; ids: Set<string> }> {
  const pack = await readCityPack(city);
  const named = [pack.city, ...pack.districts, ...pack.lines, ...pack.stations, ...pack.places, ...pack.centers];
  return {
    names: new Set(named.flatMap(({ name }) => Object.values(name).filter((text) => text !== undefined))),
    // A line's id is a digit or a letter, which says nothing.
    ids: new Set(named.map(({ id }) => id).filter((id) => id.length > 2)),
  };
}

/** What Busan alone has: `names` may be drawn nowhere in another city, `names` and `ids` may stand in no code. */
export async function readBusanWords(): Promise<{ names: CityWords; namesAndIds: CityWords }> {
  const [busan, riga] = await Promise.all([listNames('busan'), listNames('riga')]);
  const theirs = [...riga.names].join('\n');
  // A word that Riga's own names hold, such as the Korean for central, tells nothing.
  const names = [...busan.names, ...OF_ITS_COUNTRY].filter((word) => !new RegExp(writePattern(word), 'iu').test(theirs));
  const ids = [...busan.ids].filter((id) => !riga.ids.has(id));
  return { names: new CityWords(names), namesAndIds: new CityWords([...names, ...ids]) };
}
