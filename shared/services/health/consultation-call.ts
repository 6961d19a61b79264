import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Cancel, Clock } from '../../base/clock.js';
import type { CallCarrier, CallSession } from '../../telepresence/call-session.js';
import type { CallView } from '../../telepresence/call-view.js';
import { isInCall } from '../../ui/call/call-words.js';
import type { OpenCalls } from '../../ui/contexts.js';
import type { SessionStore } from '../../ui/session.js';
import { findConsultation, isUnderWay } from './health-state.js';
import type { HealthStore } from './health-store.js';

interface ConsultationCallParts {
  readonly openCalls: () => OpenCalls;
  readonly clock: () => Clock;
  readonly session: () => SessionStore;
  readonly store: () => HealthStore;
  /** Whether a call waits or runs: whoever talks touches nothing. */
  readonly tellBusy?: (busy: boolean) => void;
}

/** Whoever waits or talks presses nothing for minutes and is there all the same; also how often a wait is counted. */
const TICK_MS = 1_000;

/** The call of a consultation on one screen: makes it, tells the server whose it is, and keeps the person signed in while it lasts. */
export class ConsultationCall implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #parts: ConsultationCallParts;
  #calls: CallSession | undefined;
  #view: CallView | undefined;
  /** The call that the server knows to be the consultation's. */
  #joined: string | undefined;
  #busy = false;
  #connected = false;
  #cancels: Cancel[] = [];
  #cancelTick: Cancel = () => {};

  constructor(host: ReactiveControllerHost, parts: ConsultationCallParts) {
    this.#host = host;
    this.#parts = parts;
    host.addController(this);
  }

  get view(): CallView | undefined {
    return this.#view;
  }

  get calls(): CallSession | undefined {
    return this.#calls;
  }

  /** Calls the clinicians; with `phone` somebody who stands before this screen talks on theirs. */
  async start(carrier: CallCarrier = 'here'): Promise<void> {
    // What was pressed counts, also while calls are still on their way to this screen.
    const calls = await this.#parts.openCalls()();
    if (this.#connected) await calls.start({ kind: 'desk', desk: 'health' }, carrier);
  }

  /** Whether the talk goes on on the phone that this screen has left it to. */
  get isOnPhone(): boolean {
    const { phase } = this.#view ?? {};
    const state = this.#parts.store().state.get();
    return phase?.kind === 'ended' && phase.why === 'moved' && isUnderWay(findConsultation(state, state.currentId));
  }

  hostConnected(): void {
    this.#connected = true;
    void this.#open();
    this.#tick();
  }

  hostDisconnected(): void {
    this.#connected = false;
    for (const cancel of [...this.#cancels, this.#cancelTick]) cancel();
    this.#cancels = [];
    this.#calls?.forget();
    this.#busy = false;
  }

  async #open(): Promise<void> {
    const calls = await this.#parts.openCalls()();
    if (!this.#connected) return;
    this.#calls = calls;
    this.#cancels.push(calls.view.watch((view) => this.#look(view)));
    this.#look(calls.view.get());
  }

  #look(view: CallView): void {
    this.#view = view;
    const { phase, callId, target } = view;
    const isOurs = target?.kind === 'desk' && target.desk === 'health';
    if (isOurs && callId !== undefined && callId !== this.#joined && (phase.kind === 'queued' || phase.kind === 'joining')) {
      this.#joined = callId;
      void this.#parts.store().join(callId);
    }
    if (isOurs) this.#parts.store().hear(view);
    const busy = isInCall(phase);
    if (busy !== this.#busy) {
      this.#busy = busy;
      this.#parts.tellBusy?.(busy);
    }
    this.#host.requestUpdate();
  }

  #tick(): void {
    if (this.#busy || this.isOnPhone) {
      void this.#parts.session().extend();
      this.#host.requestUpdate();
    }
    this.#cancelTick = this.#parts.clock().after(TICK_MS, () => this.#tick());
  }
}
