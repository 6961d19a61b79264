import type { Cancel, Clock } from '../base/clock.js';
import type { Language } from '../base/language.js';
import type { Result } from '../base/result.js';
import type { RouteName } from '../contract/addresses.js';
import type { Topic } from '../contract/events.js';
import type { Problem } from '../contract/problems.js';
import type { RouteInput, RouteReply } from '../contract/routes.js';
import type { CallRoom } from './call-room.js';

/** The routes that a screen in a call needs. */
export type CallRoute = Extract<RouteName, 'listCalls' | 'readCall' | 'startCall' | 'answerCall' | 'declineCall' | 'moveCall' | 'hangUp' | 'joinCall' | 'redeemInvitation' | 'joinMeeting'>;

/** Why a route gave no answer, as the API client tells it. */
export type RouteFailure = { readonly kind: 'problem'; readonly problem: Problem } | { readonly kind: 'network' } | { readonly kind: 'timeout' };

/** Calls the server's routes by name; the API client is one. */
export interface CallApi {
  call<Name extends CallRoute>(name: Name, input: RouteInput<Name>, options?: { readonly idempotencyKey?: string }): Promise<Result<RouteReply<Name>, RouteFailure>>;
}

/** What is looked at of an event of the city's log. */
export interface HeardEvent {
  readonly kind: string;
  readonly data: object;
}

/** Follows topics of the city's event log; `resync` means that events were missed and the follower was let go. */
export interface CallEvents {
  follow(topics: readonly Topic[], after: number, listener: (event: HeardEvent | 'resync') => void): Cancel;
}

/** What the model of a call stands on. */
export interface CallParts {
  readonly api: CallApi;
  readonly events: CallEvents;
  readonly clock: Clock;
  /** Loads what carries the media, and makes a room that is not joined yet. Asked for when a call opens, not before. @param encrypted from end to end */
  readonly openRoom: (encrypted: boolean) => Promise<CallRoom>;
  /** Whether this browser can encrypt a call from end to end; it can unless this says otherwise. */
  readonly canEncrypt?: () => boolean;
  /** The language of the person at this screen. */
  readonly readLanguage: () => Language;
  /** Spreads what many screens would do at the same moment; `Math.random` unless a test says otherwise. */
  readonly random?: () => number;
}
