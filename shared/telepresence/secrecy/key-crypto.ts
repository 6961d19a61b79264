import { decodeBase64Url, encodeBase64Url } from '../../base/base64url.js';
import { readRun, type Contribution, type KeyRound, type Reveal } from './key-round.js';

/** The arithmetic of agreeing on a key, all of it WebCrypto's: ECDH on P-256, SHA-256, HKDF and AES-GCM, which engines of 2018 have. */

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
const NONCE_BYTES = 12;
const KEY_BYTES = 32;

/** What is hashed or bound says what it is for, so that nothing that was made for one purpose serves another. */
type Purpose = 'commitment' | 'code' | 'pair' | 'key';
const label = (purpose: Purpose, ...parts: readonly unknown[]): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify([`u-city call ${purpose}`, ...parts]));
const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));
const hash = async (bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> => crypto.subtle.digest('SHA-256', bytes);

/** For whom, and for which round, a member commits itself. */
export interface CommitScope {
  readonly callId: string;
  readonly members: readonly string[];
  readonly number: number;
}

/** What a member promises by it; nobody can find another part with the same one. */
export async function commitTo({ callId, members, number }: CommitScope, memberId: string, { publicKey, nonce }: Reveal): Promise<string> {
  return encodeBase64Url(new Uint8Array(await hash(label('commitment', callId, members, number, memberId, publicKey, nonce))));
}

/** A contribution for one round, and the private key to it, which cannot be read out. */
export async function makeContribution(scope: CommitScope, selfId: string): Promise<{ readonly own: Contribution; readonly privateKey: CryptoKey }> {
  const pair = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
  const publicKey = encodeBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  const reveal = { publicKey, nonce: encodeBase64Url(random(KEY_BYTES)) };
  return { own: { commit: await commitTo(scope, selfId, reveal), reveal }, privateKey: pair.privateKey };
}

/** The code that people compare: six digits from everybody's part, the same on all screens unless somebody sits in between. */
export async function computeCode(callId: string, round: KeyRound): Promise<string> {
  const parts = round.members.map((id) => [id, round.reveals.get(id)?.publicKey, round.reveals.get(id)?.nonce]);
  const number = new DataView(await hash(label('code', callId, readRun(round), parts))).getUint32(0);
  return String(number % 1_000_000).padStart(6, '0');
}

export const makeMediaKey = (): ArrayBuffer => random(KEY_BYTES).buffer;

/** The key between two members in one run; fails where a public key is no point of the curve. */
async function derivePair(round: KeyRound, privateKey: CryptoKey, otherId: string): Promise<CryptoKey> {
  const point = decodeBase64Url(round.reveals.get(otherId)?.publicKey ?? '') ?? new Uint8Array();
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: await crypto.subtle.importKey('raw', point, CURVE, false, []) }, privateKey, 256);
  const base = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const salt = await hash(new TextEncoder().encode(readRun(round) ?? ''));
  const info = label('pair', [round.selfId, otherId].sort());
  return crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt, info }, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

const bind = (round: KeyRound, from: string, to: string): Uint8Array<ArrayBuffer> => label('key', readRun(round), from, to);

/** Seals the media key for another member; undefined where its public key is none. */
export async function sealKey(round: KeyRound, privateKey: CryptoKey, otherId: string, key: ArrayBuffer): Promise<string | undefined> {
  try {
    const nonce = random(NONCE_BYTES);
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: bind(round, round.selfId, otherId) }, await derivePair(round, privateKey, otherId), key);
    return encodeBase64Url(Uint8Array.from([...nonce, ...new Uint8Array(sealed)]));
  } catch {
    return undefined;
  }
}

/** The media key that another member has sealed for us, or nothing if it does not open. */
export async function openKey(round: KeyRound, privateKey: CryptoKey, fromId: string, sealed: string): Promise<ArrayBuffer | undefined> {
  try {
    const bytes = decodeBase64Url(sealed) ?? new Uint8Array();
    return await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: bytes.slice(0, NONCE_BYTES), additionalData: bind(round, fromId, round.selfId) }, await derivePair(round, privateKey, fromId), bytes.slice(NONCE_BYTES));
  } catch {
    return undefined;
  }
}
