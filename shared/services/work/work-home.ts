import type { EpochMs } from '../../base/clock.js';
import { pickName } from '../../base/language.js';
import { Store } from '../../base/store.js';
import { currentFormats } from '../../ui/format.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import type { HeroLine, HomeCard, HomeFact, HomeRail, ServiceEnvironment, ServiceHome } from '../service.js';
import { findCenters, type FoundCenter } from './find-centers.js';
import { readOpeningState } from '../../city/opening-hours.js';
import { listComing, type ReservationView } from './reservations-model.js';
import { nameSign } from './space-words.js';
import { workHomeMessages, type WorkHomeMessages } from './home/strings/compiled/index.js';
import { shortenName } from './short-name.js';
import { planTravel } from './travel-estimate.js';
import { openWork } from './work-store.js';
import { readAvailabilityTruth, type WorkState } from './work-state.js';

/** How many centers the television's rail holds. */
const NEARBY = 10;
const MINUTE = 60_000;

/** Everything a home screen shows of Work at one moment. */
export interface WorkHomeView {
  readonly fact: HomeFact | undefined;
  readonly hero: HeroLine | undefined;
  readonly rails: readonly HomeRail[];
  readonly tiles: readonly HomeCard[];
  readonly place: (() => string) | undefined;
}

/** Runs Work for a home screen: what is free nearby, what comes next for the person. */
export function openWorkHome(environment: ServiceEnvironment): ServiceHome {
  const work = openWork(environment);
  const fact = new Store<HomeFact | undefined>(undefined);
  const hero = new Store<HeroLine | undefined>(undefined);
  const rails = new Store<readonly HomeRail[]>([]);
  const tiles = new Store<readonly HomeCard[]>([]);
  const place = new Store<(() => string) | undefined>(undefined);
  const show = (): void => {
    const view = readHome(work.state.get(), environment);
    fact.set(view.fact);
    hero.set(view.hero);
    rails.set(view.rails);
    tiles.set(view.tiles);
    place.set(view.place);
  };
  const cancel = work.state.watch(show);
  work.start();
  show();
  return {
    fact, hero, rails, tiles, place,
    forget: () => work.forget(),
    stop() {
      cancel();
      work.stop();
    },
  };
}

/** Reads the messages at the time of drawing, so that a line follows the language. */
function say(write: (words: WorkHomeMessages) => string): () => string {
  return () => {
    const words = workHomeMessages.get();
    return words ? write(words) : '';
  };
}

/** What home shows of a state; pure. */
export function readHome(state: WorkState, environment: Pick<ServiceEnvironment, 'position' | 'centerId'>): WorkHomeView {
  const nearby = listNearby(state, environment);
  const coming = state.bookings?.kind === 'ready' ? listComing(state.bookings.value, state.now) : [];
  const truth = readAvailabilityTruth(state);
  const nearest = nearby.find((found) => found.fits && found.free);
  const fact: HomeFact | undefined = nearest?.free && truth ? {
    truth,
    text: say((words) => words.homeFact({ seats: nearest.free?.freeSeats ?? 0, time: currentFormats().minutes(nearest.travel.minutes) })),
  } : undefined;
  return {
    fact,
    hero: readHero(coming[0], state, environment) ?? (nearest && fact ? tellNearest(nearest, fact) : undefined),
    rails: listRails(nearby, coming, state),
    tiles: listTiles(nearby, nearest, coming[0], state, environment),
    place: tellPlace(state, environment),
  };
}

function listNearby(state: WorkState, { position }: Pick<ServiceEnvironment, 'position'>): readonly FoundCenter[] {
  if (state.places.kind !== 'ready') return [];
  const search = { origin: { kind: 'here' as const, position }, features: [], people: 1, when: state.search.when };
  const { map, centers } = state.places.value;
  return findCenters(search, map, centers, state.availability.kind === 'ready' ? state.availability.value : undefined, undefined).slice(0, NEARBY);
}

