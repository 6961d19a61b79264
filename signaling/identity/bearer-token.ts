import { timingSafeEqual } from 'node:crypto';
import type { Secrets } from '../storage/secrets.js';

/**
 * A bearer token is a readable subject and its seal: `<subject>.<HMAC>`. Nothing of it is stored, so a copy of the
 * database opens nothing, and a repeated request can be answered with the same token again.
 */
export type TokenPurpose = 'device-token' | 'session-token';

export function writeToken(secrets: Secrets, purpose: TokenPurpose, subject: string): string {
  return `${subject}.${secrets.seal(purpose, subject).toString('base64url')}`;
}

/** The subject of a token that we made; `undefined` for any other text. */
export function readToken(secrets: Secrets, purpose: TokenPurpose, token: string): string | undefined {
  const dot = token.lastIndexOf('.');
  if (dot < 1) return undefined;
  const subject = token.slice(0, dot);
  const given = Buffer.from(token);
  const right = Buffer.from(writeToken(secrets, purpose, subject));
  return given.length === right.length && timingSafeEqual(given, right) ? subject : undefined;
}
