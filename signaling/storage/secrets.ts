import { createHmac, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Secrets of this installation. One random root lies in a file of mode 0600, made at the first start; a key for each
 * purpose is derived from it, so that one purpose's key tells nothing of another's.
 */
export interface Secrets {
  /** A 32-byte key of its own for `purpose`, such as `session-token`. */
  deriveKey(purpose: string): Buffer;
  /** HMAC-SHA-256 of `text` under the key of `purpose`. */
  seal(purpose: string, text: string): Buffer;
}

const ROOT_BYTES = 32;

/** Where the secrets of a data folder lie. */
export const secretFolder = (dataFolder: string): string => join(dataFolder, 'secrets');

/** Reads the root secret of a data folder, or makes it. */
export async function openSecrets(dataFolder: string): Promise<Secrets> {
  const folder = secretFolder(dataFolder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return secretsFrom(await readOrMakeSecret(join(folder, 'root')));
}

/** Secrets over a root that is at hand; tests use this. */
export function secretsFrom(root: Buffer): Secrets {
  const keys = new Map<string, Buffer>();
  const deriveKey = (purpose: string): Buffer => {
    const known = keys.get(purpose);
    if (known) return known;
    const key = Buffer.from(hkdfSync('sha256', root, '', `u-city ${purpose}`, 32));
    keys.set(purpose, key);
    return key;
  };
  return { deriveKey, seal: (purpose, text) => createHmac('sha256', deriveKey(purpose)).update(text).digest() };
}

/** Written whole under another name and then linked, so that two first starts agree on one and a cut start leaves none. */
async function readOrMakeSecret(path: string): Promise<Buffer> {
  const known = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (known) {
    if (known.length !== ROOT_BYTES) throw new Error(`The secret in ${path} is damaged.`);
    if (process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0) throw new Error(`Others can read ${path}. Give it mode 0600.`);
    return known;
  }
  const fresh = `${path}.${randomUUID()}`;
  await writeFile(fresh, randomBytes(ROOT_BYTES), { mode: 0o600, flag: 'w', flush: true });
  await link(fresh, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(fresh);
  return readOrMakeSecret(path);
}
