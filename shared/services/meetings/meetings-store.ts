import type { Cancel } from '../../base/clock.js';
import { makeId } from '../../base/ids.js';
import { succeed, type Result } from '../../base/result.js';
import { Store, type Readable } from '../../base/store.js';
import type { Topic } from '../../contract/events.js';
import type { Meeting, PlanMeetingRequest } from '../../contract/meetings.js';
import type { RouteReply } from '../../contract/routes.js';
import type { CallFailure } from '../../offline/api-client.js';
import type { ServiceEnvironment } from '../service.js';
import { FRESH_DRAFT, addPerson, asksSeat, isOfSeat, readStep, stepBack, toggleRoom, type Draft } from './meetings-model.js';
import { listChosenRooms, type ActionName, type MeetingsState } from './meetings-state.js';

/** Several events in a row cost one question. */
const PAUSE_MS = 500;
/** A home screen, of which a city has thousands, asks for the rooms no more often than so; whoever looks at them sees each change. */
const HOME_PAUSE_MS = 20_000;
const MINUTE = 60_000;
/** The stream takes 64 topics; the person's and the device's need room. */
const MOST_CENTERS = 40;

/**
 * Everything the meetings of one screen are, and what a person can do with them: the directory of rooms, the person's own, and those
 * of the room whose own panel this is. What was chosen lives here, in memory, until `forget`.
 */
export class MeetingsStore {
  readonly #env: ServiceEnvironment;
  readonly #state: Store<MeetingsState>;
  #cancels: Cancel[] = [];
  #cancelMinute: Cancel = () => {};
  #cancelRooms: Cancel = () => {};
  #cancelMine: Cancel = () => {};
  readonly #pauses = new Map<string, Cancel>();
  #person: string | undefined;
  /** Counts people and drafts; an answer for an earlier one is dropped. */
  #turn = 0;
  #started = false;
  /** Views that show the meetings now. */
  #viewers = 0;
  /** The wish that was sent last, so that the same wish sent again is the same meeting. */
  #wish: { readonly text: string; readonly body: PlanMeetingRequest } | undefined;

