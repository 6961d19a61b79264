import { z } from 'zod';
import { CHANNELS } from './identity.js';
import { Desk, EventPosition, Id, Instant, LanguageCode, Slug } from './values.js';

/** The eight digits printed on a membership card. */
export const CardNumber = z.string().regex(/^\d{8}$/);

/** Whom a call is for: a desk, a person by the number printed on their card, a center's telepresence room, or whoever called in vain. */
export const CallTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('desk'), desk: Desk }),
  z.strictObject({ kind: z.literal('person'), number: CardNumber }),
  z.strictObject({ kind: z.literal('room'), spaceId: Id }),
  // Whoever called in vain, by the call that was missed: the person is found without their number being told.
  z.strictObject({ kind: z.literal('back'), missedId: Id }),
]);

/**
 * `queued` waits for staff of a desk, `ringing` rings somebody's screens; `active` somebody has answered. `ended` stays ended: a call
 * is never taken up again, a new one is made. A call that staff pass on to another desk is `queued` again. `planned` is the call of a
 * meeting while nobody is in it: before its time, and whenever all have left.
 */
export const CALL_STATES = ['planned', 'queued', 'ringing', 'active', 'ended'] as const;
/**
 * Why it ended: `hung-up` after somebody had answered; `withdrawn` by the caller before that; `declined` by whom it was for; `busy`
 * and `missed` when nobody could; `lost` when the media server could not bring it back.
 */
export const CALL_ENDINGS = ['hung-up', 'withdrawn', 'declined', 'busy', 'missed', 'lost'] as const;
/** `agent`: staff of a desk. `guest`: came by a link or code. `camera`: a phone that is the camera of a television. `attendee`: a person or a room of a meeting. */
export const MEMBER_ROLES = ['caller', 'callee', 'agent', 'guest', 'camera', 'attendee'] as const;
/** `ringing` until somebody has answered, or again while a call that was passed on waits; only `in-call` may join the media room. */
export const MEMBER_STATES = ['ringing', 'in-call', 'left', 'removed'] as const;

/**
 * One screen's part in a call. Members of one tile are one for the others: a television and the phone that is its camera. The id is
 * the identity in the media room.
 */
export const CallMember = z.object({
  id: Id, tileId: Id, role: z.enum(MEMBER_ROLES), state: z.enum(MEMBER_STATES), channel: z.enum(CHANNELS),
  /** Where the screen stands, if it stands in a center. */
  centerId: Slug.optional(),
  language: LanguageCode,
  /** By what the others call them: given by staff, by people who called signed in as themselves, and by guests; a passer-by has none, and nobody once the call is over. */
  name: z.string().max(80).optional(),
});

export const Call = z.object({
  /** The last event that this reflects; follow after it. */
  event: EventPosition,
  id: Id, version: z.number().int().min(1), target: z.enum(['desk', 'person', 'room', 'meeting']), desk: Desk.optional(),
  state: z.enum(CALL_STATES), ending: z.enum(CALL_ENDINGS).optional(), held: z.boolean(),
  /** From end to end: its screens agree on a key among themselves, and those that cannot take no part. Calls at the health desk are, for as long as they last. */
  encrypted: z.boolean(),
  askedAt: Instant, answeredAt: Instant.optional(), endedAt: Instant.optional(),
  /** The member that the asking screen is; absent on a screen that is only being rung. */
  selfId: Id.optional(),
  /** Who is in it or was; screens that are merely rung are not listed. */
  members: z.array(CallMember),
  /** Queued: how many were there before, 0 is next. */
  ahead: z.number().int().min(0).optional(),
  /** The person who is signed in here is in it on another screen, and may go on with it on this one (`moveCall`). */
  elsewhere: z.object({ memberId: Id, channel: z.enum(CHANNELS), centerId: Slug.optional() }).optional(),
});
/** Calls of this screen that are not over, those that ring here, and those that its person is in on another screen. */
export const CallList = z.object({ event: EventPosition, calls: z.array(Call) });

/** While it is queued, the screen reads it at least every 20 seconds: after a minute without a word of it the caller counts as gone. */
export const StartCallRequest = z.strictObject({ callId: Id, target: CallTarget, language: LanguageCode });
export const AnswerCallRequest = z.strictObject({ language: LanguageCode });
export const TransferRequest = z.strictObject({ desk: Desk });
/** Made anew at each asking; it opens one room as one member, for joining within two minutes. */
export const CallTicket = z.object({
  url: z.string(), token: z.string(), memberId: Id,
  /** What the member may publish, so that no button is shown that the media server would refuse. */
  may: z.object({ camera: z.boolean(), microphone: z.boolean(), screen: z.boolean(), data: z.boolean(), listen: z.boolean() }),
});

/** What staff see of those who wait: where, in which language, since when. No name, no person. */
export const QueuedCall = z.object({
  callId: Id, askedAt: Instant, channel: z.enum(CHANNELS), centerId: Slug.optional(), language: LanguageCode,
  /** At the clinicians' desk, of somebody who has agreed to a consultation: since now, or for which time. */
  consultation: z.object({ kind: z.enum(['walk-in', 'appointment']), from: Instant.optional() }).optional(),
});
export const DeskQueue = z.object({ event: EventPosition, desk: Desk, waiting: z.array(QueuedCall), inCall: z.number().int().min(0) });

/** How calls stand on this server; screens say so before somebody calls. */
export const CallEngineState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('getting-ready') }),
  z.object({ kind: z.literal('off'), /** To be called instead, where the city has set one. */ telephone: z.string().optional() }),
]);

export const InviteRequest = z.strictObject({ as: z.enum(['guest', 'camera']) });
/**
 * Good once, for ten minutes, while the call lasts. The link carries the same code behind a `#`, so that no log of a server or proxy
 * ever holds it, and leads to where a phone reaches this server.
 */
export const Invitation = z.object({ code: z.string().regex(/^\d{6}$/), validUntil: Instant, link: z.string() });
export const RedeemRequest = z.strictObject({ code: z.string().regex(/^\d{6}$/), language: LanguageCode, name: z.string().trim().min(1).max(80).optional() });

/** A call that a person did not get: who it was, as far as was shown while it rang. Kept until it is seen, for seven days at most. */
export const MissedCall = z.object({
  id: Id, at: Instant, channel: z.enum(CHANNELS), centerId: Slug.optional(), name: z.string().max(80).optional(), mayCallBack: z.boolean(),
});
export const MissedCallList = z.object({ missed: z.array(MissedCall) });
export const MissedCallSeen = z.object({ seen: z.literal(true) });

export type MissedCall = z.infer<typeof MissedCall>;
export type CallTarget = z.infer<typeof CallTarget>;
export type Call = z.infer<typeof Call>;
export type CallMember = z.infer<typeof CallMember>;
export type CallTicket = z.infer<typeof CallTicket>;
export type CallEngineState = z.infer<typeof CallEngineState>;
export type QueuedCall = z.infer<typeof QueuedCall>;
export type DeskQueue = z.infer<typeof DeskQueue>;
export type Invitation = z.infer<typeof Invitation>;
