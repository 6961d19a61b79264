import type { EpochMs } from '../../shared/base/clock.js';
import { expandCenter } from '../../shared/city/expand-center.js';
import type { CityPack } from '../../shared/city/pack.js';
import type { Center, CenterSummary, CityInfo, CityMap, CitySettings, Space } from '../../shared/contract/city.js';
import { makeSpaceId } from './space-id.js';

/** A space and where it is. */
export interface PlacedSpace {
  readonly space: Space;
  readonly floorId: string;
  readonly center: Center;
}

/** The city of the pack, held in memory: what does not change while the server runs. */
export class City {
  readonly id: string;
  readonly timeZone: string;
  readonly settings: CitySettings;
  readonly name: CityInfo['name'];
  readonly credits: CityInfo['credits'];
  readonly map: CityMap;
  readonly list: { readonly centers: CenterSummary[] };
  readonly #pack: CityPack;
  readonly #centers = new Map<string, Center>();
  readonly #spaces = new Map<string, PlacedSpace>();

  constructor(pack: CityPack) {
    this.#pack = pack;
    this.id = pack.city.id;
    this.timeZone = pack.city.timeZone;
    this.settings = pack.city.settings;
    this.name = pack.city.name;
    this.credits = pack.city.credits;
    const { districts, lines, stations, places, factors } = pack;
    this.map = { districts: [...districts], lines: [...lines], stations: [...stations], places: [...places], factors };
    for (const entry of pack.centers) this.#add(this.#placeCenter(entry));
    this.list = { centers: [...this.#centers.values()].map(({ address: _address, directions: _directions, floors: _floors, ...summary }) => summary) };
  }

  get centers(): Iterable<Center> {
    return this.#centers.values();
  }

  get spaces(): Iterable<PlacedSpace> {
    return this.#spaces.values();
  }

  findCenter(id: string): Center | undefined {
    return this.#centers.get(id);
  }

  findSpace(id: string): PlacedSpace | undefined {
    return this.#spaces.get(id);
  }

  /**
   * @param now the server's time, by which screens correct their own
   * @param demo whether this server runs a demonstration
   */
  describe(now: EpochMs, demo: boolean): CityInfo {
    const { city, centers, lines } = this.#pack;
    const { id, name, country, timeZone, languages, defaultLanguage, position, settings, credits } = city;
    return {
      id, name, country, timeZone, languages, defaultLanguage, position, settings, credits, demo,
      centerCount: centers.length, lineCount: lines.length, now: new Date(now).toISOString(),
    };
  }

  #placeCenter(entry: CityPack['centers'][number]): Center {
    const placed = expandCenter(this.#pack, entry);
    return {
      ...placed,
      floors: placed.floors.map((floor) => ({
        ...floor,
        spaces: floor.spaces.map((space) => ({ ...space, id: makeSpaceId(this.id, placed.id, floor.id, space.label) })),
      })),
    };
  }

  #add(center: Center): void {
    this.#centers.set(center.id, center);
    for (const floor of center.floors) {
      for (const space of floor.spaces) this.#spaces.set(space.id, { space, floorId: floor.id, center });
    }
  }
}
