import type { Cancel, Clock } from '../base/clock.js';
import type { CallTicket } from '../contract/calls.js';
import type { CallRoom, DeviceFailure, JoinFailure, LineQuality, RoomExit, TrackSource } from './call-room.js';
import { SimulatedRoom } from './simulated-room.js';

export const ALL_RIGHTS: CallTicket['may'] = { camera: true, microphone: true, screen: true, data: true, listen: true };

/** What the simulated media server holds of a member who has joined. */
export interface Seat {
  readonly roomName: string;
  readonly memberId: string;
  may: CallTicket['may'];
  readonly room: SimulatedRoom;
  /** Sources that it has turned on, and whether staff have muted them. */
  readonly tracks: Map<TrackSource, { readonly id: string; muted: boolean }>;
  quality: LineQuality;
  level: number;
}

/** As a real client: so long after its media server fell silent it says so, and so long after that it gives up. */
const SILENCE_NOTICED_MS = 15_000;
const ROOM_FORGOTTEN_MS = 5_000;
const GIVEN_UP_MS = 45_000;

export interface SimulatedMediaOptions {
  readonly clock: Clock;
  /** Draws what a camera or screen would give; in a browser, for whoever wants to see something. */
  readonly paint?: (memberId: string, source: TrackSource) => MediaStream;
}

/**
 * A media server that lives in memory, for tests, demos and scenes: several rooms, members, and whatever goes wrong with real ones,
 * on request. Its failures take as long as those of LiveKit and its client (measured).
 */
export class SimulatedMedia {
  readonly clock: Clock;
  readonly paint: SimulatedMediaOptions['paint'];
  readonly #seats = new Set<Seat>();
  readonly #rooms = new Set<string>();
  readonly #cut = new Set<string>();
  readonly #refused = new Map<'camera' | 'microphone' | 'screen', DeviceFailure>();
  readonly #timers = new Map<Seat, Cancel>();
  #running = true;
  #frozen = false;

  constructor({ clock, paint }: SimulatedMediaOptions) {
    this.clock = clock;
    this.paint = paint;
  }

  /** A room that is not joined yet; give this to whoever opens rooms. */
  openRoom(isEncrypted = false): CallRoom {
    return new SimulatedRoom(this, isEncrypted);
  }

  /** As the city's server: makes the room if it is not there, and a ticket into it. */
  issue(roomName: string, memberId: string, may: Partial<CallTicket['may']> = {}): CallTicket {
    this.#rooms.add(roomName);
    return { url: 'simulated:', token: JSON.stringify([roomName, memberId]), memberId, may: { ...ALL_RIGHTS, ...may } };
  }

