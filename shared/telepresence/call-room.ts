import type { Cancel } from '../base/clock.js';
import type { Result } from '../base/result.js';
import type { Readable } from '../base/store.js';
import type { CallTicket } from '../contract/calls.js';

/** What a track carries. `screen-sound` is what a shared screen plays. */
export type TrackSource = 'camera' | 'microphone' | 'screen' | 'screen-sound';

/**
 * How a track's picture or sound comes in. `coming`: not here yet. `flowing`: new frames arrive. `stuck`: they should and do not.
 * `paused`: held back because the line is weak, by the media server or by us.
 */
export type TrackFlow = 'coming' | 'flowing' | 'stuck' | 'paused';

/** A handle of one track: what is told of it, and a way to draw it. */
export interface RoomTrack {
  /** The same for as long as the track lasts. */
  readonly id: string;
  readonly source: TrackSource;
  readonly muted: boolean;
  readonly flow: TrackFlow;
  /** Draws a picture in a `<video>`, until the returned function is called. Sound is played by the room itself. */
  attach(element: HTMLVideoElement): Cancel;
}

/** How good a member's line is, as the media server sees it. */
export type LineQuality = 'unknown' | 'good' | 'poor' | 'lost';

/** Somebody in the room. The id is the identity that the ticket gave, which is the id of the call's member. */
export interface RoomMember {
  readonly id: string;
  readonly self: boolean;
  readonly quality: LineQuality;
  readonly tracks: readonly RoomTrack[];
  /**
   * Nothing of this member is shown or played. `plain`: they send without encryption into a call that is encrypted from end to end.
   * `locked`: what they send does not open with the key at hand, or there is none.
   */
  readonly unreadable?: 'plain' | 'locked';
}

/**
 * Why a room is no longer joined. `left`: we went. `moved`: the same member joined from another screen. `removed`: taken out by
 * somebody. `closed`: the room is gone. `lost`: the media server was, or the way to it. Only after `lost` and `closed` another
 * try makes sense, always with a new ticket.
 */
export type RoomExit = 'left' | 'moved' | 'removed' | 'closed' | 'lost';

/** `interrupted`: the room's own attempts to come back are under way. */
export type RoomConnection =
  | { readonly kind: 'unjoined' | 'joining' | 'joined' | 'interrupted' }
  | { readonly kind: 'over'; readonly why: RoomExit };

/** Everything that a room shows, as one value. */
export interface RoomState {
  readonly connection: RoomConnection;
  /** Ourselves too, once joined. */
  readonly members: readonly RoomMember[];
  /** Ids of members who speak, the loudest first. */
  readonly speaking: readonly string[];
  /** The browser plays no sound before a person has touched the page: `playSound` from a touch or key. */
  readonly soundBlocked: boolean;
}

export const UNJOINED: RoomState = { connection: { kind: 'unjoined' }, members: [], speaking: [], soundBlocked: false };

/** Why a room was not joined. `refused`: the ticket is not, or no longer, good. `no-room`: there is none, or not yet. `unsupported`: this browser cannot carry a call, or not encrypt it. */
export type JoinFailure = 'refused' | 'no-room' | 'unreachable' | 'unsupported';

/**
 * Why a device does not work. `refused`: a person or the browser said no. `missing`: there is none. `busy`: another program has
 * it. `not-allowed`: the call gives no right to it. `failed`: none of these.
 */
export type DeviceFailure = 'refused' | 'missing' | 'busy' | 'not-allowed' | 'failed';

/** Somebody's message as it came; `topic` names its kind. Who sent it is told by the media server, not by the message. */
export interface RoomMessage {
  readonly from: string;
  readonly topic: string;
  readonly text: string;
}

/** Words that a transcriber of the media server hears; `segment` names the line that they belong to and replace. */
export interface RoomTranscript {
  readonly from: string;
  readonly segment: string;
  readonly text: string;
  readonly final: boolean;
}

/**
 * Port to one media room, joined once. The adapter for LiveKit and the simulator pass one suite (testing/room-suite.ts). A room
 * that is over stays over: the next try is another room.
 */
export interface CallRoom {
  readonly simulated: boolean;
  readonly state: Readable<RoomState>;
  /**
   * The key of a room that is encrypted from end to end, 32 random bytes, whenever it has changed; undefined when none is good any more.
   * Without one nothing is sent that anybody could read, and nothing is shown or played. Other rooms need none.
   */
  setKey(key: ArrayBuffer | undefined): Promise<void>;
  connect(ticket: CallTicket): Promise<Result<void, JoinFailure>>;
  /** Leaves and stops every device; harmless at any time, also twice. */
  leave(): Promise<void>;
  setMicrophone(on: boolean, deviceId?: string): Promise<Result<void, DeviceFailure>>;
  setCamera(on: boolean, deviceId?: string): Promise<Result<void, DeviceFailure>>;
  setScreen(on: boolean): Promise<Result<void, DeviceFailure>>;
  /** Which loudspeaker plays; not every browser can choose. */
  setSpeaker(deviceId: string): Promise<Result<void, DeviceFailure>>;
  /** Whose sound is not played, such as that of the phone which stands before this very screen. */
  setSilenced(memberIds: readonly string[]): void;
  /** Whether pictures of others are received; shared screens always are. */
  setPictures(received: boolean): void;
  /** To be called from a touch or key while `soundBlocked`. */
  playSound(): Promise<void>;
  /** How loud a member is now, 0 to 1, for a level that is drawn; nothing where it is not known. */
  readLevel(memberId: string): number | undefined;
  /** Gives a message to everybody else in the room; fails where the room is not joined. Encrypted if the room is, except under `KEY_TOPIC`. */
  send(topic: string, text: string): Promise<Result<void, 'not-sent'>>;
  onMessage(listener: (message: RoomMessage) => void): Cancel;
  onTranscript(listener: (transcript: RoomTranscript) => void): Cancel;
}
