import type { Readable } from '../base/store.js';
import type { Result } from '../base/result.js';
import type { RouteName } from '../contract/addresses.js';
import type { RouteInput, RouteReply } from '../contract/routes.js';
import type { IntentOutcome, SealableRoute } from '../contract/sealed.js';
import type { CallFailure } from './api-client.js';

/** Something a person wants done on the server. */
export interface Intent<Name extends RouteName> {
  readonly route: Name;
  readonly input: RouteInput<Name>;
  /** What it is about, such as `booking:<id>`: intents about one subject are sent in the order they were given. */
  readonly subject: string;
}

/** Not done: kept until the server can be reached. `id` is named again when it is settled. */
export interface Kept {
  readonly kind: 'kept';
  readonly id: string;
}

export type SendFailure = CallFailure | Kept;

export interface OutboxState {
  /** Intents that somebody waits for and that have no answer yet. */
  readonly waiting: number;
  /** An intent is being tried again because the server could not be reached. */
  readonly retrying: boolean;
  /** Sealed intents that wait for the server. */
  readonly kept: number;
  /** Sealed intents that the server could not accept; staff have to look. */
  readonly aside: number;
}

/** How a kept intent ended, for whoever is still there to hear it. */
export interface Settled {
  readonly id: string;
  readonly outcome: IntentOutcome;
}

/**
 * Where intents go. Each gets one idempotency key for all its tries, so that a repeat after a lost answer acts once.
 * `send` resolves with the server's answer, or says that the intent was kept: then it is pending, never confirmed. A failure of
 * kind `network` or `timeout` means that it was not kept either and nobody knows whether the server acted.
 */
export interface Outbox {
  readonly state: Readable<OutboxState>;
  send<Name extends SealableRoute>(intent: Intent<Name>): Promise<Result<RouteReply<Name>, SendFailure>>;
  /** Keeps an intent without trying to send it first, under a key that was used before. @returns whether it is kept */
  keep<Name extends SealableRoute>(intent: Intent<Name>, key: string): Promise<boolean>;
  /** Tells how kept intents of this visit ended. */
  onSettled(listener: (settled: Settled) => void): () => void;
  /** The visitor has left: what was kept is still sent, but its answers cannot be read here any more. */
  forget(): void;
}
