import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Cancel } from '../../base/clock.js';
import { spokenLanguage, type MessageGroup } from './message-group.js';

/** Stands in until a group has arrived: every message is empty, and the element draws again when it comes. */
const SILENCE: object = new Proxy({}, { get: () => () => '' });

class SpeakingController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #cancel: Cancel | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#cancel = spokenLanguage.watch(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#cancel?.();
  }
}

/** Has `host` draw again whenever the screen's language changes. */
export function speakAlong(host: ReactiveControllerHost): void {
  new SpeakingController(host);
}

/**
 * Gives an element the messages of a group in the current language.
 * @example
 * private readonly t = messages(this, workMessages);
 * render() { return html`<h1>${this.t().seatLabel({ seat: '14' })}</h1>`; }
 */
export function messages<Messages extends object>(host: ReactiveControllerHost, group: MessageGroup<Messages>): () => Messages {
  speakAlong(host);
  return () => group.get() ?? (SILENCE as Messages);
}