function nameCenter(state: WorkState, centerId: string): string {
  const center = state.places.kind === 'ready' ? state.places.value.centers.find((one) => one.id === centerId) : undefined;
  return center ? pickName(center.name, currentLanguage.get()) : '';
}

/** As a card calls it, whose rail says that these are centers. */
function nameShortly(state: WorkState, centerId: string): string {
  const centers = state.places.kind === 'ready' ? state.places.value.centers : [];
  return shortenName(nameCenter(state, centerId), centers.map(({ name }) => pickName(name, currentLanguage.get())));
}

/** The next reservation and when to leave for it; at the center itself there is no way to go. */
function readHero(next: ReservationView | undefined, state: WorkState, environment: Pick<ServiceEnvironment, 'position' | 'centerId'>): HeroLine | undefined {
  if (!next) return undefined;
  const { allocation } = next;
  const from = Date.parse(allocation.from);
  const leaveAt = readLeaveBy(next, state, environment);
  const truth = { source: 'server', at: new Date(state.now).toISOString(), state: 'planned' as const, ...(leaveAt === undefined ? {} : { approximate: true }) };
  return {
    at: new Date(leaveAt ?? from).toISOString(), path: '/work/reservations', truth,
    eyebrow: () => currentFormats().nearDay(from, state.now),
    text: say((words) => {
      const format = currentFormats();
      if (next.phase === 'checked-in') return words.heroHere({ label: nameSign(allocation.spaceLabel, words), time: format.time(allocation.to) });
      return leaveAt === undefined ? words.heroNext({ time: format.time(from) }) : words.heroLeave({ time: format.time(leaveAt) });
    }),
    detail: say((words) => `${nameCenter(state, allocation.centerId)} · ${nameSign(allocation.spaceLabel, words)} · ${currentFormats().timeRange(allocation.from, allocation.to)}`),
  };
}

/** Without a reservation, what is free close by is what matters; anything with a time of its own goes before it. */
function tellNearest(nearest: FoundCenter, fact: HomeFact): HeroLine {
  return {
    at: '9999-12-31T00:00:00.000Z', path: `/work/center/${nearest.center.id}`, truth: fact.truth, text: fact.text,
    eyebrow: say((words) => words.fromNow()),
    detail: () => pickName(nearest.center.name, currentLanguage.get()),
  };
}

/** When to leave for a reservation that has not begun, in steps of five minutes to the safe side; past moments are not told. */
function readLeaveBy(next: ReservationView, state: WorkState, environment: Pick<ServiceEnvironment, 'position' | 'centerId'>): EpochMs | undefined {
  const { allocation } = next;
  if (state.places.kind !== 'ready' || allocation.centerId === environment.centerId || next.phase === 'checked-in') return undefined;
  const { map, centers } = state.places.value;
  const center = centers.find((one) => one.id === allocation.centerId);
  if (!center) return undefined;
  const minutes = planTravel(map, environment.position)(center.position).minutes + 5;
  const leaveAt = Math.floor((Date.parse(allocation.from) - minutes * MINUTE) / (5 * MINUTE)) * 5 * MINUTE;
  return leaveAt > state.now ? leaveAt : undefined;
}

