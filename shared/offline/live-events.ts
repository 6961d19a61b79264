import type { Cancel, Clock, EpochMs } from '../base/clock.js';
import { Store, type Readable } from '../base/store.js';
import { EVENTS_PATH, HEARTBEAT_MS } from '../contract/addresses.js';
import type { CityEvent, Topic } from '../contract/events.js';
import { isProblem, type ApiClient } from './api-client.js';
import type { Connection } from './connectivity.js';

export type StreamState = 'connecting' | 'live' | 'down';

/** As much of `EventSource` as is used, so that tests can hand in their own. */
export interface EventStream {
  addEventListener(name: string, listener: (event: { readonly data?: unknown }) => void): void;
  close(): void;
}

/** Hears events in the order of their positions; `resync` means: the follower is let go, read the snapshot and follow again. */
export type EventListener = (event: CityEvent | 'resync') => void;

export interface LiveEventsSettings {
  readonly api: Pick<ApiClient, 'call' | 'baseUrl'>;
  readonly openStream: (address: string) => EventStream;
  readonly clock: Clock;
  /** A server that cannot be reached ends the stream at once: a browser does not notice a half-open connection. */
  readonly connection?: Readable<Connection>;
  readonly random?: () => number;
}

interface Follower {
  readonly topics: readonly Topic[];
  readonly listener: EventListener;
  position: number;
  /** Whether the open stream began no later than this follower's position and carries its topics. */
  joined: boolean;
}

const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;
/** A server beats as soon as a stream is open; a stream that says nothing is held back by a proxy. */
const FIRST_WORD_MS = 5_000;
/** More than two beats have been missed. */
const LONGEST_SILENCE_MS = 3 * HEARTBEAT_MS;
/** So many streams that end before their first word, although the server gave a ticket, are a proxy's doing too. */
const MUTE_STREAMS = 3;
/** How long a screen polls before it tries a stream again. */
const POLLING_MS = 5 * 60_000;

/**
 * Follows topics over one `EventSource`, or by long polling where a proxy holds the stream back. Each opening takes a new
 * one-time ticket that names all topics and the position after which to resume, so nothing is missed and nothing is told
 * twice, however often the network breaks.
 */
export class LiveEvents {
  readonly #state = new Store<StreamState>('connecting');
  readonly #settings: LiveEventsSettings;
  readonly #followers = new Set<Follower>();
  #stream: EventStream | undefined;
  #streamTopics = new Set<Topic>();
  #position = 0;
  /** Counts openings; an answer that belongs to an earlier one is ignored. */
  #opening = 0;
  #retries = 0;
  #mute = 0;
  #pollUntil: EpochMs = 0;
  #cancelNext: Cancel = () => {};
  #cancelWatch: Cancel = () => {};
  #lastLiveAt: EpochMs | undefined;
  #paused = false;

