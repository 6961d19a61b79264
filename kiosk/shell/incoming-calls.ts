import type { Cancel, Clock } from '../../shared/base/clock.js';
import type { CallSession } from '../../shared/telepresence/call-session.js';
import type { CallView } from '../../shared/telepresence/call-view.js';
import type { OpenCalls } from '../../shared/ui/contexts.js';

/** A panel that has just started draws its first screen first; from then on it can ring. */
const CALLS_AFTER_MS = 6_000;
/** How a call ended is told for so long; nobody may be there to have read it. */
const END_SHOWN_MS = 20_000;

/** A call that came to this panel by itself: for its room, or for whoever is signed in. Calls that are begun here are the help page's. */
export class IncomingCalls {
  readonly #clock: Clock;
  readonly #openCalls: OpenCalls;
  readonly #onChange: () => void;
  #calls: CallSession | undefined;
  #view: CallView | undefined;
  #stopped = false;
  #cancels: Cancel[] = [];
  #cancelEnd: Cancel | undefined;

  /** @param onChange called whenever the call has changed */
  constructor({ clock, openCalls, onChange }: { readonly clock: Clock; readonly openCalls: OpenCalls; readonly onChange: () => void }) {
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
    const look = (view: CallView): void => {
      const before = this.#view;
      this.#view = view.phase.kind !== 'idle' && view.target === undefined ? view : undefined;
      const isOver = this.#view?.phase.kind === 'ended';
      if (isOver) this.#cancelEnd ??= this.#clock.after(END_SHOWN_MS, () => calls.forget());
      else {
        this.#cancelEnd?.();
        this.#cancelEnd = undefined;
      }
      if (before !== this.#view) this.#onChange();
    };
    this.#cancels = [calls.view.watch(look)];
    look(calls.view.get());
  }
}
