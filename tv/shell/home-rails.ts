import type { HeroLine, HomeCard, HomeRail, ServiceHome, ServiceManifest } from '../../shared/services/service.js';

/** A service that told something, could not be opened, or has not answered yet. */
export type OpenedHome = ServiceHome | 'broken';

/** A rail of home under a name that is unique on the page. */
export interface PlacedRail {
  readonly id: string;
  readonly title: () => string;
  readonly cards: readonly HomeCard[];
}

/** The soonest of what the services think matters now. */
export function findHero(homes: ReadonlyMap<string, OpenedHome>): HeroLine | undefined {
  const lines = [...homes.values()].map((home) => (home === 'broken' ? undefined : home.hero.get())).filter((line): line is HeroLine => line !== undefined);
  return lines.sort((a, b) => a.at.localeCompare(b.at))[0];
}

/** The rails of all services in the order of the registry; empty ones are left out. */
export function listRails(services: readonly ServiceManifest[], homes: ReadonlyMap<string, OpenedHome>): readonly PlacedRail[] {
  const rails: PlacedRail[] = [];
  for (const service of services) {
    const home = homes.get(service.id);
    if (home === undefined || home === 'broken') continue;
    for (const rail of home.rails.get()) if (rail.cards.length > 0) rails.push(placeRail(service.id, rail));
  }
  return rails;
}

function placeRail(serviceId: string, rail: HomeRail): PlacedRail {
  return { id: `${serviceId}-${rail.id}`, title: rail.title, cards: rail.cards };
}

/** The services that could not be opened. */
export function listBroken(services: readonly ServiceManifest[], homes: ReadonlyMap<string, OpenedHome>): readonly ServiceManifest[] {
  return services.filter((service) => homes.get(service.id) === 'broken');
}

/** Which part of the day a greeting speaks of, by the city's clock; evening and night are the other part. */
export function partOfDay(minuteOfDay: number): 'morning' | 'afternoon' | 'other' {
  if (minuteOfDay >= 5 * 60 && minuteOfDay < 12 * 60) return 'morning';
  return minuteOfDay >= 12 * 60 && minuteOfDay < 18 * 60 ? 'afternoon' : 'other';
}
