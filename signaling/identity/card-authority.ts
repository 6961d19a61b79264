import { createHash, randomUUID, type webcrypto } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { secretFolder } from '../storage/secrets.js';
import { bytesToSign, composeCard, hasLowS, writeCard, type CardClaims } from '../../shared/contract/card-token.js';
import type { CardKeys } from '../../shared/contract/identity.js';

type PublicKey = CardKeys['keys'][number];

/** Signs a city's membership cards. */
export interface CardAuthority {
  readonly issuer: string;
  readonly publicKey: PublicKey;
  /** The text of the card's QR code. */
  sign(claims: Omit<CardClaims, 'issuer'>): Promise<string>;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const ORDER = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');
const PrivateJwk = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string(), d: z.string() });

/** Reads the card key of a data folder, or makes it; its file has mode 0600. */
export async function openCardAuthority(dataFolder: string, issuer: string): Promise<CardAuthority> {
  const folder = secretFolder(dataFolder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `card-key-${issuer}.json`);
  const known = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (known !== undefined) return authorityOf(issuer, PrivateJwk.parse(JSON.parse(known)));
  // Written whole under another name and then linked: two first starts agree on one key.
  const fresh = `${path}.${randomUUID()}`;
  await writeFile(fresh, JSON.stringify(await makePrivateKey()), { mode: 0o600, flush: true });
  await link(fresh, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(fresh);
  return openCardAuthority(dataFolder, issuer);
}

/** An authority whose key nobody keeps: for tests, and for the demo's card of a foreign city. */
export async function makeCardAuthority(issuer: string): Promise<CardAuthority> {
  return authorityOf(issuer, await makePrivateKey());
}

async function makePrivateKey(): Promise<z.infer<typeof PrivateJwk>> {
  const pair = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  return PrivateJwk.parse(await crypto.subtle.exportKey('jwk', pair.privateKey));
}

async function authorityOf(issuer: string, jwk: z.infer<typeof PrivateJwk>): Promise<CardAuthority> {
  const { kty, crv, x, y } = jwk;
  const key = await crypto.subtle.importKey('jwk', jwk, ALGORITHM, false, ['sign']);
  // RFC 7638: the thumbprint of a key is over these members in this order.
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('hex').slice(0, 16);
  return {
    issuer,
    publicKey: { kid, jwk: { kty, crv, x, y } },
    async sign(claims) {
      const parts = composeCard({ ...claims, issuer }, kid);
      return writeCard({ ...parts, signature: await signLow(key, bytesToSign(parts.protectedHeader, parts.payload)) });
    },
  };
}

/** Signs with the lower of the two values of s that verify, which is the only one that cards accept. */
async function signLow(key: webcrypto.CryptoKey, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const signature = Buffer.from(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes));
  if (hasLowS(signature)) return signature;
  const s = ORDER - BigInt(`0x${signature.subarray(32).toString('hex')}`);
  return Buffer.concat([signature.subarray(0, 32), Buffer.from(s.toString(16).padStart(64, '0'), 'hex')]);
}
