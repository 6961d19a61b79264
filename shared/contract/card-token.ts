import { fail, succeed, type Result } from '../base/result.js';
import { decodeBase45, encodeBase45 } from './base45.js';
import { decodeCbor, encodeCbor, Tagged, type CborValue } from './cbor.js';
import type { CardKeys } from './identity.js';

/**
 * A membership card is a CBOR Web Token (RFC 8392) in a COSE_Sign1 envelope (RFC 9052), signed with ES256, written in
 * base45 behind one letter that names the kind of token. It fits a QR code of version 8 at level M.
 * Anyone who holds the city's public keys can verify it, with WebCrypto alone and without a network.
 */
export const CARD_PREFIX = 'C';

/** What a card says. Times are seconds since the epoch; `cardId` is a UUID. */
export interface CardClaims {
  readonly issuer: string;
  readonly cardId: string;
  readonly validFrom: number;
  readonly validTo: number;
}

/** `unreadable`: ours by its prefix but damaged or altered. `not-ours`: no card, or another city's. */
export type CardFailure = 'card-unreadable' | 'card-not-ours' | 'card-expired' | 'card-revoked';

const COSE_SIGN1 = 18;
const HEADER = { algorithm: 1, keyId: 4 } as const;
const ES256 = -7;
// RFC 8392 claims; `kind` is ours, from the range that RFC 8392 leaves to private use.
const CLAIM = { issuer: 1, expires: 4, notBefore: 5, id: 7, kind: -65537 } as const;
const MEMBERSHIP = 1;
/** Half the order of P-256. ECDSA has two valid signatures for each text; only the one with the lower half counts. */
const HALF_ORDER = readHex('7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8');

interface Envelope {
  readonly protectedHeader: Uint8Array;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
}

/** The bytes that a card's signature covers (RFC 9052, section 4.4). */
export function bytesToSign(protectedHeader: Uint8Array, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  return encodeCbor(['Signature1', protectedHeader, new Uint8Array(0), payload]);
}

/** The protected header and the payload of a card that is about to be signed with the key named `kid` (hex). */
export function composeCard(claims: CardClaims, kid: string): Omit<Envelope, 'signature'> {
  return {
    protectedHeader: encodeCbor(new Map<number, CborValue>([[HEADER.algorithm, ES256], [HEADER.keyId, readHex(kid)]])),
    payload: encodeCbor(new Map<number, CborValue>([
      [CLAIM.issuer, claims.issuer], [CLAIM.expires, claims.validTo], [CLAIM.notBefore, claims.validFrom],
      [CLAIM.id, readHex(claims.cardId.replace(/-/g, ''))], [CLAIM.kind, MEMBERSHIP],
    ])),
  };
}

/** The text of a card as its QR code holds it. `signature` is r and s, 64 bytes, with the lower of the two values of s. */
export function writeCard(envelope: Envelope): string {
  const { protectedHeader, payload, signature } = envelope;
  return CARD_PREFIX + encodeBase45(encodeCbor(new Tagged(COSE_SIGN1, [protectedHeader, new Map(), payload, signature])));
}

/** Whether `signature` has the lower of the two values of s that verify equally. */
export function hasLowS(signature: Uint8Array): boolean {
  for (let index = 0; index < 32; index++) {
    const difference = (signature[32 + index] ?? 0) - (HALF_ORDER[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return true;
}

/**
 * Verifies the text of a card against the city's keys; needs no network. Any change of any character fails.
 * @param now milliseconds since the epoch, from a clock that agrees with the server's
 */
export async function verifyCard(text: string, keys: CardKeys, now: number): Promise<Result<CardClaims, CardFailure>> {
  if (!text.startsWith(CARD_PREFIX)) return fail('card-not-ours');
  const envelope = readEnvelope(text.slice(CARD_PREFIX.length));
  if (!envelope) return fail('card-unreadable');
  const kid = readKeyId(envelope.protectedHeader);
  const claims = readClaims(envelope.payload);
  if (kid === undefined || !claims) return fail('card-unreadable');
  const key = keys.keys.find((candidate) => candidate.kid === kid);
  if (!key || claims.issuer !== keys.issuer) return fail('card-not-ours');
  if (!hasLowS(envelope.signature) || !(await isSigned(envelope, key.jwk))) return fail('card-unreadable');
  if (now < claims.validFrom * 1000 || now >= claims.validTo * 1000) return fail('card-expired');
  if (keys.revokedCards.includes(claims.cardId)) return fail('card-revoked');
  return succeed(claims);
}

function readEnvelope(base45: string): Envelope | undefined {
  const bytes = decodeBase45(base45);
  const outer = bytes.ok ? decodeCbor(bytes.value) : undefined;
  if (!outer?.ok || !(outer.value instanceof Tagged) || outer.value.tag !== COSE_SIGN1) return undefined;
  const parts = outer.value.value;
  if (!Array.isArray(parts) || parts.length !== 4) return undefined;
  const [protectedHeader, unprotected, payload, signature] = parts as readonly CborValue[];
  if (!(protectedHeader instanceof Uint8Array) || !(payload instanceof Uint8Array)) return undefined;
  // Nothing signs the unprotected header, so a card has none.
  if (!(unprotected instanceof Map) || unprotected.size > 0) return undefined;
  if (!(signature instanceof Uint8Array) || signature.length !== 64) return undefined;
  return { protectedHeader, payload, signature };
}

function readKeyId(protectedHeader: Uint8Array): string | undefined {
  const map = readMap(protectedHeader, 2);
  const kid = map?.get(HEADER.keyId);
  return map?.get(HEADER.algorithm) === ES256 && kid instanceof Uint8Array ? writeHex(kid) : undefined;
}

function readClaims(payload: Uint8Array): CardClaims | undefined {
  const map = readMap(payload, 5);
  const [issuer, validTo, validFrom, id, kind] =
    [CLAIM.issuer, CLAIM.expires, CLAIM.notBefore, CLAIM.id, CLAIM.kind].map((claim) => map?.get(claim));
  if (typeof issuer !== 'string' || typeof validTo !== 'number' || typeof validFrom !== 'number') return undefined;
  if (!(id instanceof Uint8Array) || id.length !== 16 || kind !== MEMBERSHIP) return undefined;
  const hex = writeHex(id);
  const cardId = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return { issuer, cardId, validFrom, validTo };
}

function readMap(bytes: Uint8Array, size: number): ReadonlyMap<number, CborValue> | undefined {
  const map = decodeCbor(bytes);
  return map.ok && map.value instanceof Map && map.value.size === size ? (map.value as ReadonlyMap<number, CborValue>) : undefined;
}

async function isSigned(envelope: Envelope, jwk: CardKeys['keys'][number]['jwk']): Promise<boolean> {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('jwk', { ...jwk }, curve, false, ['verify']);
  const signed = bytesToSign(envelope.protectedHeader, envelope.payload);
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, Uint8Array.from(envelope.signature), signed);
}

function readHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

function writeHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
