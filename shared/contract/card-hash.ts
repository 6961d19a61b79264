import { encodeBase64Url } from '../base/base64url.js';

/** A check-in sheet knows a card by this: 18 bytes of SHA-256 over the sheet's salt and the card's id, in base64url. */
export async function hashCard(salt: string, cardId: string): Promise<string> {
  return encodeBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${salt} ${cardId}`))).slice(0, 18));
}
