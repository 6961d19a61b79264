import type { Cancel, Clock } from '../../shared/base/clock.js';
import type { CallSession } from '../../shared/telepresence/call-session.js';
import type { CallElsewhere, CallView } from '../../shared/telepresence/call-view.js';
import type { MissedCalls } from '../../shared/ui/call/missed-calls.js';
import type { OpenCalls } from '../../shared/ui/contexts.js';

/** A panel that has just started draws its first screen first; from then on it can ring. */
const CALLS_AFTER_MS = 6_000;
/** How a call ended is told for so long; nobody may be there to have read it. */
const END_SHOWN_MS = 20_000;

/**
 * Calls that came to this panel by themselves: for its room, or for whoever is signed in; those that they missed, and call back; those that
 * go on elsewhere. Calls of the help page are its own.
 */
export class IncomingCalls {
  readonly #clock: Clock;
  readonly #openCalls: OpenCalls;
  readonly #onChange: () => void;
  readonly #parts: Pick<ConstructorParameters<typeof MissedCalls>[0], 'api' | 'session'>;
  #missed: MissedCalls | undefined;
  #calls: CallSession | undefined;
  #view: CallView | undefined;
  #elsewhere: CallElsewhere | undefined;
  /** Calls that the person has left where they are. */
  readonly #leftThere = new Set<string>();
  #stopped = false;
  #cancels: Cancel[] = [];
  #cancelEnd: Cancel | undefined;

  /** @param onChange called whenever the call has changed */
  constructor({ clock, openCalls, onChange, ...parts }: Pick<ConstructorParameters<typeof MissedCalls>[0], 'api' | 'session'> & { readonly clock: Clock; readonly openCalls: OpenCalls; readonly onChange: () => void }) {
    this.#parts = parts;
    this.#clock = clock;
    this.#openCalls = openCalls;
    this.#onChange = onChange;
  }

  get calls(): CallSession | undefined {
    return this.#calls;
  }

  /** The call while there is one, its end until it is left. */
  get view(): CallView | undefined {
    return this.#view;
  }

  /** A call of the person who is signed in that goes on on another of their screens, until they have answered what is to become of it. */
  get elsewhere(): CallElsewhere | undefined {
    return this.#elsewhere && !this.#leftThere.has(this.#elsewhere.callId) ? this.#elsewhere : undefined;
  }

  /** Calls that the person who is signed in did not get; from the first time on that calls are there. */
  get missed(): MissedCalls | undefined {
    return this.#missed;
  }

  leaveThere(): void {
    if (this.#elsewhere) this.#leftThere.add(this.#elsewhere.callId);
    this.#onChange();
  }

  start(): Cancel {
    this.#cancels = [this.#clock.after(CALLS_AFTER_MS, () => void this.#open())];
    return () => {
      this.#stopped = true;
      for (const cancel of this.#cancels) cancel();
      this.#cancelEnd?.();
    };
  }

  /** The person has gone: their call ends, and nothing of it stays. */
  forget(): void {
    this.#leftThere.clear();
    if (this.#view) this.#calls?.forget();
  }

  async #open(): Promise<void> {
    const calls = await this.#openCalls().catch(() => undefined);
    if (this.#stopped) return;
    if (!calls) {
      this.#cancels = [this.#clock.after(CALLS_AFTER_MS, () => void this.#open())];
      return;
    }
    this.#calls = calls;
    const { MissedCalls } = await import('../../shared/ui/call/missed-calls.js');
    const missed = this.#missed = new MissedCalls({ ...this.#parts, calls });
    const look = (view: CallView): void => {
      const [before, beforeThere] = [this.#view, this.elsewhere?.callId];
      this.#elsewhere = view.elsewhere;
      // Whoever has just taken it along does not want it back.
      if (view.callId !== undefined && view.phase.kind === 'ended' && view.phase.why === 'moved') this.#leftThere.add(view.callId);
      this.#view = view.phase.kind !== 'idle' && (view.target === undefined || view.target.kind === 'back') ? view : undefined;
      const isOver = this.#view?.phase.kind === 'ended';
      if (isOver) this.#cancelEnd ??= this.#clock.after(END_SHOWN_MS, () => calls.forget());
      else {
        this.#cancelEnd?.();
        this.#cancelEnd = undefined;
      }
      if (before !== this.#view || beforeThere !== this.elsewhere?.callId) this.#onChange();
    };
    this.#cancels = [calls.view.watch(look), missed.state.watch(this.#onChange), missed.start()];
    look(calls.view.get());
  }
}
