import type { Participant, RoomOptions, TrackPublication } from 'livekit-client';
import type { Clock, EpochMs } from '../../base/clock.js';
import { canEncrypt } from '../secrecy/can-encrypt.js';
import { KEY_TOPIC } from '../secrecy/key-message.js';
import { FrameKeys } from './frame-keys.js';
import { SealedText } from './sealed-text.js';

/** A member whose frames did not open counts as locked until so long after the last one that did not. */
const LOCKED_MS = 1_500;
/** For so long after a new key frames of before may still come in. */
const NEW_KEY_MS = 700;

/**
 * Who may be shown and played in a room that is encrypted from end to end, or that is not. LiveKit itself hands over what a sender
 * without encryption sends into an encrypted room, and what is encrypted to whoever has no key, as noise at twice the loudness
 * (measured): neither gets to a screen or a loudspeaker.
 */
export class Secrecy {
  /** For the room's making; nothing where it is not encrypted. */
  readonly options: Pick<RoomOptions, 'e2ee'>;
  readonly isPossible: boolean;
  readonly #clock: Clock;
  readonly #keys: FrameKeys | undefined;
  /** Since when there is a key. */
  #keySince: EpochMs | undefined;
  readonly #worker: Worker | undefined;
  #messages: SealedText | undefined;
  readonly #locked = new Map<string, EpochMs>();

  /** @param makeWorker starts the worker of livekit-client that encrypts; without it the room is not encrypted */
  constructor(clock: Clock, makeWorker: (() => Worker) | undefined) {
    this.#clock = clock;
    this.isPossible = makeWorker === undefined || canEncrypt();
    this.#worker = makeWorker && this.isPossible ? makeWorker() : undefined;
    this.#keys = this.#worker && new FrameKeys(clock);
    // Not `encryption`, which would encrypt what members say to agree on a key, too; messages are sealed by us.
    this.options = this.#worker && this.#keys ? { e2ee: { keyProvider: this.#keys, worker: this.#worker } } : {};
  }

  get isEncrypted(): boolean {
    return this.#keys !== undefined;
  }

  async setKey(key: ArrayBuffer | undefined): Promise<void> {
    if (!this.#keys) return;
    this.#messages = key && new SealedText(key);
    this.#keySince = key && this.#clock.now();
    this.#locked.clear();
    await this.#keys.use(key);
  }

  /** Something of this member did not open. */
  lock(memberId: string): void {
    if (this.#keySince !== undefined && this.#clock.now() - this.#keySince < NEW_KEY_MS) return;
    this.#locked.set(memberId, this.#clock.now());
  }

  /** @returns whether somebody counts as open again */
  look(): boolean {
    const open = [...this.#locked].filter(([, at]) => this.#clock.now() - at > LOCKED_MS);
    for (const [memberId] of open) this.#locked.delete(memberId);
    return open.length > 0;
  }

  /** Why nothing of a member is shown, if so. */
  read(participant: Participant): 'plain' | 'locked' | undefined {
    if (participant.isLocal) return undefined;
    const publications: readonly TrackPublication[] = [...participant.trackPublications.values()];
    if (this.isEncrypted && publications.some(({ isEncrypted }) => !isEncrypted)) return 'plain';
    if (this.isEncrypted && this.#keySince === undefined) return 'locked';
    return this.#locked.has(participant.identity) || (!this.isEncrypted && publications.some(({ isEncrypted }) => isEncrypted)) ? 'locked' : undefined;
  }

  /** A message as it goes out; nothing if it cannot be sealed for want of a key. */
  async seal(from: string, topic: string, text: string): Promise<string | undefined> {
    return this.isEncrypted && topic !== KEY_TOPIC ? this.#messages?.seal(from, topic, text) : text;
  }

  /** What a message that came in says; nothing if it was not sealed with our key. */
  async open(from: string, topic: string, text: string): Promise<string | undefined> {
    return this.isEncrypted && topic !== KEY_TOPIC ? this.#messages?.open(from, topic, text) : text;
  }

  end(): void {
    this.#keys?.end();
    this.#worker?.terminate();
  }
}
