import type { Cancel, Clock, EpochMs } from '../base/clock.js';
import { Store, type Readable } from '../base/store.js';
import { EVENTS_PATH } from '../contract/addresses.js';
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

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

/**
 * Follows topics over one `EventSource`. Each opening takes a new one-time ticket that names all topics and the position
 * after which to resume, so nothing is missed and nothing is told twice, however often the network breaks.
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
  #cancelNext: Cancel = () => {};
  #lastLiveAt: EpochMs | undefined;

  constructor(settings: LiveEventsSettings) {
    this.#settings = settings;
    settings.connection?.watch((connection) => {
      if (this.#followers.size === 0) return;
      if (connection === 'offline') this.#lose();
      else if (this.#state.get() !== 'live') this.#scheduleOpening(0);
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

  #scheduleOpening(waitMs: number): void {
    this.#cancelNext();
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
    this.#stream?.close();
    this.#streamTopics = new Set(topics);
    this.#position = after;
    for (const follower of followers) follower.joined = true;
    const stream = this.#settings.openStream(`${this.#settings.api.baseUrl}${EVENTS_PATH}?ticket=${encodeURIComponent(answer.value.ticket)}`);
    this.#stream = stream;
    const whileCurrent = (act: (data: unknown) => void) => (event: { readonly data?: unknown }): void => {
      if (stream === this.#stream) act(event.data);
    };
    stream.addEventListener('open', whileCurrent(() => {
      this.#retries = 0;
      this.#state.set('live');
    }));
    stream.addEventListener('city', whileCurrent((data) => this.#tell(JSON.parse(String(data)) as CityEvent)));
    stream.addEventListener('resync', whileCurrent(() => this.#resync()));
    // EventSource would come back with the used ticket; ours comes back with a new one.
    stream.addEventListener('error', whileCurrent(() => this.#lose()));
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

  /** The person has left: the public topics go on without theirs. */
  #letPersonsGo(): void {
    for (const follower of [...this.#followers]) {
      if (follower.topics.some((topic) => topic.startsWith('person:'))) this.#followers.delete(follower);
    }
  }

  #lose(): void {
    this.#stop();
    if (this.#followers.size === 0) return;
    this.#state.set('down');
    const limit = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#retries++);
    // Jitter keeps a city's screens from coming back all at once.
    this.#scheduleOpening(limit / 2 + ((this.#settings.random ?? Math.random)() * limit) / 2);
  }

  #close(): void {
    this.#stop();
    this.#cancelNext();
    this.#state.set('connecting');
  }

  #stop(): void {
    if (this.#state.get() === 'live') this.#lastLiveAt = this.#settings.clock.now();
    this.#opening++;
    this.#stream?.close();
    this.#stream = undefined;
    for (const follower of this.#followers) follower.joined = false;
  }
}