  /** The line of one member is cut, or whole again. Whoever is cut off hears and sees nothing; the others do not see them. */
  cut(memberId: string, isCut = true): void {
    if (isCut) this.#cut.add(memberId);
    else this.#cut.delete(memberId);
    for (const seat of this.#seats) if (seat.memberId === memberId) this.#watchSilence(seat);
  }

  /** Everything stands still without a word, as a process that is stopped does, or goes on. */
  freeze(isFrozen = true): void {
    this.#frozen = isFrozen;
    for (const seat of this.#seats) this.#watchSilence(seat);
  }

  /** The media server is gone, and with it every room. */
  stop(): void {
    this.#running = false;
    this.#rooms.clear();
    for (const seat of this.#seats) {
      seat.room.interrupt(true);
      this.#later(seat, GIVEN_UP_MS, () => this.dismiss(seat, 'lost'));
    }
  }

  /** It is back and knows no room; those who look for theirs are told so, or never hear of it. */
  restart(isSilent = false): void {
    this.#running = true;
    if (isSilent) return;
    for (const seat of this.#seats) this.#later(seat, ROOM_FORGOTTEN_MS, () => this.dismiss(seat, 'lost'));
  }

  /** Somebody takes a member out. */
  remove(memberId: string): void {
    for (const seat of [...this.#seats]) if (seat.memberId === memberId) this.dismiss(seat, 'removed');
  }

  /** The server gives a member other rights. */
  permit(memberId: string, may: Partial<CallTicket['may']>): void {
    for (const seat of this.#seats) if (seat.memberId === memberId) seat.may = { ...seat.may, ...may };
    this.tellAll();
  }

  /** The server ends a room. */
  close(roomName: string): void {
    this.#rooms.delete(roomName);
    for (const seat of [...this.#seats]) if (seat.roomName === roomName) this.dismiss(seat, 'closed');
  }

  /** Staff mute what a member sends. */
  mute(memberId: string, source: TrackSource): void {
    for (const seat of this.#seats) {
      const track = seat.memberId === memberId ? seat.tracks.get(source) : undefined;
      if (track) track.muted = true;
    }
    this.tellAll();
  }

  /** A device is pulled out. */
  unplug(memberId: string, source: TrackSource): void {
    for (const seat of this.#seats) if (seat.memberId === memberId) seat.tracks.delete(source);
    this.tellAll();
  }

  setQuality(memberId: string, quality: LineQuality): void {
    for (const seat of this.#seats) if (seat.memberId === memberId) seat.quality = quality;
    this.tellAll();
  }

  /** How loud a member is, 0 to 1; above nothing they count as speaking. */
  setLevel(memberId: string, level: number): void {
    for (const seat of this.#seats) if (seat.memberId === memberId) seat.level = level;
    this.tellAll();
  }

  /** Devices of this kind fail so from now on, or work again. */
  refuse(device: 'camera' | 'microphone' | 'screen', failure: DeviceFailure | undefined): void {
    if (failure) this.#refused.set(device, failure);
    else this.#refused.delete(device);
  }

  readRefusal(device: 'camera' | 'microphone' | 'screen'): DeviceFailure | undefined {
    return this.#refused.get(device);
  }

  /** A transcriber tells what it hears of a member. */
  transcribe(memberId: string, segment: string, text: string, final: boolean): void {
    for (const { room } of this.#seats) room.hearTranscript({ from: memberId, segment, text, final });
  }

  /** Takes a member in, or says why not; the same member joining anew ends its earlier seat. */
  admit(room: SimulatedRoom, ticket: CallTicket): Seat | JoinFailure {
    if (!this.#running || this.#frozen || this.#cut.has(ticket.memberId)) return 'unreachable';
    if (!ticket.token.startsWith('[')) return 'refused';
    const [roomName = '', memberId = ''] = JSON.parse(ticket.token) as string[];
    if (!this.#rooms.has(roomName)) return 'no-room';
    for (const other of [...this.#seats]) if (other.roomName === roomName && other.memberId === memberId) this.dismiss(other, 'moved');
    const seat: Seat = { roomName, memberId, may: ticket.may, room, tracks: new Map(), quality: 'good', level: 0 };
    this.#seats.add(seat);
    return seat;
  }

  dismiss(seat: Seat, why: RoomExit): void {
    if (!this.#seats.delete(seat)) return;
    this.#timers.get(seat)?.();
    this.#timers.delete(seat);
    seat.room.exit(why);
    this.tellAll();
  }

  /** Whether anything gets from the media server to this member, or from it. */
  isReached(seat: Seat): boolean {
    return this.#running && !this.#frozen && !this.#cut.has(seat.memberId);
  }

  list(roomName: string): readonly Seat[] {
    return [...this.#seats].filter((seat) => seat.roomName === roomName);
  }

  tellAll(): void {
    for (const { room } of [...this.#seats]) room.look();
  }

  #watchSilence(seat: Seat): void {
    this.#timers.get(seat)?.();
    if (this.isReached(seat)) seat.room.interrupt(false);
    else this.#later(seat, SILENCE_NOTICED_MS, () => seat.room.interrupt(true));
  }

  #later(seat: Seat, ms: number, act: () => void): void {
    this.#timers.get(seat)?.();
    this.#timers.set(seat, this.clock.after(ms, act));
  }
}
