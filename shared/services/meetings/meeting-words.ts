import { pickName } from '../../base/language.js';
import type { Meeting, MeetingPerson, TelepresenceRoom } from '../../contract/meetings.js';
import type { CallFailure } from '../../offline/api-client.js';
import type { Formats } from '../../ui/format.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import { listChosenRooms, type Action, type MeetingsState } from './meetings-state.js';
import type { MeetingsMessages } from './strings/compiled/index.js';

interface Told {
  readonly title: string;
  readonly text: string;
}

/** What became of a wish that was refused. A dead network is told as "not known", because the server may have acted. */
export function tellProblem(failure: CallFailure, words: MeetingsMessages): Told {
  if (failure.kind !== 'problem') return { title: words.unsentTitle(), text: words.unsentText() };
  switch (failure.problem.code) {
    case 'seat-taken': case 'space-out-of-order': return { title: words.takenTitle(), text: words.takenText() };
    case 'person-busy': return { title: words.busyTitle(), text: words.busyText() };
    case 'outside-opening-hours': case 'time-invalid': return { title: words.timeTitle(), text: words.timeText() };
    case 'card-unknown': case 'card-revoked': case 'card-expired': return { title: words.cardTitle(), text: words.cardText() };
    case 'booking-not-active': case 'not-found': return { title: words.overTitle(), text: words.overText() };
    default: return { title: words.unreadTitle(), text: words.unreadText() };
  }
}

/** The same of the organizer's own seat, where it needs words of its own. */
function tellSeatProblem(failure: CallFailure, words: MeetingsMessages): Told | undefined {
  if (failure.kind !== 'problem') return undefined;
  switch (failure.problem.code) {
    case 'seat-taken': case 'space-out-of-order': return { title: words.seatTakenTitle(), text: words.seatTakenText() };
    case 'person-busy': return { title: words.seatBusyTitle(), text: words.seatBusyText() };
    default: return undefined;
  }
}

/** What became of the last wish, as one line; nothing while there was none. */
export function tellAction(action: Action, words: MeetingsMessages): { readonly text: string; readonly refused: boolean } | undefined {
  switch (action.kind) {
    case 'none': return undefined;
    case 'sending': return { text: words.sending(), refused: false };
    case 'refused': {
      const { title, text } = (action.ofSeat ? tellSeatProblem(action.failure, words) : undefined) ?? tellProblem(action.failure, words);
      return { text: `${title}. ${text}`, refused: true };
    }
    case 'done': return { text: { plan: words.newsPlan, move: words.newsMove, cancel: words.newsCancel, answer: words.newsAnswer }[action.what](), refused: false };
  }
}

/** What a room does now. */
export function sayRoomState({ state }: TelepresenceRoom, words: MeetingsMessages, format: Formats): string {
  switch (state.kind) {
    case 'free': return state.until === undefined ? words.stateFree() : words.stateFreeUntil({ time: format.time(state.until) });
    case 'in-use': return words.stateInUse({ time: format.time(state.until) });
    case 'in-call': return words.stateInCall();
    case 'closed': return words.stateClosed();
    case 'out-of-order': return words.stateBroken();
  }
}

export function nameCenter(centerId: string, { centers }: Pick<MeetingsState, 'centers'>): string {
  const center = centers.find(({ id }) => id === centerId);
  return center ? pickName(center.name, currentLanguage.get()) : '';
}

export function nameRoomCenter(room: Pick<TelepresenceRoom, 'centerName'>): string {
  return pickName(room.centerName, currentLanguage.get());
}

/** One place of a meeting: "Harbor, Room A", or "Airport, Seat 12" where its organizer sits. */
export function namePlace({ centerId, spaceLabel: label, isSeat }: Meeting['allocations'][number], state: Pick<MeetingsState, 'centers'>, words: MeetingsMessages): string {
  return `${nameCenter(centerId, state)}, ${isSeat ? words.seatLabel({ label }) : words.roomLabel({ label })}`;
}

/** The places of a meeting: "Harbor, Room A · Airport, Seat 12". */
export function namePlaces({ allocations }: Pick<Meeting, 'allocations'>, state: Pick<MeetingsState, 'centers'>, words: MeetingsMessages): string {
  return allocations.map((allocation) => namePlace(allocation, state, words)).join(' · ');
}

/** The places that were chosen for a meeting that is being planned: its rooms, then the organizer's seat with its floor. */
export function listChosenPlaces(state: MeetingsState, words: MeetingsMessages): readonly string[] {
  const { seat } = state.draft;
  return [
    ...listChosenRooms(state).map((room) => `${nameRoomCenter(room)}, ${words.roomLabel({ label: room.label })}`),
    ...seat?.kind === 'found' ? [`${nameCenter(seat.centerId, state)}, ${pickName(seat.floorName, currentLanguage.get())}, ${words.seatLabel({ label: seat.label })}`] : [],
  ];
}

/** One person of a meeting and what they said. */
export function sayPerson({ self, organizer, name, cardEnd, answer }: MeetingPerson, words: MeetingsMessages): string {
  const who = self ? words.you() : name ?? (cardEnd === undefined ? words.somebody() : words.cardEnding({ digits: cardEnd }));
  const says = organizer ? words.organizer() : { waiting: words.saysNothing, coming: words.saysYes, 'not-coming': words.saysNo }[answer]();
  return `${who}: ${says}`;
}

/** What matters of a meeting now: that it is off, who is in its call, or from when it can be joined. */
export function sayStatus({ state, inCall, joinFrom }: Meeting, now: number, words: MeetingsMessages, format: Formats): string {
  if (state === 'cancelled') return words.cancelled();
  if (inCall > 0) return words.inCall({ count: inCall });
  return Date.parse(joinFrom) > now ? words.joinFrom({ time: format.time(joinFrom) }) : '';
}

/** Eight digits as they stand on a card, in two halves. */
export function spellCard(number: string): string {
  return `${number.slice(0, 4)} ${number.slice(4)}`;
}