  constructor(environment: ServiceEnvironment) {
    this.#env = environment;
    this.#state = new Store<MeetingsState>({
      city: environment.city, now: environment.clock.now(), live: environment.events.state.get() === 'live', mine: undefined, centers: [],
      directory: { kind: 'loading' }, free: undefined, room: environment.spaceId === undefined ? undefined : { kind: 'loading' }, draft: FRESH_DRAFT, action: { kind: 'none' },
    });
  }

  get state(): Readable<MeetingsState> {
    return this.#state;
  }

  /** The telepresence room whose own panel this is. */
  get spaceId(): string | undefined {
    return this.#env.spaceId;
  }

  /** A view shows the meetings from now on. @returns what ends that */
  start(): Cancel {
    this.run();
    if (this.#viewers++ === 0 && this.#state.get().directory.kind === 'ready') {
      // Home may wait a while longer; a view does not.
      this.#pauses.get('rooms')?.();
      this.#pauses.delete('rooms');
      void this.#readRooms();
    }
    return () => { this.#viewers--; };
  }

  /** Reads the rooms and starts to follow them; harmless when it runs already. */
  run(): void {
    if (this.#started) return;
    this.#started = true;
    const { events, connectivity, session } = this.#env;
    this.#cancels = [
      events.state.watch((state) => this.#set({ live: state === 'live' })),
      connectivity.state.watch((state) => { if (state === 'online') this.retry(); }),
      session.state.watch(() => this.#noticePerson()),
    ];
    this.#tick();
    this.retry();
    this.#noticePerson();
  }

  stop(): void {
    this.#started = false;
    for (const cancel of [...this.#cancels, ...this.#pauses.values(), this.#cancelMinute, this.#cancelRooms, this.#cancelMine]) cancel();
    this.#cancels = [];
    this.#pauses.clear();
    // Whoever is signed in when it runs again is met anew: their meetings are followed again, and those of nobody else stay.
    this.#person = undefined;
    this.#cancelMine = () => {};
    this.#set({ mine: undefined });
  }

  /** Drops what this person chose. */
  forget(): void {
    this.#turn++;
    this.#wish = undefined;
    this.#set({ draft: FRESH_DRAFT, free: undefined, action: { kind: 'none' } });
  }

  /** Asks again for whatever failed or may be old. */
  retry(): void {
    void this.#readRooms();
    void this.#readRoom();
    void this.#readMine();
    if (this.#state.get().free) void this.#readFree();
  }

  /** Begins to plan a meeting, or to give one another time. */
  begin(moving?: Meeting): void {
    this.forget();
    this.#set({ draft: { ...FRESH_DRAFT, moving } });
  }

  choose(change: Partial<Draft>): void {
    const { draft } = this.#state.get();
    this.#set({ draft: { ...draft, ...change }, action: { kind: 'none' } });
    if (change.to !== undefined) void this.#readFree();
  }

  toggleRoom(spaceId: string): void {
    this.choose({ roomIds: toggleRoom(this.#state.get().draft.roomIds, spaceId) });
    const state = this.#state.get();
    // Where a room was chosen no seat is needed.
    if (listChosenRooms(state).some(({ centerId }) => centerId === state.draft.seat?.centerId)) this.choose({ seat: undefined });
  }

  /** The rooms are chosen. A seat is asked for where there is another center, and not twice. */
  takeRooms(): void {
    this.choose({ roomsDone: true, seatDone: this.#state.get().draft.seatDone || !this.#asksSeat() });
  }

  #asksSeat(): boolean {
    const state = this.#state.get();
    return asksSeat(state.centers, listChosenRooms(state));
  }

  takeBack(number: string): void {
    this.choose({ people: this.#state.get().draft.people.filter((one) => one !== number) });
  }

  invite(number: string): void {
    const { people } = this.#state.get().draft;
    this.choose({ people: addPerson(people, number) });
  }

  /** @returns false at the first question */
  back(): boolean {
    let before = stepBack(this.#state.get().draft);
    if (before && readStep(before) === 'seat' && !this.#asksSeat()) before = stepBack(before);
    if (before) this.#set({ draft: before, action: { kind: 'none' } });
    return before !== undefined;
  }

  clearAction(): void {
    this.#set({ action: { kind: 'none' } });
  }

  /** Sends what was put together. @returns whether the server has made it */
  plan(): Promise<boolean> {
    const { draft: { moving, from, to, roomIds, seat, people, title } } = this.#state.get();
    if (from === undefined || to === undefined) return Promise.resolve(false);
    const time = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
    if (moving) return this.#send('move', this.#env.api.call('moveMeeting', { params: { meetingId: moving.id }, body: time }));
    const spaceIds = seat?.kind === 'found' ? [...roomIds, seat.spaceId] : roomIds;
    const text = JSON.stringify([time, spaceIds, people, title]);
    // An answer may have been lost on its way: pressed once more, the same wish is the same request.
    if (this.#wish?.text !== text) {
      const now = this.#env.clock.now();
      this.#wish = { text, body: { meetingId: makeId(now), ...time, rooms: spaceIds.map((spaceId) => ({ allocationId: makeId(now), spaceId })), people: [...people], ...title !== undefined && { title } } };
    }
    const { body } = this.#wish;
    return this.#send('plan', this.#env.api.call('planMeeting', { body }, { idempotencyKey: body.meetingId }));
  }

  cancel(meetingId: string): Promise<boolean> {
    return this.#send('cancel', this.#env.api.call('cancelMeeting', { params: { meetingId }, body: {} }));
  }

  answer(meetingId: string, answer: 'coming' | 'not-coming'): Promise<boolean> {
    return this.#send('answer', this.#env.api.call('answerMeeting', { params: { meetingId }, body: { answer } }));
  }

  #set(change: Partial<MeetingsState>): void {
    this.#state.update((state) => ({ ...state, ...change, now: this.#env.clock.now() }));
  }

  #tick(): void {
    this.#set({});
    // By the minute of the clock, so that what can be joined now is offered when it can.
    this.#cancelMinute = this.#env.clock.after(MINUTE - (this.#env.clock.now() % MINUTE) + 50, () => this.#tick());
  }

  async #send(what: ActionName, asking: Promise<Result<RouteReply<'planMeeting'>, CallFailure>>): Promise<boolean> {
    const turn = this.#turn;
    // What a refusal is about is told by its place in what was sent.
    const { draft: sent } = this.#state.get();
    this.#set({ action: { kind: 'sending', what } });
    const answer = await asking;
    if (answer.ok || answer.failure.kind === 'problem') this.#wish = undefined;
    // Somebody else may stand here by now.
    if (turn !== this.#turn) return false;
    if (!answer.ok) {
      const { failure } = answer;
      const { draft } = this.#state.get();
      const ofSeat = failure.kind === 'problem' && isOfSeat(sent, failure.problem.field);
      this.#set({ action: { kind: 'refused', what, failure, ofSeat }, draft: askAgain(draft, failure, ofSeat) });
      this.retry();
      return false;
    }
    const { mine } = this.#state.get();
    const others = mine?.kind === 'ready' ? mine.value.filter(({ id }) => id !== answer.value.id) : [];
    this.#set({ action: { kind: 'done', what, meeting: answer.value }, ...this.#person !== undefined && { mine: { kind: 'ready', value: [...others, answer.value] } } });
    return true;
  }

  #noticePerson(): void {
    const session = this.#env.session.state.get();
    const person = session.kind === 'signed-in' ? session.personId : undefined;
    if (person === this.#person) return;
    this.#person = person;
    this.#wish = undefined;
    this.#turn++;
    this.#cancelMine();
    this.#cancelMine = () => {};
    this.#set({ mine: person === undefined ? undefined : { kind: 'loading' }, action: { kind: 'none' }, ...person === undefined && { draft: FRESH_DRAFT, free: undefined } });
    void this.#readMine(true);
  }

  async #readMine(follows = false): Promise<void> {
    const person = this.#person;
    if (person === undefined) return;
    const answer = await this.#env.api.call('listMeetings', {});
    if (person !== this.#person) return;
    if (answer.ok) this.#set({ mine: { kind: 'ready', value: answer.value.meetings } });
    else if (this.#state.get().mine?.kind !== 'ready') this.#set({ mine: { kind: 'failed', failure: answer.failure } });
    if (!follows || !answer.ok) return;
    this.#cancelMine = this.#env.events.follow([`person:${person}`], answer.value.event, (event) => {
      if (event === 'resync' || event.kind === 'meeting-changed') this.#soon('mine', () => this.#readMine(event === 'resync'));
    });
  }

  async #readRooms(): Promise<void> {
    const { centers } = this.#state.get();
    const [directory, list] = await Promise.all([this.#env.api.call('readRooms', { query: {} }), centers.length > 0 ? succeed({ centers }) : this.#env.api.call('listCenters', {})]);
    if (list.ok && directory.ok) {
      const ids = new Set(directory.value.rooms.map(({ centerId }) => centerId));
      this.#set({ directory: { kind: 'ready', value: directory.value }, centers: list.value.centers.filter(({ id }) => ids.has(id)) });
      this.#follow([...ids].sort().slice(0, MOST_CENTERS).map((id): Topic => `center:${id}`), directory.value.event);
      return;
    }
    const failure = !directory.ok ? directory.failure : !list.ok ? list.failure : undefined;
    if (failure && this.#state.get().directory.kind !== 'ready') this.#set({ directory: { kind: 'failed', failure } });
  }

  /** A room of a center has changed: what stands of rooms here is asked for again. */
  #follow(topics: readonly Topic[], after: number): void {
    const before = this.#cancelRooms;
    this.#cancelRooms = this.#env.events.follow(topics, after, (event) => {
      if (event !== 'resync' && event.kind !== 'room-changed' && event.kind !== 'allocation-changed' && event.kind !== 'space-changed') return;
      this.#soon('rooms', () => this.#readRooms(), this.#viewers > 0 || event === 'resync' ? PAUSE_MS : HOME_PAUSE_MS);
      this.#soon('room', () => this.#readRoom());
      if (this.#state.get().free) this.#soon('free', () => this.#readFree());
    });
    // The new one first: a moment without followers would close the stream.
    before();
  }

  async #readFree(): Promise<void> {
    const { draft: { from, to }, free } = this.#state.get();
    if (from === undefined || to === undefined) return;
    if (free?.kind !== 'ready') this.#set({ free: { kind: 'loading' } });
    const answer = await this.#env.api.call('readRooms', { query: { from: new Date(from).toISOString(), to: new Date(to).toISOString() } });
    const { draft, action } = this.#state.get();
    if (draft.from !== from || draft.to !== to) return;
    if (!answer.ok) return this.#set({ free: { kind: 'failed', failure: answer.failure } });
    const read = { kind: 'ready', value: answer.value } as const;
    // While the plan is on its way its rooms may be taken by itself.
    if (action.kind === 'sending') return this.#set({ free: read });
    // Of the rooms that were chosen only those stay that can still be had; where one is gone the question is asked again.
    const bookable = new Set(answer.value.rooms.filter((room) => room.bookable).map(({ spaceId }) => spaceId));
    const roomIds = draft.roomIds.filter((id) => bookable.has(id));
    this.#set({ free: read, draft: { ...draft, roomIds, roomsDone: draft.roomsDone && roomIds.length === draft.roomIds.length } });
  }

  async #readRoom(): Promise<void> {
    if (this.#env.spaceId === undefined) return;
    const answer = await this.#env.api.call('readRoomMeetings', {});
    if (answer.ok) this.#set({ room: { kind: 'ready', value: answer.value } });
    else if (this.#state.get().room?.kind !== 'ready') this.#set({ room: { kind: 'failed', failure: answer.failure } });
  }

  #soon(what: string, read: () => Promise<void>, pauseMs = PAUSE_MS): void {
    if (this.#pauses.has(what)) return;
    this.#pauses.set(what, this.#env.clock.after(pauseMs, () => {
      this.#pauses.delete(what);
      void read();
    }));
  }
}

/** What was refused is asked again: another room, another seat, or another card. */
function askAgain(draft: Draft, failure: CallFailure, ofSeat: boolean): Draft {
  if (ofSeat) return draft.moving ? draft : { ...draft, seat: undefined, seatDone: false };
  const code = failure.kind === 'problem' ? failure.problem.code : undefined;
  if (code === 'seat-taken' || code === 'space-out-of-order') return draft.moving ? draft : { ...draft, roomsDone: false };
  return code?.startsWith('card-') ? { ...draft, peopleDone: false } : draft;
}

const stores = new WeakMap<object, MeetingsStore>();

/** The screen's meetings; the same for its home and all its views. */
export function openMeetings(environment: ServiceEnvironment): MeetingsStore {
  const known = stores.get(environment.api);
  if (known) return known;
  const store = new MeetingsStore(environment);
  stores.set(environment.api, store);
  return store;
}
