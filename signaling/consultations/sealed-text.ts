import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Secrets } from '../storage/secrets.js';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Which text of which consultation: what is sealed as one does not open as another. */
interface SealedPlace {
  readonly consultationId: string;
  readonly column: 'notes' | 'summary';
}

/**
 * Texts that lie in the database sealed under a key derived from the installation's root secret, which is not in the database: whoever
 * reads a copy of it reads none of them. A server that holds the secret can.
 */
export class SealedTexts {
  readonly #key: Buffer;

  constructor(secrets: Secrets) {
    this.#key = secrets.deriveKey('consultation-texts');
  }

  /** @returns nonce, tag and what was sealed, one after the other */
  seal(place: SealedPlace, text: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key, nonce).setAAD(nameplate(place));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /** Throws for what was not sealed by this installation for this place. */
  open(place: SealedPlace, bytes: Buffer): string {
    const [nonce, tag, sealed] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES), bytes.subarray(NONCE_BYTES + TAG_BYTES)];
    const decipher = createDecipheriv(CIPHER, this.#key, nonce).setAAD(nameplate(place)).setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
  }
}

function nameplate({ consultationId, column }: SealedPlace): Buffer {
  return Buffer.from(`${column} ${consultationId}`);
}
