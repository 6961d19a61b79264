import type { Cancel } from '../base/clock.js';
import { fail, succeed, type Result } from '../base/result.js';
import { Store, type Readable } from '../base/store.js';
import type { CallTicket } from '../contract/calls.js';
import { UNJOINED, type CallRoom, type DeviceFailure, type JoinFailure, type RoomExit, type RoomMember, type RoomMessage, type RoomState, type RoomTrack, type RoomTranscript, type TrackSource } from './call-room.js';
import { FrameWatch, LOOK_MS } from './frame-watch.js';
import { KEY_TOPIC } from './secrecy/key-message.js';
import type { Seat, SimulatedMedia } from './simulated-media.js';

/** One member's view of a simulated media server. */
export class SimulatedRoom implements CallRoom {
  readonly simulated = true;
  readonly #media: SimulatedMedia;
  readonly #state = new Store<RoomState>(UNJOINED);
  readonly #watch: FrameWatch;
  readonly #messages = new Set<(message: RoomMessage) => void>();
  readonly #transcripts = new Set<(transcript: RoomTranscript) => void>();
  /** Frames of each track that got here; a track that cannot be reached gives none. */
  readonly #frames = new Map<string, number>();
  #seat: Seat | undefined;
  #pictures = true;
  #cancelLook: Cancel = () => {};

  /** The key in words, `none` while there is none; undefined in a room that is not encrypted. */
  #key: string | undefined;

  constructor(media: SimulatedMedia, isEncrypted: boolean) {
    this.#media = media;
    if (isEncrypted) this.#key = 'none';
    this.#watch = new FrameWatch(media.clock);
  }

  get state(): Readable<RoomState> {
    return this.#state;
  }

