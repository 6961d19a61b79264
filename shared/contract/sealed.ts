import { z } from 'zod';
import type { RouteName } from './addresses.js';
import { SessionRequest } from './identity.js';
import { PROBLEMS, type ProblemCode } from './problems.js';
import { Id, Instant, Slug } from './values.js';

/**
 * What a screen keeps while it is cut off. Each intent is sealed at once to the city's public key (sealing.ts), so that the
 * screen can send it when its visitor has long left and cannot read it meanwhile.
 */
export const SEALABLE = ['reserve', 'extendBooking', 'cancelBooking', 'leaveEarly', 'checkIn'] as const satisfies readonly RouteName[];
export const SealableRoute = z.enum(SEALABLE);

/** `publicKey` is an uncompressed point of P-256 in base64url; `kid` names it. */
export const SealKey = z.object({ kid: z.string().max(32), publicKey: z.string().max(120) });

/** Who wants it: the session that was open, or a card and its PIN where no server could open one; a card's own check-in needs nobody. */
export const IntentProof = z.union([z.strictObject({ session: z.string().max(300) }), SessionRequest, z.strictObject({ device: z.literal(true) })]);

/** The text that is sealed. `key` is the idempotency key of all tries, also of those made before it was sealed. */
export const SealedIntent = z.strictObject({
  key: Id, sealedAt: Instant, proof: IntentProof, route: SealableRoute, params: z.record(z.string(), z.string()).optional(), body: z.unknown(),
  /** 32 bytes in base64url: the answer comes back encrypted under it, for whoever still holds it. */
  answerKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});

export const SealedDelivery = z.strictObject({ kid: z.string().max(32), sealed: z.string().min(80).max(12_000) });
/** An `IntentOutcome` under the intent's answer key (AES-256-GCM, the nonce before it), in base64url. */
export const SealedAnswer = z.object({ answer: z.string() });
/** How an intent ended; `noticeId` names what is told at the person's next sign-in, if they are not told now. */
export const IntentOutcome = z.union([
  z.object({ ok: z.literal(true), reply: z.unknown() }),
  z.object({ ok: z.literal(false), code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]), noticeId: Id.optional() }),
]);

/** Something asked for on a screen that was cut off, which could not be done afterwards. */
export const Notice = z.object({
  id: Id, route: SealableRoute, code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]), at: Instant,
  /** What it was about, as far as it is known: a space of a center and a time. */
  centerId: Slug.optional(), spaceLabel: z.string().optional(), from: Instant.optional(), to: Instant.optional(),
});
export const NoticeList = z.object({ notices: z.array(Notice) });
export const NoticeDismissed = z.object({ dismissed: z.literal(true) });

export type SealableRoute = z.infer<typeof SealableRoute>;
export type SealKey = z.infer<typeof SealKey>;
export type IntentProof = z.infer<typeof IntentProof>;
export type SealedIntent = z.infer<typeof SealedIntent>;
export type IntentOutcome = z.infer<typeof IntentOutcome>;
export type Notice = z.infer<typeof Notice>;
