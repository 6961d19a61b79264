import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { decodeBase64Url, encodeBase64Url } from '../base/base64url.js';
import type { SealKey } from './sealed.js';

/**
 * Sealing is HPKE in base mode (RFC 9180) with DHKEM(P-256), HKDF-SHA256 and AES-256-GCM: all of it WebCrypto that browsers
 * of 2018 have. Who seals cannot open; only the server's private key can.
 */
const suite = (): CipherSuite => new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
/** An uncompressed point of P-256: the sender's one-time public key, before the ciphertext. */
const POINT_BYTES = 65;
const NONCE_BYTES = 12;

/** Binds a sealed text to its use, so that it opens nowhere else. */
const info = (): ArrayBuffer => buffer(new TextEncoder().encode('u-city sealed intent 1'));

/** Seals a text to the city's key; base64url. */
export async function sealText(key: SealKey, text: string): Promise<string> {
  const point = decodeBase64Url(key.publicKey);
  if (point?.length !== POINT_BYTES) throw new Error('The seal key is no point of P-256');
  const hpke = suite();
  const recipientPublicKey = await hpke.kem.deserializePublicKey(point.buffer);
  const { enc, ct } = await hpke.seal({ recipientPublicKey, info: info() }, buffer(new TextEncoder().encode(text)));
  return encodeBase64Url(join(new Uint8Array(enc), new Uint8Array(ct)));
}

/** Opens what was sealed to one key. */
export interface SealOpener {
  readonly key: SealKey;
  /** The text, or `undefined` if it was not sealed to this key or was altered. */
  open(sealed: string): Promise<string | undefined>;
}

/** The opener whose key pair follows from 32 secret bytes (RFC 9180, DeriveKeyPair): the same bytes, the same key. */
export async function makeSealOpener(secret: Uint8Array): Promise<SealOpener> {
  const hpke = suite();
  const pair = await hpke.kem.deriveKeyPair(buffer(secret));
  const point = new Uint8Array(await hpke.kem.serializePublicKey(pair.publicKey));
  const kid = encodeBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', buffer(point))).slice(0, 9));
  return {
    key: { kid, publicKey: encodeBase64Url(point) },
    async open(sealed) {
      const bytes = decodeBase64Url(sealed);
      if (!bytes || bytes.length <= POINT_BYTES) return undefined;
      try {
        const opened = await suite().open({ recipientKey: pair.privateKey, enc: buffer(bytes.slice(0, POINT_BYTES)), info: info() }, buffer(bytes.slice(POINT_BYTES)));
        return new TextDecoder().decode(opened);
      } catch {
        return undefined;
      }
    },
  };
}

/** A name for what kept intents are about, in 18 bytes of SHA-256; base64url. Ids are random enough not to be guessed from it. */
export async function hashSubject(subject: string): Promise<string> {
  return encodeBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', buffer(new TextEncoder().encode(subject)))).slice(0, 18));
}

/** A fresh key for the answer to one intent; 32 bytes in base64url. It is held in page memory and inside the sealed intent only. */
export function makeAnswerKey(): string {
  return encodeBase64Url(crypto.getRandomValues(new Uint8Array(32)));
}

/** Encrypts the answer to an intent under its answer key. */
export async function encryptAnswer(answerKey: string, text: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const key = await importAnswerKey(answerKey, 'encrypt');
  const encrypted = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text));
  return encodeBase64Url(join(iv, new Uint8Array(encrypted)));
}

/** Decrypts an answer; `undefined` if it was encrypted under another key. */
export async function decryptAnswer(answerKey: string, answer: string): Promise<string | undefined> {
  const bytes = decodeBase64Url(answer);
  if (!bytes || bytes.length <= NONCE_BYTES) return undefined;
  try {
    const key = await importAnswerKey(answerKey, 'decrypt');
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes.slice(0, NONCE_BYTES) }, key, bytes.slice(NONCE_BYTES));
    return new TextDecoder().decode(text);
  } catch {
    return undefined;
  }
}

async function importAnswerKey(answerKey: string, use: 'encrypt' | 'decrypt') {
  const bytes = decodeBase64Url(answerKey);
  if (bytes?.length !== 32) throw new Error('An answer key has 32 bytes');
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, [use]);
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

function buffer(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
