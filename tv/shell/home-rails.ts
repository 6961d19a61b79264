import type { Truth } from '../../shared/base/truth.js';
import type { ServiceHome, ServiceManifest } from '../../shared/services/service.js';
import type { IconName } from '../../shared/ui/icons/icon-names.js';

/** A service that told something, or could not be opened; one that has not answered yet is absent. */
export type OpenedHome = ServiceHome | 'broken';

/** The line of the day in the current language. */
export interface HeroWords {
  readonly eyebrow: string;
  readonly text: string;
  readonly detail: string;
  readonly truth: Truth;
  readonly at: string;
}

export interface CardWords {
  readonly id: string;
  readonly heading: string;
  readonly text: string;
  readonly icon: IconName;
  readonly truth: Truth | undefined;
  readonly path: string;
}

/** A rail of home under a name that is unique on the page. */
export interface RailWords {
  readonly id: string;
  readonly title: string;
  readonly cards: readonly CardWords[];
  readonly now: boolean;
}

/** What home shows now. */
export interface HomeWords {
  readonly hero: HeroWords | undefined;
  readonly rails: readonly RailWords[];
  /** Services that could not be opened, or that failed to say something. */
  readonly broken: readonly { readonly id: string; readonly title: string }[];
}

/**
 * Reads what the services say in the current language: the soonest line of the day, and their rails without empty ones in the order
 * of the registry, those first in which something is to be done now. A service that throws is broken by itself; the others are still heard.
 */
export function readHomes(services: readonly ServiceManifest[], homes: ReadonlyMap<string, OpenedHome>): HomeWords {
  const heroes: HeroWords[] = [];
  const rails: RailWords[] = [];
  const broken: { id: string; title: string }[] = [];
  for (const { id, title } of services) {
    const home = homes.get(id);
    if (home === undefined) continue;
    try {
      if (home === 'broken') throw new Error(`${id} is not open`);
      const [hero, own] = [readHero(home), readRails(id, home)];
      if (hero) heroes.push(hero);
      rails.push(...own);
    } catch {
      broken.push({ id, title: readTitle(title, id) });
    }
  }
  heroes.sort((a, b) => a.at.localeCompare(b.at));
  // Doors alone are no home yet: the place of what is known is kept, and the focus begins there.
  const known = rails.some(({ cards }) => cards.some(({ truth }) => truth));
  return { hero: heroes[0], rails: known ? [...rails.filter(({ now }) => now), ...rails.filter(({ now }) => !now)] : [], broken };
}

function readTitle(title: () => string, otherwise: string): string {
  try {
    return title();
  } catch {
    return otherwise;
  }
}

function readHero(home: ServiceHome): HeroWords | undefined {
  const line = home.hero.get();
  return line && { eyebrow: line.eyebrow(), text: line.text(), detail: line.detail?.() ?? '', truth: line.truth, at: line.at };
}

function readRails(serviceId: string, home: ServiceHome): RailWords[] {
  return home.rails.get().filter((rail) => rail.cards.length > 0).map((rail) => ({
    id: `${serviceId}-${rail.id}`,
    title: rail.title(),
    now: rail.now === true,
    cards: rail.cards.map(({ id, title, text, icon, truth, path }) => ({ id, heading: title(), text: text(), icon, truth, path })),
  }));
}

/** Which part of the day a greeting speaks of, by the city's clock; evening and night are the other part. */
export function partOfDay(minuteOfDay: number): 'morning' | 'afternoon' | 'other' {
  if (minuteOfDay >= 5 * 60 && minuteOfDay < 12 * 60) return 'morning';
  return minuteOfDay >= 12 * 60 && minuteOfDay < 18 * 60 ? 'afternoon' : 'other';
}
