import type { Clock } from '../base/clock.js';
import { makeId } from '../base/ids.js';
import type { CallApi } from './ports.js';

/** Waits between tries to tell the server, in milliseconds; after the last one it is left to notice by itself. */
const RETRIES_MS = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 60_000];

/**
 * Calls that this screen wants no more of. The server is told even if it cannot be reached at the moment, or answers late that the
 * call had been made after all.
 */
export class Farewells {
  readonly #api: CallApi;
  readonly #clock: Clock;
  readonly #parted = new Set<string>();
  readonly #saying = new Set<string>();

  constructor({ api, clock }: { readonly api: CallApi; readonly clock: Clock }) {
    this.#api = api;
    this.#clock = clock;
  }

  /** Whether a call is none of this screen's any more, whatever the server still says of it. */
  has(callId: string): boolean {
    return this.#parted.has(callId);
  }

  /** The call is not taken up again here. */
  note(callId: string): void {
    this.#parted.add(callId);
  }

  /** The person has come back by an invitation: the call is this screen's again, and nobody is told any more that it is not. */
  takeBack(callId: string): void {
    this.#parted.delete(callId);
    this.#saying.delete(callId);
  }

  say(callId: string, route: 'hangUp' | 'declineCall'): void {
    this.#parted.add(callId);
    if (this.#saying.has(callId)) return;
    this.#saying.add(callId);
    void this.#try(callId, route, makeId(this.#clock.now()), 0);
  }

  async #try(callId: string, route: 'hangUp' | 'declineCall', idempotencyKey: string, tries: number): Promise<void> {
    if (!this.#saying.has(callId)) return;
    const answer = await this.#api.call(route, { params: { callId }, body: {} }, { idempotencyKey });
    const wait = RETRIES_MS[tries];
    if (answer.ok || answer.failure.kind === 'problem' || wait === undefined) this.#saying.delete(callId);
    else this.#clock.after(wait, () => void this.#try(callId, route, idempotencyKey, tries + 1));
  }
}
