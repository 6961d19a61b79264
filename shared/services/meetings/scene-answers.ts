import type { Scene } from '../service.js';

type Answers = NonNullable<Scene['answers']>;

const ID = '0190b7a0-0000-7000-8000-00000000003';
/** Days that have come whenever the scene is drawn, and one that stays far off. */
const LATER = { from: '2999-11-23T06:00:00.000Z', to: '2999-11-23T07:00:00.000Z', joinFrom: '2999-11-23T05:50:00.000Z' };
const RUNS = { from: '2026-11-01T06:00:00.000Z', to: '2999-11-23T07:00:00.000Z', joinFrom: '2026-11-01T05:50:00.000Z' };

const allocation = (number: number, time: { readonly from: string; readonly to: string }, spaceLabel = number === 1 ? 'B' : 'C', isSeat = false) => ({
  id: `${ID}${number}`, centerId: ':centerId', floorId: 'floor-1', spaceId: `${ID}${number}`, spaceLabel, isSeat, from: time.from, to: time.to, state: 'reserved',
});

function makeMeeting(more: Readonly<Record<string, unknown>>, time = LATER): unknown {
  return {
    id: `${ID}0`, version: 1, state: 'planned', ...time, allocations: [allocation(1, time), allocation(2, time)],
    people: [
      { id: `${ID}3`, organizer: true, self: true, answer: 'coming', name: '정하늘' }, { id: `${ID}4`, organizer: false, self: false, answer: 'coming', name: 'Marta Ozoliņa' },
      { id: `${ID}5`, organizer: false, self: false, answer: 'waiting', cardEnd: '5678' },
    ],
    mine: true, answer: 'coming', inCall: 0, ...more,
  };
}

/** The person's meetings, as the server would tell them. */
export function tellMine(...meetings: readonly unknown[]): Answers {
  return { listMeetings: { body: { event: 0, meetings } } };
}
export const PLANNED = makeMeeting({});
export const TITLED = makeMeeting({ id: `${ID}6`, title: 'Harbour plan' });
/** A room, and the organizer's own seat. */
export const SEATED = makeMeeting({ id: `${ID}8`, allocations: [allocation(1, LATER), allocation(2, LATER, '12', true)] });
export const RUNNING = makeMeeting({ inCall: 2 }, RUNS);
export const INVITED = makeMeeting({ mine: false, answer: 'waiting' });
export const CANCELLED = makeMeeting({ id: `${ID}7`, state: 'cancelled' });

/** What the own panel of a room is told of its day. */
export function tellRoom(more?: Readonly<Record<string, unknown>>, time = RUNS): Answers {
  const meeting = { id: `${ID}0`, ...time, checkInFrom: time.joinFrom, checkedIn: false, inCall: 0, others: [{ centerId: ':centerId', centerName: { en: 'Harbor Work Center', ko: '항구 스마트워크센터' }, label: 'B' }], ...more };
  return { readRoomMeetings: { body: { event: 0, spaceId: `${ID}1`, meetings: more ? [meeting] : [] } } };
}

/** A failure of a route. @param field what of the request it is about */
export function refuse(route: string, code: string, status: number, field?: string): Answers {
  return { [route]: { status, body: { type: `urn:u-city:problem:${code}`, title: code, status, code, ...field !== undefined && { field } } } };
}

/** No center has a free seat. */
export const NO_SEATS: Answers = { readAvailability: { body: { event: 0, from: LATER.from, to: LATER.to, truth: { source: 'server', at: LATER.from, state: 'live' }, centers: [] } } };
