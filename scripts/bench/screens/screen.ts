import { connect, type Socket } from 'node:net';
import type { Recorder } from './recorder.js';

/** How a screen comes to its stream. */
export interface Way {
  readonly kind: 'stream' | 'ws';
  readonly port: number;
}

const EVENT = /"position":(\d+),"topic":"[^"]*","at":"([^"]+)"/g;
/** No event is longer. */
const LONGEST_TAIL = 1000;
const FIRST_RETRY_MS = 2000;
const LONGEST_RETRY_MS = 30_000;

/** One screen that follows a center and comes back when its stream breaks, as `LiveEvents` does; it parses no more than it must. */
export class Screen {
  position = 0;
  isOpen = false;
  #socket: Socket | undefined;
  #tail = '';

  constructor(private readonly way: Way, private readonly deviceToken: string, private readonly topic: string, private readonly recorder: Recorder) {}

  /** Opens the stream after the last position, and tries again, after a time of its own, until it is open. */
  async open(): Promise<void> {
    for (let retry = 0; !this.isOpen; retry++) {
      if (retry > 0) await new Promise((rested) => { setTimeout(rested, Math.random() * Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (retry - 1))); });
      this.isOpen = await (this.way.kind === 'ws' ? this.#openSocket() : this.#openStream());
      if (!this.isOpen) this.recorder.retries++;
    }
  }

  drop(): void {
    this.isOpen = false;
    this.#socket?.destroy();
  }

  async #openStream(): Promise<boolean> {
    const body = JSON.stringify({ topics: [this.topic], after: this.position });
    const reply = await this.#ask(`POST /api/events/tickets HTTP/1.1\r\nhost: here\r\nconnection: close\r\ndevice-token: ${this.deviceToken}\r\nidempotency-key: ${crypto.randomUUID()}\r\ncontent-type: application/json\r\ncontent-length: ${String(body.length)}\r\n\r\n${body}`);
    const ticket = /"ticket":"([^"]+)"/.exec(reply)?.[1];
    return ticket !== undefined && this.#follow(`GET /api/events?ticket=${ticket} HTTP/1.1\r\nhost: here\r\n\r\n`, 'HTTP/1.1 200');
  }

  #openSocket(): Promise<boolean> {
    return this.#follow('GET / HTTP/1.1\r\nhost: here\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n', 'HTTP/1.1 101');
  }

  #ask(request: string): Promise<string> {
    return new Promise((resolve) => {
      let reply = '';
      const socket = connect(this.way.port, '127.0.0.1', () => { socket.write(request); });
      socket.on('data', (part) => { reply += part.toString('latin1'); });
      socket.on('error', () => undefined);
      socket.on('close', () => { resolve(reply); });
    });
  }

  #follow(request: string, good: string): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect(this.way.port, '127.0.0.1', () => { socket.write(request); });
      this.#socket = socket;
      this.#tail = '';
      let begun = false;
      socket.on('error', () => undefined);
      socket.on('close', () => { resolve(false); });
      socket.on('data', (part) => {
        const text = part.toString('latin1');
        if (!begun) {
          begun = true;
          resolve(text.startsWith(good));
        }
        this.#take(text);
      });
    });
  }

  #take(part: string): void {
    const text = this.#tail + part;
    const now = Date.now();
    let end = 0;
    EVENT.lastIndex = 0;
    for (let found = EVENT.exec(text); found; found = EVENT.exec(text)) {
      end = EVENT.lastIndex;
      const position = Number(found[1]);
      this.recorder.take(position, this.position, found[2] ?? '', now);
      this.position = position;
    }
    this.#tail = text.slice(Math.max(end, text.length - LONGEST_TAIL));
  }
}