  constructor(settings: LiveEventsSettings) {
    this.#settings = settings;
    settings.connection?.watch((connection) => {
      if (this.#followers.size === 0) return;
      if (connection === 'offline') this.#lose();
      // A server that returns meets a whole city: its screens spread over a moment.
      else if (this.#state.get() !== 'live') this.#scheduleOpening(this.#pick(FIRST_RETRY_MS));
    });
  }

  get state(): Readable<StreamState> {
    return this.#state;
  }

  /** Until when what is shown is known to be true: now while live, else when the stream was lost. */
  get trueUntil(): EpochMs | undefined {
    return this.#state.get() === 'live' ? this.#settings.clock.now() : this.#lastLiveAt;
  }

  /**
   * Tells `listener` of events on `topics` after position `after`, the one that the snapshot at hand names.
   * @returns stops it
   */
  follow(topics: readonly Topic[], after: number, listener: EventListener): Cancel {
    const joined = this.#stream !== undefined && topics.every((topic) => this.#streamTopics.has(topic)) && after >= this.#position;
    const follower: Follower = { topics, listener, position: after, joined };
    this.#followers.add(follower);
    if (!joined) {
      this.#retries = 0;
      this.#scheduleOpening(0);
    }
    return () => {
      // The stream stays as it is: a topic too many costs less than a new stream at each step from view to view.
      if (this.#followers.delete(follower) && this.#followers.size === 0) this.#close();
    };
  }

  /** Nobody sees the screen: the stream is closed, and none is opened before `resume`. */
  pause(): void {
    this.#paused = true;
    this.#cancelNext();
    this.#stop();
    if (this.#followers.size > 0) this.#state.set('down');
  }

  /** Goes on after the last position that each follower has: what it has missed is told, or that it is too much. */
  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.#retries = 0;
    if (this.#followers.size > 0) this.#scheduleOpening(0);
  }

  #scheduleOpening(waitMs: number): void {
    this.#cancelNext();
    if (this.#paused) return;
    // Even without a wait it is put off, so that several follows in one turn share one opening.
    this.#cancelNext = this.#settings.clock.after(waitMs, () => void this.#open());
  }

  async #open(): Promise<void> {
    const opening = ++this.#opening;
    const followers = [...this.#followers];
    if (followers.length === 0) return;
    const topics = [...new Set(followers.flatMap((follower) => follower.topics))].sort();
    const after = Math.min(...followers.map((follower) => follower.position));
    const answer = await this.#settings.api.call('openEventTicket', { body: { topics, after } });
    if (opening !== this.#opening) return;
    if (!answer.ok) {
      if (isProblem(answer, 'not-allowed') || isProblem(answer, 'session-ended')) this.#letPersonsGo();
      this.#lose();
      return;
    }
    const { api, clock } = this.#settings;
    const polls = clock.now() < this.#pollUntil;
    // Few screens ever need it, so it is not part of what all of them load first.
    const stream = polls
      ? await import('./poll-events.js').then(({ pollEvents }) => pollEvents(api, clock, topics, after), () => undefined)
      : this.#settings.openStream(`${api.baseUrl}${EVENTS_PATH}?ticket=${encodeURIComponent(answer.value.ticket)}`);
    if (opening !== this.#opening) return stream?.close();
    if (!stream) return this.#lose();
    this.#stream?.close();
    this.#stream = stream;
    this.#streamTopics = new Set(topics);
    this.#position = after;
    for (const follower of followers) follower.joined = true;
    let mute = true;
    const hear = (name: string, act: (data: string) => void = () => {}): void => stream.addEventListener(name, ({ data }) => {
      if (stream !== this.#stream) return;
      mute = false;
      this.#retries = 0;
      if (!polls) this.#mute = 0;
      this.#state.set('live');
      this.#watch(LONGEST_SILENCE_MS, () => this.#lose());
      act(String(data));
    });
    hear('beat');
    hear('city', (data) => this.#tell(JSON.parse(data) as CityEvent));
    hear('resync', () => this.#resync());
    hear('stop', (data) => this.#lose(Number(data)));
    // EventSource would come back with the used ticket; ours comes back with a new one.
    stream.addEventListener('error', () => {
      if (stream !== this.#stream) return;
      if (mute && !polls && ++this.#mute >= MUTE_STREAMS) this.#startPolling();
      this.#lose();
    });
    if (polls) this.#scheduleOpening(this.#pollUntil - clock.now());
    this.#watch(polls ? LONGEST_SILENCE_MS : FIRST_WORD_MS, () => {
      if (polls) return this.#lose();
      this.#startPolling();
      this.#scheduleOpening(0);
    });
  }

  #startPolling(): void {
    this.#pollUntil = this.#settings.clock.now() + POLLING_MS;
  }

  #watch(waitMs: number, act: () => void): void {
    this.#cancelWatch();
    this.#cancelWatch = this.#settings.clock.after(waitMs, act);
  }

  #pick(limitMs: number): number {
    return (this.#settings.random ?? Math.random)() * limitMs;
  }

  #tell(event: CityEvent): void {
    this.#position = Math.max(this.#position, event.position);
    for (const follower of [...this.#followers]) {
      if (!follower.joined || event.position <= follower.position) continue;
      follower.position = event.position;
      if (follower.topics.includes(event.topic)) follower.listener(event);
    }
  }

  #resync(): void {
    const followers = [...this.#followers];
    this.#followers.clear();
    this.#close();
    for (const follower of followers) follower.listener('resync');
  }

  /** The person has left: the public topics go on without theirs and those of their desks. */
  #letPersonsGo(): void {
    for (const follower of [...this.#followers]) {
      if (follower.topics.some((topic) => /^(person|desk):/.test(topic))) this.#followers.delete(follower);
    }
  }

  /** @param waitMs how long to stay away; a time of its own for each screen, so that a city's screens do not come back all at once */
  #lose(waitMs = this.#pick(Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#retries++))): void {
    this.#stop();
    if (this.#followers.size === 0) return;
    this.#state.set('down');
    this.#scheduleOpening(waitMs);
  }

  #close(): void {
    this.#stop();
    this.#cancelNext();
    this.#state.set('connecting');
  }

  #stop(): void {
    if (this.#state.get() === 'live') this.#lastLiveAt = this.#settings.clock.now();
    this.#opening++;
    this.#cancelWatch();
    this.#stream?.close();
    this.#stream = undefined;
    for (const follower of this.#followers) follower.joined = false;
  }
}
