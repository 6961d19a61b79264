import type { Socket } from 'node:net';
import { BEAT } from './event-frames.js';

/** A screen that stopped reading may not fill the server's memory: it is let go, and resumes when it reads again. */
const LONGEST_QUEUE_BYTES = 256 * 1024;

export interface NewStream {
  /** Of a response that has sent its headers and says nothing of its length: what is written from now on is its body. */
  readonly socket: Socket;
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
  readonly #socket: Socket;
  #taken = -1;

  constructor({ socket, deviceId, sessionId, topics }: NewStream) {
    this.#socket = socket;
    // Beats find out what does not read; a timer that each write starts anew costs more than the write.
    socket.setTimeout(0);
    this.deviceId = deviceId;
    this.sessionId = sessionId;
    this.topics = topics;
  }

  /** @returns false when the screen is gone or reads too slowly, and is therefore to be let go */
  send(frame: Buffer | string): boolean {
    if (this.#socket.destroyed || this.#socket.writableLength > LONGEST_QUEUE_BYTES) return false;
    this.#socket.write(frame);
    return true;
  }

  /** @returns false when bytes wait and the screen has taken none of them since the last beat */
  beat(): boolean {
    const waiting = this.#socket.writableLength;
    const taken = this.#socket.bytesWritten - waiting;
    const isStuck = waiting > 0 && taken === this.#taken;
    this.#taken = taken;
    return !isStuck && this.send(BEAT);
  }

  /** Waits until the screen has read what was sent. @returns false when it is gone */
  async drain(): Promise<boolean> {
    if (this.#socket.destroyed) return false;
    if (!this.#socket.writableNeedDrain) return true;
    await new Promise<void>((done) => {
      const settle = (): void => {
        this.#socket.off('drain', settle);
        this.#socket.off('close', settle);
        done();
      };
      this.#socket.once('drain', settle).once('close', settle);
    });
    return !this.#socket.destroyed;
  }

  onClose(act: () => void): void {
    this.#socket.on('close', act);
    this.#socket.on('error', act);
  }

  /** Says goodbye and ends; a screen that does not read its end is not waited for. */
  end(goodbye: string, limitMs: number): void {
    this.#socket.end(goodbye);
    setTimeout(() => { this.#socket.destroy(); }, limitMs).unref();
  }

  destroy(): void {
    this.#socket.destroy();
  }
}
