import { z } from 'zod';
import { Desk, Id, Instant, LanguageCode, Slug } from './values.js';

export const CHANNELS = ['kiosk', 'tv', 'phone', 'operations'] as const;

/** How a device stands where it stands; sizes on its screen follow from it. */
export const InstallProfile = z.strictObject({
  channel: z.enum(CHANNELS),
  /** The center whose door or hall it stands in; a panel in a station names the nearest one it serves. */
  centerId: Slug.optional(),
  /** A panel that is a telepresence room's own: it shows that room's meetings and joins them. */
  spaceId: Id.optional(),
  /** Only a center's own device may check in. */
  checksIn: z.boolean(),
  diagonalInch: z.number().min(5).max(120),
  widthPx: z.number().int().min(320).max(8192),
  heightPx: z.number().int().min(320).max(8192),
  /** From the floor to the lower edge of the picture. */
  lowerEdgeCm: z.number().min(0).max(300),
  languages: z.array(LanguageCode).min(1),
});
export const EnrolRequest = z.strictObject({ deviceId: Id, profile: InstallProfile });
export const EnrolReply = z.object({ deviceId: Id, deviceToken: z.string(), profile: InstallProfile });

export const SessionRequest = z.strictObject({
  card: z.union([z.strictObject({ token: z.string().min(10).max(600) }), z.strictObject({ number: z.string().regex(/^\d{8}$/) })]),
  pin: z.string().regex(/^\d{6}$/),
});
export const Session = z.object({
  personId: Id, displayName: z.string(), idleEndsAt: Instant, endsAt: Instant,
  /** Where this person answers as staff; absent for residents. */
  desks: z.array(Desk).optional(),
});
export const SessionReply = Session.extend({ token: z.string() });
export const SessionEnded = z.object({ ended: z.literal(true) });

/** Public halves of the keys that sign the city's cards, as JWK, with the cards that are no longer good. */
export const CardKeys = z.object({
  issuer: Slug,
  keys: z.array(z.object({ kid: z.string(), jwk: z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() }) })),
  revokedCards: z.array(Id), asOf: Instant,
});

export type InstallProfile = z.infer<typeof InstallProfile>;
export type EnrolReply = z.infer<typeof EnrolReply>;
export type Session = z.infer<typeof Session>;
export type SessionReply = z.infer<typeof SessionReply>;
export type CardKeys = z.infer<typeof CardKeys>;
