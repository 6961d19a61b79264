import { CityEvent } from '../../shared/contract/events.js';

/** One message of an event stream, as it came over the wire. */
export interface StreamMessage {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: string;
  readonly retry: string | undefined;
}

/** Reads a real event stream over HTTP, as a screen's EventSource does. */
export class EventReader {
  readonly #waiting: StreamMessage[] = [];
  #wake: () => void = () => undefined;
  #ended = false;
  /** How often the stream showed that it lives. */
  beats = 0;

  private constructor(readonly reply: Response, readonly cancel: () => void) {}

  static async open(address: string, ticket: string, headers: Record<string, string> = {}): Promise<EventReader> {
    const abort = new AbortController();
    const reply = await fetch(`${address}/api/events?ticket=${encodeURIComponent(ticket)}`, { headers, signal: abort.signal });
    const reader = new EventReader(reply, () => { abort.abort(); });
    void reader.#readAll().catch(() => undefined).finally(() => {
      reader.#ended = true;
      reader.#wake();
    });
    return reader;
  }

  /** The next message that is not a beat; `undefined` when the stream has ended. */
  async next(limitMs = 5000): Promise<StreamMessage | undefined> {
    const end = Date.now() + limitMs;
    while (this.#waiting.length === 0 && !this.#ended) {
      const left = end - Date.now();
      if (left <= 0) throw new Error(`No message within ${String(limitMs)} ms`);
      await new Promise<void>((woken) => {
        const timer = setTimeout(woken, left);
        this.#wake = () => {
          clearTimeout(timer);
          woken();
        };
      });
    }
    return this.#waiting.shift();
  }

  async nextEvent(limitMs?: number): Promise<CityEvent> {
    const message = await this.next(limitMs);
    if (message?.event !== 'city') throw new Error(`Not an event of the city: ${message?.event ?? 'the end'}`);
    return CityEvent.parse(JSON.parse(message.data));
  }

  async #readAll(): Promise<void> {
    if (!this.reply.body) return;
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of this.reply.body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) this.#take(block);
    }
  }

  #take(block: string): void {
    const fields = new Map(block.split('\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
    }));
    if (fields.get('event') === 'beat') this.beats++;
    else this.#waiting.push({ event: fields.get('event') ?? 'message', id: fields.get('id'), data: fields.get('data') ?? '', retry: fields.get('retry') });
    this.#wake();
  }
}
