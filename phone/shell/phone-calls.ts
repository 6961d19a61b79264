import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Cancel } from '../../shared/base/clock.js';
import type { CallSession } from '../../shared/telepresence/call-session.js';
import type { CallView } from '../../shared/telepresence/call-view.js';
import { lazyCalls } from '../../shared/ui/call/lazy-calls.js';
import type { OpenCalls } from '../../shared/ui/contexts.js';
import { findOwnCall } from '../call/find-own-call.js';
import type { JoinTrouble } from '../call/phone-digits.js';
import type { Phone } from './phone.js';

/** Whoever talks touches nothing for a long while, and is still there. */
const IN_CALL_EXTEND_MS = 60_000;

/** The calls of this phone. Their code is fetched when there is one, or when somebody is signed in whom others can call. */
export class PhoneCalls implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #read: () => Phone;
  readonly #onBegin: () => void;
  #openCalls: OpenCalls | undefined;
  #calls: CallSession | undefined;
  #cancels: Cancel[] = [];
  #cancelExtend: Cancel = () => {};

  /** @param onBegin a call has begun, or is being begun, on this phone */
  constructor(host: ReactiveControllerHost, read: () => Phone, onBegin: () => void) {
    this.#host = host;
    this.#read = read;
    this.#onBegin = onBegin;
    host.addController(this);
  }

  get calls(): CallSession | undefined {
    return this.#calls;
  }

  get view(): CallView | undefined {
    return this.#calls?.view.get();
  }

  /** A call, or its end, is what the page shows. */
  get isShown(): boolean {
    return this.view !== undefined && this.view.phase.kind !== 'idle';
  }

  hostDisconnected(): void {
    for (const cancel of [...this.#cancels, this.#cancelExtend]) cancel();
    this.#cancels = [];
  }

  /** Fetches what calls need, once, and follows them from then on. */
  async open(): Promise<CallSession> {
    const { api, events, clock, deviceId, session } = this.#read();
    this.#openCalls ??= lazyCalls({ api, events, clock, deviceId, session });
    const calls = await this.#openCalls();
    await import('../call/phone-call.js');
    if (this.#calls) return this.#calls;
    this.#calls = calls;
    const look = (view: CallView): void => {
      if (view.phase.kind !== 'idle') this.#onBegin();
      this.#host.requestUpdate();
    };
    this.#cancels.push(calls.view.watch(look));
    look(calls.view.get());
    this.#stayWhileInCall();
    return calls;
  }

  /** A page that was loaded anew, or opened a second time, finds the call that this phone is in. @returns whether there is one */
  async resume(): Promise<boolean> {
    if (!await findOwnCall(this.#read().api)) return false;
    await this.open();
    return true;
  }

  /** Joins by the six digits of an invitation. @returns why not, if it did not go */
  async redeem(code: string, name: string): Promise<JoinTrouble | undefined> {
    // Opened twice: whoever has joined already needs no digits.
    if (await this.resume()) return undefined;
    const calls = await this.open();
    const answer = await calls.redeem(code, name === '' ? undefined : name);
    if (answer.ok) return undefined;
    if (answer.failure.kind !== 'problem') return 'no-server';
    switch (answer.failure.problem.code) {
      case 'not-found': return 'code-wrong';
      case 'call-over': return 'call-over';
      case 'too-many-requests': return 'too-many';
      default: return 'not-joined';
    }
  }

  #stayWhileInCall(): void {
    const { clock, session } = this.#read();
    if (this.isShown && this.view?.phase.kind !== 'ended') void session.extend();
    this.#cancelExtend = clock.after(IN_CALL_EXTEND_MS, () => this.#stayWhileInCall());
  }
}