  setKey(key: ArrayBuffer | undefined): Promise<void> {
    if (this.#key !== undefined) this.#key = key ? new Uint8Array(key).join() : 'none';
    this.#media.tellAll();
    return Promise.resolve();
  }

  async connect(ticket: CallTicket): Promise<Result<void, JoinFailure>> {
    this.#state.update((state) => ({ ...state, connection: { kind: 'joining' } }));
    // A real one takes its time too: nothing may rely on being joined in the same turn.
    await Promise.resolve();
    if (this.#state.get().connection.kind === 'over') return fail('unreachable');
    const seat = this.#media.admit(this, ticket);
    if (typeof seat === 'string') {
      this.#state.set({ ...UNJOINED, connection: { kind: 'over', why: 'lost' } });
      return fail(seat);
    }
    this.#seat = seat;
    this.#state.update((state) => ({ ...state, connection: { kind: 'joined' } }));
    this.#media.tellAll();
    this.#lookOn();
    return succeed(undefined);
  }

  async leave(): Promise<void> {
    await Promise.resolve();
    if (this.#seat) this.#media.dismiss(this.#seat, 'left');
    else this.exit('left');
  }

  setMicrophone(on: boolean): Promise<Result<void, DeviceFailure>> {
    return this.#turn('microphone', on);
  }

  setCamera(on: boolean): Promise<Result<void, DeviceFailure>> {
    return this.#turn('camera', on);
  }

  setScreen(on: boolean): Promise<Result<void, DeviceFailure>> {
    return this.#turn('screen', on);
  }

  setSpeaker(): Promise<Result<void, DeviceFailure>> {
    return Promise.resolve(succeed(undefined));
  }

  setSilenced(): void {}

  setPictures(received: boolean): void {
    if (received === this.#pictures) return;
    this.#pictures = received;
    this.look();
  }

  playSound(): Promise<void> {
    return Promise.resolve();
  }

  readLevel(memberId: string): number | undefined {
    return this.#seat && this.#media.list(this.#seat.roomName).find((seat) => seat.memberId === memberId)?.level;
  }

  async send(topic: string, text: string): Promise<Result<void, 'not-sent'>> {
    await Promise.resolve();
    const seat = this.#seat;
    if (!seat || !seat.may.data || !this.#media.isReached(seat)) return fail('not-sent');
    const isOpen = topic === KEY_TOPIC;
    if (!isOpen && this.#key === 'none') return fail('not-sent');
    const readers = this.#media.list(seat.roomName).filter((other) => other !== seat && this.#media.isReached(other) && (isOpen || other.room.#readSecrecy(seat) === undefined));
    for (const { room } of readers) room.#hear({ from: seat.memberId, topic, text });
    return succeed(undefined);
  }

  onMessage(listener: (message: RoomMessage) => void): Cancel {
    this.#messages.add(listener);
    return () => this.#messages.delete(listener);
  }

  onTranscript(listener: (transcript: RoomTranscript) => void): Cancel {
    this.#transcripts.add(listener);
    return () => this.#transcripts.delete(listener);
  }

  #hear(message: RoomMessage): void {
    for (const listener of [...this.#messages]) listener(message);
  }

  hearTranscript(transcript: RoomTranscript): void {
    for (const listener of [...this.#transcripts]) listener(transcript);
  }

  /** The way to the media server is being looked for, or was found again. */
  interrupt(isInterrupted: boolean): void {
    if (!this.#seat) return;
    this.#state.update((state) => ({ ...state, connection: { kind: isInterrupted ? 'interrupted' : 'joined' } }));
    this.look();
  }

  exit(why: RoomExit): void {
    if (this.#state.get().connection.kind === 'over') return;
    this.#seat = undefined;
    this.#cancelLook();
    this.#state.set({ ...UNJOINED, connection: { kind: 'over', why } });
  }

  /** Looks at everybody's tracks now. */
  look(): void {
    const seat = this.#seat;
    if (!seat) return;
    const reached = this.#media.isReached(seat);
    const seats = this.#media.list(seat.roomName);
    for (const other of seats) {
      for (const { id } of other.tracks.values()) if (reached && this.#media.isReached(other)) this.#frames.set(id, this.#media.clock.now());
    }
    this.#watch.look(seats.flatMap((other) => [...other.tracks].map(([source, track]) => ({
      id: track.id, count: this.#frames.get(track.id) ?? 0, expected: other !== seat && !track.muted && !this.#isPaused(source) && source !== 'screen',
    }))));
    this.#state.update((state) => ({
      ...state,
      members: seats.map((other) => this.#readMember(other)),
      speaking: seats.filter(({ level }) => level > 0).sort((a, b) => b.level - a.level).map(({ memberId }) => memberId),
    }));
  }

  #lookOn(): void {
    this.#cancelLook = this.#media.clock.after(LOOK_MS, () => {
      this.look();
      this.#lookOn();
    });
  }

  #isPaused(source: TrackSource): boolean {
    return source === 'camera' && !this.#pictures;
  }

  #readSecrecy(other: Seat): 'plain' | 'locked' | undefined {
    const theirs = other.room.#key;
    if (other === this.#seat || (theirs === this.#key && theirs !== 'none')) return undefined;
    return theirs === undefined ? 'plain' : 'locked';
  }

  #readMember(other: Seat): RoomMember {
    const self = other === this.#seat;
    const unreadable = this.#readSecrecy(other);
    const tracks = [...other.tracks].map(([source, { id, muted }]): RoomTrack => ({
      id, source, muted, flow: self ? 'flowing' : this.#isPaused(source) ? 'paused' : this.#watch.read(id), attach: (element) => this.#attach(element, other.memberId, source),
    }));
    return { id: other.memberId, self, quality: other.quality, tracks: (self || this.#seat?.may.listen) && !unreadable ? tracks : [], ...(unreadable ? { unreadable } : {}) };
  }

  #attach(element: HTMLVideoElement, memberId: string, source: TrackSource): Cancel {
    const stream = this.#media.paint?.(memberId, source) ?? null;
    element.srcObject = stream;
    return () => {
      if (element.srcObject === stream) element.srcObject = null;
    };
  }

  async #turn(device: 'camera' | 'microphone' | 'screen', on: boolean): Promise<Result<void, DeviceFailure>> {
    await Promise.resolve();
    const seat = this.#seat;
    if (!seat) return on ? fail('failed') : succeed(undefined);
    if (on && !seat.may[device]) return fail('not-allowed');
    const refusal = on ? this.#media.readRefusal(device) : undefined;
    if (refusal) return fail(refusal);
    if (on) seat.tracks.set(device, { id: `${seat.memberId} ${device}`, muted: false });
    else seat.tracks.delete(device);
    this.#media.tellAll();
    return succeed(undefined);
  }
}
