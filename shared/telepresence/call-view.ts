import type { EpochMs } from '../base/clock.js';
import type { Language } from '../base/language.js';
import type { Call, CallMember, CallTarget, CallTicket } from '../contract/calls.js';
import type { DeviceFailure, LineQuality, RoomTrack } from './call-room.js';
import type { QuickReply } from './call-messages.js';
import type { RouteFailure } from './ports.js';

/**
 * Why a call is over here: what the server says of the call, or what happened to this screen alone. `answered-elsewhere`: another
 * screen was first. `moved`: the call goes on, on another screen. `removed`: somebody took this screen out. `not-made`: it never
 * came about, see `failure`. `unsupported`: this browser cannot carry a call.
 */
export type CallEnd = NonNullable<Call['ending']> | 'answered-elsewhere' | 'moved' | 'removed' | 'not-made' | 'unsupported';

/**
 * Where a call stands for the person before this screen. `audio-only`: in the call, without pictures because the line is weak.
 * `reconnecting`: was in the call and is not heard or seen at the moment.
 */
export type CallPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'queued'; readonly ahead: number; readonly since: EpochMs }
  | { readonly kind: 'ringing'; readonly way: 'incoming' | 'outgoing'; readonly since: EpochMs }
  | { readonly kind: 'joining' | 'in-call' | 'audio-only' | 'reconnecting'; readonly since: EpochMs }
  | { readonly kind: 'ended'; readonly why: CallEnd; readonly answered: boolean; readonly failure: RouteFailure | undefined };

/**
 * Whether the call is encrypted from end to end. `none`: it is not meant to be. `securing`: the screens agree on a key; nothing is
 * sent or played until they have. `secured`: what is said can be read by these screens alone, if the code is the same on all of them;
 * `changed` when it is another one than at first, because somebody came or went. `broken`: there is no key, what somebody sends does not
 * open, or somebody sends without encryption and is not shown; it is tried on. `unsupported`: this browser cannot.
 */
export type CallSecrecy =
  | { readonly kind: 'none' | 'securing' | 'unsupported' }
  | { readonly kind: 'secured'; readonly code: string; readonly screens: number; readonly changed: boolean }
  | { readonly kind: 'broken'; readonly why: 'no-key' | 'locked' | 'plain' };

/** One party in the call as it is drawn: the members of one tile, such as a television and the phone that is its camera. */
export interface CallTile {
  readonly id: string;
  /** This screen's own. */
  readonly self: boolean;
  readonly memberIds: readonly string[];
  /** Of the member who speaks for the tile, that is not a mere camera. */
  readonly role: CallMember['role'];
  readonly channel: CallMember['channel'];
  readonly centerId: string | undefined;
  readonly language: Language;
  readonly name: string | undefined;
  /** Whether somebody of it is in the media room; else they are still coming, or coming back. */
  readonly here: boolean;
  readonly camera: RoomTrack | undefined;
  readonly screen: RoomTrack | undefined;
  readonly microphone: 'on' | 'off';
  readonly speaking: boolean;
  readonly quality: LineQuality;
  /** Its picture or sound should move and does not. */
  readonly stuck: boolean;
  /** Since when a hand is raised. */
  readonly hand: EpochMs | undefined;
}

/**
 * What a device does. `held`: off while the call is held. `line`: off because the line is weak; both come back by themselves, as
 * wished. Else why it does not work.
 */
export type DeviceNow = 'off' | 'starting' | 'on' | 'held' | 'line' | DeviceFailure;

/** A device as wished and as it is. */
export interface DeviceView {
  readonly wish: boolean;
  readonly now: DeviceNow;
  /** Which of several; undefined is the browser's choice. */
  readonly deviceId: string | undefined;
}

export interface CallDevices {
  readonly microphone: DeviceView;
  readonly camera: DeviceView;
  readonly screen: DeviceView;
  readonly speakerId: string | undefined;
}

/** A line of the chat, told in words or by a quick reply that each reader sees in their own language. */
export interface ChatLine {
  readonly id: string;
  readonly from: string;
  readonly self: boolean;
  readonly name: string | undefined;
  readonly at: EpochMs;
  readonly says: { readonly kind: 'text'; readonly text: string } | { readonly kind: 'quick'; readonly quick: QuickReply };
  /** `sending`: also while nobody is there to read it. */
  readonly sent: 'sending' | 'sent' | 'failed';
}

/** Words that somebody says, as they are written while they are spoken. */
export interface CaptionLine {
  readonly id: string;
  readonly from: string;
  readonly name: string | undefined;
  readonly at: EpochMs;
  readonly text: string;
  readonly final: boolean;
}

export interface CallCaptions {
  /** What is being said, the latest last: unfinished lines, and finished ones for a few seconds. */
  readonly live: readonly CaptionLine[];
  /** Finished lines of this call, in memory only. */
  readonly transcript: readonly CaptionLine[];
}

/** Where a call goes on that may be taken over. */
export interface CallElsewhere {
  readonly callId: string;
  readonly channel: CallMember['channel'];
  readonly centerId: string | undefined;
}

/** The whole call as one value; elements draw it and nothing else. */
export interface CallView {
  readonly phase: CallPhase;
  readonly callId: string | undefined;
  /** What was asked for on this screen; undefined on a screen that is rung. */
  readonly target: CallTarget | undefined;
  /** A call that the person signed in here is in on another screen, and may go on with here (`takeOver`), while this screen has none. */
  readonly elsewhere: CallElsewhere | undefined;
  /** The call as the server last told it. */
  readonly call: Call | undefined;
  /** Others first, in the order in which they came; this screen's own last. */
  readonly tiles: readonly CallTile[];
  /** What may be published; undefined before the call is joined. */
  readonly may: CallTicket['may'] | undefined;
  readonly devices: CallDevices;
  /** The microphone is on and has given nothing but silence: it may be covered, muted by a switch of its own, or another one. */
  readonly microphoneSilent: boolean;
  /** Sound waits for a touch or key: `playSound`. */
  readonly soundBlocked: boolean;
  readonly quality: LineQuality;
  readonly held: boolean;
  readonly secrecy: CallSecrecy;
  /** Trouble for a minute: the city's telephone number is to be offered. */
  readonly offersTelephone: boolean;
  readonly chat: readonly ChatLine[];
  readonly captions: CallCaptions;
}
