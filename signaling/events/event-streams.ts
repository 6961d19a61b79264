import type { Cancel, Clock } from '../../shared/base/clock.js';
import { HEARTBEAT_MS } from '../../shared/contract/addresses.js';
import type { CityEvent } from '../../shared/contract/events.js';
import { ByTopic } from './by-topic.js';
import { BEAT, writeFrame, writeResync, writeStop } from './event-frames.js';
import type { EventHistory } from './event-history.js';
import { EventStream, type NewStream } from './event-stream.js';
import { needsSession } from './may-follow.js';

/** Beats go out in turns, so that ten thousand of them do not hold up an event. */
const TURNS = 15;
const STREAMS_PER_DEVICE = 4;
/** A server that stops sends each screen away for a while of its own. */
const SHORTEST_AWAY_MS = 1000;
const LONGEST_AWAY_MS = 10_000;
const GOODBYE_LIMIT_MS = 500;

export interface StreamsParts {
  readonly clock: Clock;
  readonly history: EventHistory;
  readonly findOpenSessions: (sessionIds: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly tellFailure: (error: unknown) => void;
}

/** The open event streams of this node. */
export class EventStreams {
  readonly #parts: StreamsParts;
  readonly #turns = Array.from({ length: TURNS }, () => new Set<EventStream>());
  readonly #byDevice = new Map<string, EventStream[]>();
  readonly #byTopic = new ByTopic<EventStream>();
  #opened = 0;
  #turn = 0;
  #cancelBeat: Cancel | undefined;
  #closed = false;

  constructor(parts: StreamsParts) {
    this.#parts = parts;
  }

  get count(): number {
    return this.#turns.reduce((sum, streams) => sum + streams.size, 0);
  }

  start(): void {
    this.#cancelBeat = this.#parts.clock.after(HEARTBEAT_MS / TURNS, () => {
      const streams = this.#turns[this.#turn++ % TURNS] ?? [];
      for (const stream of streams) if (!stream.beat()) this.#drop(stream);
      this.#leaveEndedSessions([...streams]).catch(this.#parts.tellFailure);
      this.start();
    });
  }

  /**
   * Takes a stream in: sends what it missed, as fast as it reads, and then everything as it comes.
   * @param after the position it has; events from now on if it has none
   */
  async open(opened: NewStream, after: number | undefined): Promise<void> {
    const stream = new EventStream(opened);
    if (this.#closed) return stream.end(writeStop(this.#pickAway(Math.random)), GOODBYE_LIMIT_MS);
    const ofDevice = this.#byDevice.get(stream.deviceId) ?? [];
    if (ofDevice[0] && ofDevice.length >= STREAMS_PER_DEVICE) this.#drop(ofDevice[0]);
    this.#byDevice.set(stream.deviceId, [...this.#byDevice.get(stream.deviceId) ?? [], stream]);
    this.#turns[this.#opened++ % TURNS]?.add(stream);
    stream.onClose(() => { this.#forget(stream); });
    stream.send(BEAT);
    await this.#catchUp(stream, after ?? this.#parts.history.position);
  }

  /** Sends an event to every stream that follows its topic. */
  publish(event: CityEvent): void {
    const frame = writeFrame(event);
    const endsSession = event.kind === 'session-ended';
    for (const stream of this.#byTopic.list(event.topic)) {
      if (event.position <= stream.position) continue;
      stream.position = event.position;
      if (!stream.send(frame)) this.#drop(stream);
      else if (endsSession && event.topic === `device:${stream.deviceId}`) this.#leavePersons(stream);
    }
  }

  /** Ends every stream, asking each screen to stay away a random while, so that they do not all come back at once. */
  async close(random: () => number = Math.random): Promise<void> {
    this.#closed = true;
    this.#cancelBeat?.();
    const streams = this.#turns.flatMap((turn) => [...turn]);
    await Promise.all(streams.map((stream) => new Promise<void>((ended) => {
      stream.onClose(ended);
      stream.end(writeStop(this.#pickAway(random)), GOODBYE_LIMIT_MS);
    })));
  }

  #pickAway(random: () => number): number {
    return SHORTEST_AWAY_MS + Math.floor(random() * (LONGEST_AWAY_MS - SHORTEST_AWAY_MS));
  }

  /** The last page from memory and the step to live are one turn, so that no event falls between them. */
  async #catchUp(stream: EventStream, from: number): Promise<void> {
    const { history } = this.#parts;
    for (let after = from; ;) {
      const past = history.readRecent(after, stream.topics) ?? await history.readKept(after, stream.topics);
      if (past === 'lost') {
        stream.send(writeResync(history.position));
        return this.#goLive(stream, history.position);
      }
      if (past.events.length > 0 && !stream.send(Buffer.concat(past.events.map(writeFrame)))) return this.#drop(stream);
      // The log may be ahead of this node, which will come to what lies between.
      if (past.isAll || past.position > history.position) return this.#goLive(stream, past.position);
      if (!await stream.drain()) return;
      after = past.position;
    }
  }

  #goLive(stream: EventStream, position: number): void {
    stream.position = position;
    if (this.#byDevice.get(stream.deviceId)?.includes(stream)) for (const topic of stream.topics) this.#byTopic.add(topic, stream);
  }

  /** Sessions also end by time passing, which is no event: streams of persons are looked at with each heartbeat. */
  async #leaveEndedSessions(streams: readonly EventStream[]): Promise<void> {
    const ofPersons = streams.filter(({ topics }) => topics.some(needsSession));
    if (ofPersons.length === 0) return;
    const open = await this.#parts.findOpenSessions([...new Set(ofPersons.flatMap(({ sessionId }) => sessionId ?? []))]);
    for (const stream of ofPersons) if (!open.has(stream.sessionId ?? '')) this.#leavePersons(stream);
  }

  #leavePersons(stream: EventStream): void {
    for (const topic of stream.topics) if (needsSession(topic)) this.#byTopic.delete(topic, stream);
    stream.topics = stream.topics.filter((topic) => !needsSession(topic));
  }

  #drop(stream: EventStream): void {
    this.#forget(stream);
    stream.destroy();
  }

  #forget(stream: EventStream): void {
    for (const turn of this.#turns) turn.delete(stream);
    for (const topic of stream.topics) this.#byTopic.delete(topic, stream);
    const others = this.#byDevice.get(stream.deviceId)?.filter((other) => other !== stream) ?? [];
    if (others.length > 0) this.#byDevice.set(stream.deviceId, others);
    else this.#byDevice.delete(stream.deviceId);
  }
}
