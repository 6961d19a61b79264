import { makeId } from '../../base/ids.js';
import { bytesToSign, composeCard, hasLowS, writeCard } from '../../contract/card-token.js';
import type { CardKeys } from '../../contract/identity.js';

/** A membership card of a city whose key nobody keeps, good for a day around `now`. */
export async function makeTestCard(now: number): Promise<{ readonly text: string; readonly cardId: string; readonly keys: CardKeys }> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const cardId = makeId(now);
  const seconds = Math.floor(now / 1000);
  const parts = composeCard({ issuer: 'busan', cardId, validFrom: seconds - 43_200, validTo: seconds + 5 * 86_400 }, '00112233445566ff');
  for (;;) {
    const signature = new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, bytesToSign(parts.protectedHeader, parts.payload)));
    // Cards accept one of the two values of s; half of all signatures have it.
    if (hasLowS(signature)) return { text: writeCard({ ...parts, signature }), cardId, keys: { issuer: 'busan', keys: [{ kid: '00112233445566ff', jwk: { kty: 'EC', crv: 'P-256', x, y } }], revokedCards: [], asOf: new Date(now).toISOString() } };
  }
}