function listRails(nearby: readonly FoundCenter[], coming: readonly ReservationView[], state: WorkState): readonly HomeRail[] {
  const truth = readAvailabilityTruth(state);
  const rails: HomeRail[] = [];
  const now = { source: 'server', at: new Date(state.now).toISOString() };
  if (coming.length > 0) {
    rails.push({
      id: 'work-own', title: say((words) => words.tileMineTitle()),
      cards: coming.slice(0, 5).map((view): HomeCard => ({
        id: `mine-${view.booking.id}`, icon: 'desk', path: '/work/reservations', truth: { ...now, state: state.live ? 'live' : 'old' },
        title: () => currentFormats().nearDay(view.allocation.from, state.now),
        text: say((words) => `${nameShortly(state, view.allocation.centerId)}, ${nameSign(view.allocation.spaceLabel, words)}\n${currentFormats().timeRange(view.allocation.from, view.allocation.to)}`),
      })),
    });
  }
  if (truth) {
    const find: HomeCard = { id: 'find', icon: 'magnifying-glass', path: '/work', truth, title: say((words) => words.toCenters()), text: say((words) => words.tileCentersText({ centers: countOpen(state) })) };
    const centers = nearby.map(({ center, free }): HomeCard => ({
      id: `center-${center.id}`, icon: 'map-pin', path: `/work/center/${center.id}`, truth: center.simulated ? { ...truth, simulated: true } : truth,
      title: () => nameShortly(state, center.id),
      text: say((words) => (!free || !free.open ? words.closedForNow() : words.seatsFree({ seats: free.freeSeats }))),
    }));
    rails.push({ id: 'work-nearby', title: say((words) => words.nearbyRail()), cards: [...centers.slice(0, 4), find, ...centers.slice(4)] });
  }
  return rails;
}

/** What Work does, one tile each, for a panel whose only service it is. */
function listTiles(nearby: readonly FoundCenter[], nearest: FoundCenter | undefined, next: ReservationView | undefined, state: WorkState, environment: Pick<ServiceEnvironment, 'centerId'>): readonly HomeCard[] {
  const truth = readAvailabilityTruth(state);
  if (!truth) return [];
  const here = { ...truth };
  const tiles: HomeCard[] = [];
  const own = nearby.find((found) => found.center.id === environment.centerId);
  const offered = own?.free ? own : nearest;
  if (offered?.free) {
    const { center, free } = offered;
    const isOwn = offered === own;
    tiles.push({
      id: 'seat', icon: 'desk', path: `/work/center/${center.id}`, truth: center.simulated ? { ...here, simulated: true } : here,
      title: say((words) => words.tileSeatTitle()),
      text: say((words) => (isOwn ? words.tileSeatText({ seats: free.freeSeats }) : `${pickName(center.name, currentLanguage.get())}, ${words.seatsFree({ seats: free.freeSeats })}`)),
    });
  }
  tiles.push({ id: 'find', icon: 'map-pin', path: '/work', truth: here, title: say((words) => words.tileCentersTitle()), text: say((words) => words.tileCentersText({ centers: countOpen(state) })) });
  tiles.push({
    id: 'mine', icon: 'calendar-blank', path: '/work/reservations', truth: next ? { source: 'server', at: new Date(state.now).toISOString(), state: 'live' } : undefined,
    title: say((words) => words.tileMineTitle()),
    text: next ? () => `${currentFormats().nearDay(next.allocation.from, state.now)} ${currentFormats().timeRange(next.allocation.from, next.allocation.to)}` : say((words) => words.tileMineText()),
  });
  return tiles;
}

function tellPlace(state: WorkState, { centerId }: Pick<ServiceEnvironment, 'centerId'>): (() => string) | undefined {
  const center = state.places.kind === 'ready' ? state.places.value.centers.find((one) => one.id === centerId) : undefined;
  if (!center) return undefined;
  const { timeZone } = state.city;
  return say((words) => {
    const format = currentFormats();
    const name = pickName(center.name, currentLanguage.get());
    const opening = readOpeningState(center.hours, state.now, timeZone);
    if (opening.kind === 'open') return opening.closesAt === undefined ? words.placeOpenAlways({ center: name }) : words.placeOpenUntil({ center: name, time: format.time(opening.closesAt) });
    if (opening.opensAt === undefined) return words.placeClosed({ center: name });
    return words.placeOpensAt({ center: name, day: format.nearDay(opening.opensAt, state.now), time: format.time(opening.opensAt) });
  });
}

function countOpen(state: WorkState): number {
  return state.availability.kind === 'ready' ? state.availability.value.centers.filter((center) => center.open).length : 0;
}
