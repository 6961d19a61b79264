import { ExternalE2EEKeyProvider, isE2EESupported, type Participant, type RoomOptions, type TrackPublication } from 'livekit-client';
import type { Clock, EpochMs } from '../../base/clock.js';
import { SealedText } from './sealed-text.js';

/** A member whose frames did not open counts as locked until so long after the last one that did not. */
const LOCKED_MS = 1_500;

/**
 * Who may be shown and played in a room that is encrypted from end to end, or that is not. LiveKit itself hands over what a sender
 * without encryption sends into an encrypted room, and what is encrypted to whoever has no key, as noise at twice the loudness
 * (measured): neither gets to a screen or a loudspeaker.
 */
export class Secrecy {
  /** For the room's making; nothing where it is not encrypted. */
  readonly options: Pick<RoomOptions, 'encryption'>;
  readonly isPossible: boolean;
  readonly #clock: Clock;
  readonly #keys: ExternalE2EEKeyProvider | undefined;
  readonly #worker: Worker | undefined;
  #messages: SealedText | undefined;
  readonly #locked = new Map<string, EpochMs>();

  /** @param makeWorker starts the worker of livekit-client that encrypts; without it the room is not encrypted */
  constructor(clock: Clock, makeWorker: (() => Worker) | undefined) {
    this.#clock = clock;
    this.isPossible = makeWorker === undefined || isE2EESupported();
    this.#worker = makeWorker && this.isPossible ? makeWorker() : undefined;
    this.#keys = this.#worker && new ExternalE2EEKeyProvider();
    this.options = this.#worker && this.#keys ? { encryption: { keyProvider: this.#keys, worker: this.#worker } } : {};
  }

  get isEncrypted(): boolean {
    return this.#keys !== undefined;
  }

  async setKey(key: ArrayBuffer): Promise<void> {
    if (!this.#keys) return;
    this.#messages = new SealedText(key);
    await this.#keys.setKey(key);
  }

  /** Something of this member did not open. */
  lock(memberId: string): void {
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
    return this.#locked.has(participant.identity) || (!this.isEncrypted && publications.some(({ isEncrypted }) => isEncrypted)) ? 'locked' : undefined;
  }

  /** A message as it goes out; nothing if it cannot be sealed for want of a key. */
  async seal(from: string, topic: string, text: string): Promise<string | undefined> {
    return this.isEncrypted ? this.#messages?.seal(from, topic, text) : text;
  }

  /** What a message that came in says; nothing if it was not sealed with our key. */
  async open(from: string, topic: string, text: string): Promise<string | undefined> {
    return this.isEncrypted ? this.#messages?.open(from, topic, text) : text;
  }

  end(): void {
    this.#worker?.terminate();
  }
}
