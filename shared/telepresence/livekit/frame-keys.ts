import { BaseKeyProvider, KeyProviderEvent } from 'livekit-client';
import type { Cancel, Clock } from '../../base/clock.js';

/** Places of the ring of keys that each frame names its own by. */
const RING = 16;
/** Frames that were on their way when the key changed are still read for so long. */
const OLD_KEY_MS = 2_000;

const random = (): ArrayBuffer => crypto.getRandomValues(new Uint8Array(32)).buffer;
const importKey = (key: ArrayBuffer): Promise<CryptoKey> => crypto.subtle.importKey('raw', key, 'HKDF', false, ['deriveBits', 'deriveKey']);

/**
 * The key of pictures and sound, the same for all members, for livekit-client's worker. Keys have a place in a ring, so that a new one
 * comes without a gap: the place follows from the key, since members have agreed on nothing else. A key of before is overwritten.
 */
export class FrameKeys extends BaseKeyProvider {
  readonly #clock: Clock;
  #place: number | undefined;
  #turn = 0;
  #cancelOld: Cancel = () => {};

  constructor(clock: Clock) {
    // A wrong key is no reason to give up: the right one may be on its way. Keys are agreed on anew, not turned on.
    super({ sharedKey: true, ratchetWindowSize: 0, failureTolerance: -1, keyringSize: RING });
    this.#clock = clock;
  }

  /** Sends and reads with this key from now on; without one, with one that nobody knows. */
  async use(key: ArrayBuffer | undefined): Promise<void> {
    const turn = ++this.#turn;
    const [material, digest, nobodys] = await Promise.all([importKey(key ?? random()), crypto.subtle.digest('SHA-256', key ?? random()), importKey(random())]);
    if (turn !== this.#turn) return;
    const old = this.#place;
    const place = (new Uint8Array(digest)[0] ?? 0) % RING;
    this.#cancelOld();
    this.#place = place;
    this.onSetEncryptionKey(material, undefined, place);
    if (old === undefined || old === place) return;
    const overwrite = (): void => {
      // `onSetEncryptionKey` would begin to send with it.
      this.emit(KeyProviderEvent.SetKey, { key: nobodys, keyIndex: old }, false);
    };
    if (key) this.#cancelOld = this.#clock.after(OLD_KEY_MS, overwrite);
    else overwrite();
  }

  /** The worker asks for them again when it starts: those of before are none any more. */
  override getKeys(): ReturnType<BaseKeyProvider['getKeys']> {
    return super.getKeys().filter(({ keyIndex }) => keyIndex === this.#place);
  }

  end(): void {
    this.#turn++;
    this.#cancelOld();
  }
}
