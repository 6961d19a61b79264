import { decodeBase64Url, encodeBase64Url } from '../../base/base64url.js';

/** AES-GCM's own length of the number that is used once. */
const NONCE_BYTES = 12;
const PURPOSE = new TextEncoder().encode('u-city messages in a call');

/**
 * Seals messages with a key derived from the call's own. LiveKit can encrypt messages too, but tells the reader of an encrypted one the
 * same as of a plain one (client 2.23.0: `encryptionType` is never set by the sender), so that anybody on the way could slip one in;
 * and it would encrypt all of them, those by which members agree on the key included.
 */
export class SealedText {
  readonly #key: Promise<CryptoKey>;

  constructor(key: ArrayBuffer) {
    this.#key = crypto.subtle.importKey('raw', key, 'HKDF', false, ['deriveKey'])
      .then((base) => crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: PURPOSE }, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']));
  }

  /** @param topic is bound to the text, and so is who sends it: under another topic or name it does not open */
  async seal(from: string, topic: string, text: string): Promise<string> {
    const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
    const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: bind(from, topic) }, await this.#key, new TextEncoder().encode(text)));
    return encodeBase64Url(Uint8Array.from([...nonce, ...sealed]));
  }

  /** The text, or nothing if it was not sealed with this key by this sender for this topic. */
  async open(from: string, topic: string, sealed: string): Promise<string | undefined> {
    try {
      const bytes = decodeBase64Url(sealed);
      if (!bytes) return undefined;
      const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes.slice(0, NONCE_BYTES), additionalData: bind(from, topic) }, await this.#key, bytes.slice(NONCE_BYTES));
      return new TextDecoder().decode(opened);
    } catch {
      return undefined;
    }
  }
}

const bind = (from: string, topic: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify([from, topic]));
