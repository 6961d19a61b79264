import type { EpochMs } from '../../base/clock.js';
import { addDays, readZoned, type LocalDay } from '../../base/zoned-time.js';
import { readOpening } from '../../city/opening-hours.js';
import type { CenterSummary, CityInfo, Floor } from '../../contract/city.js';
import type { Meeting, TelepresenceRoom } from '../../contract/meetings.js';

/** Half an hour lies between the times that can be chosen. */
const STEP_MS = 30 * 60_000;
/** A meeting is offered for as long as this, or the city's longest booking. */
const LONGEST_MS = 4 * 3_600_000;
/** As many people can be invited on a screen as fit beside each other on one. */
export const MOST_PEOPLE = 6;
/** With the organizer's seat as many as a meeting holds. */
const MOST_CHOSEN_ROOMS = 7;

/** The organizer's own seat: the center that was chosen for it, and which seat was found there. */
export type OwnSeat = { readonly centerId: string } & (
  | { readonly kind: 'finding' | 'none' | 'failed' }
  | { readonly kind: 'found'; readonly spaceId: string; readonly label: string; readonly floorName: Floor['name'] }
);

/** A meeting that is being put together, or given another time. */
export interface Draft {
  /** The meeting that is moved; its rooms and people stay. */
  readonly moving: Meeting | undefined;
  readonly day: LocalDay | undefined;
  readonly from: EpochMs | undefined;
  readonly to: EpochMs | undefined;
  readonly roomIds: readonly string[];
  /** Whether the rooms were chosen: a meeting has one at least. */
  readonly roomsDone: boolean;
  /** The organizer's own, in a center without a chosen room; a meeting needs none. */
  readonly seat: OwnSeat | undefined;
  readonly seatDone: boolean;
  /** Numbers on cards. */
  readonly people: readonly string[];
  readonly peopleDone: boolean;
  /** For the people of the meeting alone. */
  readonly title: string | undefined;
  readonly titleDone: boolean;
}

export const FRESH_DRAFT: Draft = { moving: undefined, day: undefined, from: undefined, to: undefined, roomIds: [], roomsDone: false, seat: undefined, seatDone: false, people: [], peopleDone: false, title: undefined, titleDone: false };

export type PlanStep = 'day' | 'from' | 'to' | 'rooms' | 'seat' | 'people' | 'title' | 'confirm';

/** What is asked next. */
export function readStep({ moving, day, from, to, roomsDone, seatDone, peopleDone, titleDone }: Draft): PlanStep {
  if (day === undefined) return 'day';
  if (from === undefined) return 'from';
  if (to === undefined) return 'to';
  if (moving) return 'confirm';
  if (!roomsDone) return 'rooms';
  if (!seatDone) return 'seat';
  if (!peopleDone) return 'people';
  return titleDone ? 'confirm' : 'title';
}

/** The draft one question earlier; nothing at the first one. */
export function stepBack(draft: Draft): Draft | undefined {
  switch (readStep(draft)) {
    case 'day': return undefined;
    case 'from': return { ...draft, day: undefined };
    case 'to': return { ...draft, from: undefined };
    case 'rooms': return { ...draft, to: undefined, roomIds: [], seat: undefined };
    case 'seat': return { ...draft, roomsDone: false };
    case 'people': return { ...draft, seatDone: false };
    case 'title': return { ...draft, peopleDone: false };
    case 'confirm': return draft.moving ? { ...draft, to: undefined } : { ...draft, title: undefined, titleDone: false };
  }
}

type Rules = Pick<CityInfo, 'timeZone' | 'settings'>;

/** Days on which a meeting can be: today, while something can still begin, and those within the city's horizon. */
export function listDays(rules: Rules, centers: readonly CenterSummary[], now: EpochMs): readonly LocalDay[] {
  const today = readZoned(now, rules.timeZone).day;
  return Array.from({ length: rules.settings.bookingHorizonDays }, (_unused, ahead) => addDays(today, ahead)).filter((day) => listStarts(rules, centers, day, now).length > 0);
}

/** The server takes times on the five minutes only: a meeting "from now" begins at the last of them. */
const GRID_MS = 5 * 60_000;

/** The start of a meeting from now on. */
export function startOfNow(now: EpochMs): EpochMs {
  return Math.floor(now / GRID_MS) * GRID_MS;
}

