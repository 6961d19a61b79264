import type { ServerResponse } from 'node:http';
import type { Cancel, Clock } from '../../shared/base/clock.js';
import type { CityEvent } from '../../shared/contract/events.js';

/** Comment lines tell both ends that the other is there; two missed ones mean it is not. */
const HEARTBEAT_MS = 15_000;
/** A screen that stopped reading may not fill the server's memory: it is let go, and resumes when it reads again. */
const LONGEST_QUEUE_BYTES = 256 * 1024;
const STREAMS_PER_DEVICE = 4;
/** Where a device's own events go; the end of its session is told there. */
const deviceTopic = (deviceId: string): string => `device:${deviceId}`;

export interface StreamsParts {
  readonly clock: Clock;
  readonly isSessionOpen: (sessionId: string) => Promise<boolean>;
  readonly tellFailure: (error: unknown) => void;
}

/** Where the bytes of a stream go: a response that has sent its headers. */
export type StreamSink = Pick<ServerResponse, 'write' | 'end' | 'destroy' | 'writableLength' | 'on'>;

export interface NewStream {
  readonly sink: StreamSink;
  readonly deviceId: string;
  /** The session that lets it follow a person. */
  readonly sessionId: string | undefined;
  readonly topics: readonly string[];
}

interface Stream extends NewStream {
  readonly follows: Set<string>;
  /** The newest position sent; events up to it are not sent again. */
  position: number;
  /** Events that came while the past was being read; `undefined` once it is live. */
  waiting: CityEvent[] | undefined;
}

/** What the caller does while the stream holds live events back. */
export interface OpenStream {
  /** Sends the past, then what came meanwhile, then everything as it comes. */
  goLive(past: readonly CityEvent[], position: number): void;
  /** Tells the screen to read its snapshots again, then goes on from `position`. */
  resync(position: number): void;
}

/** The open event streams of this node, by topic. */
export class EventStreams {
  readonly #parts: StreamsParts;
  readonly #streams = new Set<Stream>();
  readonly #byTopic = new Map<string, Set<Stream>>();
  #cancelBeat: Cancel | undefined;
  #closed = false;

  constructor(parts: StreamsParts) {
    this.#parts = parts;
  }

  get count(): number {
    return this.#streams.size;
  }

  start(): void {
    this.#cancelBeat = this.#parts.clock.after(HEARTBEAT_MS, () => {
      for (const stream of [...this.#streams]) this.#send(stream, ':\n\n');
      this.#dropEndedSessions().catch(this.#parts.tellFailure);
      this.start();
    });
  }

  /** Takes a stream in; it holds events back until one of the returned functions is called. */
  open(opened: NewStream): OpenStream {
    if (this.#closed) opened.sink.end();
    const stream: Stream = { ...opened, follows: new Set(), position: 0, waiting: [] };
    const ofDevice = [...this.#streams].filter((other) => other.deviceId === stream.deviceId);
    for (const oldest of ofDevice.slice(0, Math.max(0, ofDevice.length + 1 - STREAMS_PER_DEVICE))) this.#drop(oldest);
    this.#streams.add(stream);
    for (const topic of stream.topics) this.#follow(stream, topic);
    stream.sink.on('close', () => { this.#forget(stream); });
    stream.sink.on('error', () => { this.#forget(stream); });
    return {
      goLive: (past, position) => {
        for (const event of past) this.#sendEvent(stream, event);
        stream.position = Math.max(stream.position, position);
        this.#release(stream);
      },
      resync: (position) => {
        this.#send(stream, `event: resync\nid: ${String(position)}\ndata: {}\n\n`);
        stream.position = position;
        this.#release(stream);
      },
    };
  }

  /** Sends an event to every stream that follows its topic. */
  publish(event: CityEvent): void {
    const frame = writeFrame(event);
    for (const stream of [...this.#byTopic.get(event.topic) ?? []]) {
      if (stream.waiting) stream.waiting.push(event);
      else this.#sendEvent(stream, event, frame);
    }
  }

  /** Ends every stream, asking each screen to wait a random while, so that they do not all come back at once. */
  async close(random: () => number = Math.random): Promise<void> {
    this.#closed = true;
    this.#cancelBeat?.();
    await Promise.all([...this.#streams].map((stream) => new Promise<void>((ended) => {
      stream.sink.on('close', () => { ended(); });
      stream.sink.write(`retry: ${String(1000 + Math.floor(random() * 9000))}\n\n`);
      stream.sink.end();
      // A screen that does not read its end is not waited for.
      setTimeout(() => { stream.sink.destroy(); }, 500).unref();
    })));
  }

  #release(stream: Stream): void {
    const waiting = stream.waiting ?? [];
    stream.waiting = undefined;
    for (const event of waiting) this.#sendEvent(stream, event);
  }

  #sendEvent(stream: Stream, event: CityEvent, frame: string = writeFrame(event)): void {
    if (event.position <= stream.position || !stream.follows.has(event.topic)) return;
    stream.position = event.position;
    this.#send(stream, frame);
    if (event.kind === 'session-ended' && event.topic === deviceTopic(stream.deviceId)) this.#leavePersons(stream);
  }

  #send(stream: Stream, frame: string): void {
    if (stream.sink.writableLength > LONGEST_QUEUE_BYTES) this.#drop(stream);
    else stream.sink.write(frame);
  }

  /** Sessions also end by time passing, which is no event: streams of persons are looked at with each heartbeat. */
  async #dropEndedSessions(): Promise<void> {
    for (const stream of [...this.#streams]) {
      if (stream.sessionId === undefined || ![...stream.follows].some(isPersonTopic)) continue;
      if (!await this.#parts.isSessionOpen(stream.sessionId)) this.#leavePersons(stream);
    }
  }

  #leavePersons(stream: Stream): void {
    for (const topic of [...stream.follows].filter(isPersonTopic)) this.#unfollow(stream, topic);
  }

  #follow(stream: Stream, topic: string): void {
    stream.follows.add(topic);
    const followers = this.#byTopic.get(topic) ?? new Set();
    followers.add(stream);
    this.#byTopic.set(topic, followers);
  }

  #unfollow(stream: Stream, topic: string): void {
    stream.follows.delete(topic);
    const followers = this.#byTopic.get(topic);
    followers?.delete(stream);
    if (followers?.size === 0) this.#byTopic.delete(topic);
  }

  #drop(stream: Stream): void {
    this.#forget(stream);
    stream.sink.destroy();
  }

  #forget(stream: Stream): void {
    this.#streams.delete(stream);
    for (const topic of [...stream.follows]) this.#unfollow(stream, topic);
  }
}

function isPersonTopic(topic: string): boolean {
  return topic.startsWith('person:');
}

function writeFrame(event: CityEvent): string {
  return `event: city\nid: ${String(event.position)}\ndata: ${JSON.stringify(event)}\n\n`;
}
