import type { ServerResponse } from 'node:http';
import { BEAT } from './event-frames.js';

/** A screen that stopped reading may not fill the server's memory: it is let go, and resumes when it reads again. */
const LONGEST_QUEUE_BYTES = 256 * 1024;

/** Where the bytes of a stream go: a response that has sent its headers. */
export type StreamSink = Pick<ServerResponse, 'write' | 'end' | 'destroy' | 'destroyed' | 'writableLength' | 'writableNeedDrain' | 'socket' | 'on' | 'once' | 'off'>;

export interface NewStream {
  readonly sink: StreamSink;
  readonly deviceId: string;
  /** The session that lets it follow a person. */
  readonly sessionId: string | undefined;
  readonly topics: readonly string[];
}

/** One screen's open stream: what it follows, how far it has got, and how much waits for it to read. */
export class EventStream {
  readonly deviceId: string;
  readonly sessionId: string | undefined;
  topics: readonly string[];
  /** The newest position sent; events up to it are not sent again. */
  position = 0;
  readonly #sink: StreamSink;
  #taken = -1;

  constructor({ sink, deviceId, sessionId, topics }: NewStream) {
    this.#sink = sink;
    this.deviceId = deviceId;
    this.sessionId = sessionId;
    this.topics = topics;
  }

  /** @returns false when the screen is gone or reads too slowly, and is therefore to be let go */
  send(frame: Buffer | string): boolean {
    if (this.#sink.destroyed || this.#sink.writableLength > LONGEST_QUEUE_BYTES) return false;
    this.#sink.write(frame);
    return true;
  }

  /** @returns false when bytes wait and the screen has taken none of them since the last beat */
  beat(): boolean {
    const waiting = this.#sink.writableLength;
    const taken = (this.#sink.socket?.bytesWritten ?? 0) - waiting;
    const isStuck = waiting > 0 && taken === this.#taken;
    this.#taken = taken;
    return !isStuck && this.send(BEAT);
  }

  /** Waits until the screen has read what was sent. @returns false when it is gone */
  async drain(): Promise<boolean> {
    if (this.#sink.destroyed) return false;
    if (!this.#sink.writableNeedDrain) return true;
    await new Promise<void>((done) => {
      const settle = (): void => {
        this.#sink.off('drain', settle);
        this.#sink.off('close', settle);
        done();
      };
      this.#sink.once('drain', settle).once('close', settle);
    });
    return !this.#sink.destroyed;
  }

  onClose(act: () => void): void {
    this.#sink.on('close', act);
    this.#sink.on('error', act);
  }

  /** Says goodbye and ends; a screen that does not read its end is not waited for. */
  end(goodbye: string, limitMs: number): void {
    this.#sink.write(goodbye);
    this.#sink.end();
    setTimeout(() => { this.#sink.destroy(); }, limitMs).unref();
  }

  destroy(): void {
    this.#sink.destroy();
  }
}