/** Now, where it is today, and each half hour of a day from then on, at which some center with a telepresence room is open; whether a room is free is asked afterwards. */
export function listStarts(rules: Rules, centers: readonly CenterSummary[], day: LocalDay, now: EpochMs): readonly EpochMs[] {
  const openings = centers.flatMap(({ hours }) => readOpening(hours, day, rules.timeZone) ?? []);
  const [first, last] = [Math.min(...openings.map(({ from }) => from)), Math.max(...openings.map(({ to }) => to))];
  const starts: EpochMs[] = openings.some(({ from, to }) => from <= now && now < to) ? [startOfNow(now)] : [];
  for (let at = first; at + STEP_MS <= last; at += STEP_MS) {
    if (at > now && openings.some(({ from, to }) => from <= at && at + STEP_MS <= to)) starts.push(at);
  }
  return starts;
}

/** How long it can be. */
export function listEnds(rules: Rules, from: EpochMs): readonly EpochMs[] {
  const longest = Math.min(LONGEST_MS, rules.settings.longestBookingMinutes * 60_000);
  return Array.from({ length: Math.floor(longest / STEP_MS) }, (_unused, index) => from + (index + 1) * STEP_MS);
}

/** Rooms in the order in which a person looks for them: those that can be had first, then by center. */
export function sortRooms(rooms: readonly TelepresenceRoom[], nameOf: (room: TelepresenceRoom) => string): readonly TelepresenceRoom[] {
  return [...rooms].sort((a, b) => Number(b.bookable ?? true) - Number(a.bookable ?? true) || nameOf(a).localeCompare(nameOf(b)) || a.label.localeCompare(b.label));
}

/** Takes a room, or gives it back; more than fit are not taken. */
export function toggleRoom(roomIds: readonly string[], spaceId: string): readonly string[] {
  if (roomIds.includes(spaceId)) return roomIds.filter((id) => id !== spaceId);
  return roomIds.length < MOST_CHOSEN_ROOMS ? [...roomIds, spaceId] : roomIds;
}

/** Whether the organizer can be asked for a seat of their own: a center is left in which no room was chosen. */
export function asksSeat(centers: readonly Pick<CenterSummary, 'id'>[], chosen: readonly Pick<TelepresenceRoom, 'centerId'>[]): boolean {
  return centers.some(({ id }) => chosen.every(({ centerId }) => centerId !== id));
}

/** Whether a refusal is about the organizer's seat. It stands after the rooms in what is asked for. @param field as the server named it, such as `rooms.1` */
export function isOfSeat({ moving, roomIds }: Draft, field: string | undefined): boolean {
  const index = Number(field?.split('rooms.')[1] ?? -1);
  return moving ? moving.allocations[index]?.isSeat === true : index >= roomIds.length;
}

/** A number that is typed, as far as it can be taken: not twice, and not more than fit. */
export function addPerson(people: readonly string[], number: string): readonly string[] {
  return people.includes(number) || people.length >= MOST_PEOPLE ? people : [...people, number];
}

/** Whether a meeting can be joined now. Who goes on talking after its end may come back until all have left. */
export function canJoin({ state, joinFrom, to }: Pick<Meeting, 'state' | 'joinFrom' | 'to'>, now: EpochMs): boolean {
  return state === 'planned' && Date.parse(joinFrom) <= now && now < Date.parse(to);
}

/** What comes, the soonest first: what was cancelled and has passed is nothing to come. */
export function listComing(meetings: readonly Meeting[], now: EpochMs): readonly Meeting[] {
  return meetings.filter(({ to }) => now < Date.parse(to)).sort((a, b) => a.from.localeCompare(b.from));
}

/** What a home screen speaks of: the next one that takes place and that this person has not declined. */
export function findNext(meetings: readonly Meeting[], now: EpochMs): Meeting | undefined {
  return listComing(meetings, now).find(({ state, answer }) => state === 'planned' && answer !== 'not-coming');
}

/** Whether its organizer may still move it: nobody is there, and it has not begun. */
export function canMove({ mine, state, from, inCall, allocations }: Meeting, now: EpochMs): boolean {
  return mine && state === 'planned' && inCall === 0 && now < Date.parse(from) && allocations.every((allocation) => allocation.state === 'reserved');
}
