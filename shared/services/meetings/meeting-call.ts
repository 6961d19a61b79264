import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Cancel } from '../../base/clock.js';
import type { CallSession } from '../../telepresence/call-session.js';
import type { CallView } from '../../telepresence/call-view.js';
import type { OpenCalls } from '../../ui/contexts.js';

/** The call of a meeting in a view: joined as soon as the view is there, and told with each change. */
export class MeetingCall implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #read: () => { readonly openCalls: OpenCalls; readonly meetingId: string };
  readonly #onChange: (view: CallView) => void;
  #calls: CallSession | undefined;
  #cancel: Cancel = () => {};
  #connected = false;

  constructor(host: ReactiveControllerHost, read: () => { readonly openCalls: OpenCalls; readonly meetingId: string }, onChange: (view: CallView) => void) {
    this.#host = host;
    this.#read = read;
    this.#onChange = onChange;
    host.addController(this);
  }

  get calls(): CallSession | undefined {
    return this.#calls;
  }

  get view(): CallView | undefined {
    return this.#calls?.view.get();
  }

  hostConnected(): void {
    this.#connected = true;
    void this.#open();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#cancel();
  }

  /** Joins, or joins again after leaving. */
  join(): void {
    void this.#calls?.joinMeeting(this.#read().meetingId);
  }

  async #open(): Promise<void> {
    const calls = await this.#read().openCalls();
    if (!this.#connected) return;
    this.#calls = calls;
    this.join();
    const look = (view: CallView): void => {
      this.#onChange(view);
      this.#host.requestUpdate();
    };
    this.#cancel = calls.view.watch(look);
    look(calls.view.get());
  }
}
