import type { EpochMs } from '../../base/clock.js';
import type { Truth } from '../../base/truth.js';
import { readZoned } from '../../base/zoned-time.js';
import type { Booking } from '../../contract/bookings.js';
import type { Availability, Center, CenterSummary, CityInfo, CityMap, Space } from '../../contract/city.js';
import type { CallFailure } from '../../offline/api-client.js';
import { readWhen, startOfNow, type TimeRules, type When } from './booking-times.js';
import type { Workplace } from './carbon-saved.js';
import { findCenters, type FoundCenter, type Search } from './find-centers.js';
import { isActive, listSpaces, readSpaceStates, type OccupancyState, type SpaceState, type TimeRange } from '../../city/occupancy.js';

/** Something that comes over the network. `ready` stays `ready` while it is refreshed, however the refresh ends. */
export type Loadable<Value> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: CallFailure }
  | { readonly kind: 'ready'; readonly value: Value };

/** What does not change while a screen runs. */
export interface Places {
  readonly map: CityMap;
  readonly centers: readonly CenterSummary[];
}

/** The center whose page is open. */
export interface OpenCenter {
  readonly id: string;
  readonly center: Loadable<Center>;
  /** Known spaces and times; `undefined` until the first day has been read. */
  readonly occupancy: OccupancyState | undefined;
  /** Its first day could not be read. */
  readonly failure?: CallFailure;
}

/** What a person has put together so far; in memory only. */
export interface Choice {
  readonly when: When;
  readonly floorId?: string;
  readonly spaceId?: string;
}

export type ActionName = 'reserve' | 'extend' | 'cancel' | 'leave';

/** The last thing the person asked the server to do. It is `done` only after the server has said so. */
export type Action =
  | { readonly kind: 'none' }
  | { readonly kind: 'sending'; readonly what: ActionName; readonly bookingId: string }
  | { readonly kind: 'done'; readonly what: ActionName; readonly booking: Booking }
  /** Not done: kept under `intentId` until the server can be reached, and told to nobody as confirmed. */
  | { readonly kind: 'kept'; readonly what: ActionName; readonly bookingId: string; readonly intentId: string }
  | { readonly kind: 'refused'; readonly what: ActionName; readonly bookingId: string; readonly failure: CallFailure };

export interface WorkState {
  readonly city: CityInfo;
  /** Moves on with each minute. */
  readonly now: EpochMs;
  /** Events arrive, so that what is shown is true now. */
  readonly live: boolean;
  /** Until when what is shown is known to be true, if that is not now. */
  readonly trueUntil: EpochMs | undefined;
  readonly places: Loadable<Places>;
  readonly availability: Loadable<Availability>;
  readonly search: Search;
  readonly workplace: Workplace | undefined;
  readonly open: OpenCenter | undefined;
  readonly choice: Choice;
  /** Somebody showed a card and a PIN that no server has seen yet: nothing of theirs can be shown, what they want is kept. */
  readonly unverified: boolean;
  /** `undefined` while nobody is signed in. */
  readonly bookings: Loadable<readonly Booking[]> | undefined;
  readonly action: Action;
}

const MINUTE = 60_000;

/** The time for which the list of centers is asked: an hour from now unless the person picked another. */
export function readSearchRange(search: Search, now: EpochMs): TimeRange {
  if (search.when.kind === 'later') return search.when.range;
  const from = startOfNow(now);
  return { from, to: from + (search.when.kind === 'now' ? Math.max(15, search.when.minutes) : 60) * MINUTE };
}

/** Centers in the order of the search, or nothing before the city is known. */
export function listFound(state: WorkState): readonly FoundCenter[] {
  if (state.places.kind !== 'ready') return [];
  const { map, centers } = state.places.value;
  return findCenters(state.search, map, centers, state.availability.kind === 'ready' ? state.availability.value : undefined, state.workplace);
}

export function readRules(center: CenterSummary, city: CityInfo): TimeRules {
  return { hours: center.hours, settings: city.settings, timeZone: city.timeZone };
}

/** The signed-in person's allocations that still hold a space, by id. */
export function listMine(state: WorkState): ReadonlySet<string> {
  const bookings = state.bookings?.kind === 'ready' ? state.bookings.value : [];
  return new Set(bookings.flatMap((booking) => booking.allocations.filter(isActive).map((allocation) => allocation.id)));
}

/** What the center's page shows for the time chosen. */
export interface CenterPage {
  readonly center: Center;
  readonly rules: TimeRules;
  /** `undefined` while the center is closed and no other time is chosen, or when somebody else has just taken the space. */
  readonly range: TimeRange | undefined;
  /** What the chosen time means whichever space it is for; `undefined` only while the center is closed. */
  readonly wanted: TimeRange | undefined;
  readonly states: ReadonlyMap<string, SpaceState>;
  readonly chosen: Space | undefined;
  readonly occupancy: OccupancyState;
  readonly truth: Truth;
}

/** The open center's page, or `undefined` until it and its day are known. */
export function readCenterPage(state: WorkState): CenterPage | undefined {
  const open = state.open;
  if (!open?.occupancy || open.center.kind !== 'ready') return undefined;
  const center = open.center.value;
  const rules = readRules(center, state.city);
  const spaces = listSpaces(center);
  const { spaceId, when } = state.choice;
  const range = readWhen(when, rules, state.now, open.occupancy, spaceId);
  const own = { mine: listMine(state), chosen: spaceId };
  // A seat that somebody else took from a few minutes ahead has no such time any more: the same time without it shows it as taken.
  const wanted = range ?? readWhen(when, rules, state.now);
  const shown = wanted ?? { from: state.now, to: state.now + 1 };
  return {
    center, rules, range, wanted, occupancy: open.occupancy,
    states: readSpaceStates(open.occupancy, spaces, shown, own),
    chosen: spaces.find((space) => space.id === spaceId),
    truth: readOccupancyTruth(state, open.occupancy, center.simulated),
  };
}

/** Live while events arrive; else as old as the last moment at which it was known to be true. */
export function readOccupancyTruth(state: WorkState, occupancy: OccupancyState, simulated: boolean): Truth {
  const asOf = occupancy.asOf === '' ? state.now : Date.parse(occupancy.asOf);
  const at = state.live ? state.now : Math.max(asOf, state.trueUntil ?? 0);
  const age = state.live || state.now - at < MINUTE ? 'live' : 'old';
  return { source: 'server', at: new Date(at).toISOString(), state: age, ...(simulated ? { simulated } : {}) };
}

/** How true the list's free seats are. */
export function readAvailabilityTruth(state: WorkState): Truth | undefined {
  if (state.availability.kind !== 'ready') return undefined;
  const { truth } = state.availability.value;
  const at = Math.max(Date.parse(truth.at), state.live ? state.now : state.trueUntil ?? 0);
  return { ...truth, at: new Date(at).toISOString(), state: state.now - at < 2 * MINUTE ? 'live' : 'old' };
}

/** The day that the chosen time lies on; today when it is now. */
export function readChosenDay(state: WorkState): string {
  const { when } = state.choice;
  return readZoned(when.kind === 'later' ? when.range.from : state.now, state.city.timeZone).day;
}
