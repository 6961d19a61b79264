import type { CallTicket } from '../../contract/calls.js';
import type { CallRoom, DeviceFailure, RoomState, RoomTrack, TrackSource } from '../call-room.js';

/** A media server with one room of its own for each case, and what can go wrong in it. */
export interface RoomStage {
  /** A room that is not joined yet. @param isEncrypted from end to end */
  openRoom(isEncrypted?: boolean): Promise<CallRoom>;
  /** Whether this engine can encrypt from end to end; those of televisions cannot. */
  readonly canEncrypt: boolean;
  issue(memberId: string, may?: Partial<CallTicket['may']>): Promise<CallTicket>;
  /** The server ends the room. */
  close(): Promise<void>;
  remove(memberId: string): Promise<void>;
  /** The server takes the right to listen away, as it does while a call is held, or gives it back. */
  permit(memberId: string, may: { readonly listen: boolean }): Promise<void>;
  /** The media server stands still without a word, or goes on. */
  freeze(isFrozen: boolean): Promise<void>;
  /** A transcriber joins as this member and says what it hears. */
  transcribe(memberId: string, segment: string, text: string, final: boolean): Promise<void>;
  /** Makes a member be heard. */
  speak(memberId: string): void;
  refuse(device: 'camera' | 'microphone', failure: DeviceFailure | undefined): void;
  /** Draws a picture where it is seen. */
  show(track: RoomTrack): void;
  /** How many members' voices come out of this machine's loudspeaker at the moment, over all rooms of the stage; nothing where none can. */
  countVoices(): Promise<number | undefined>;
  /** Cameras and microphones that are on. */
  countLive(): number | undefined;
  pass(milliseconds: number): Promise<void>;
}

export const A = '00000000-0000-7000-8000-00000000000a';
export const B = '00000000-0000-7000-8000-00000000000b';

export function expect(condition: boolean, what: string): void {
  if (!condition) throw new Error(`Expected: ${what}`);
}

/** Waits until a room shows something, at most so long. */
export async function until(stage: RoomStage, room: CallRoom, holds: (state: RoomState) => boolean, what: string, limitMs = 8_000): Promise<void> {
  for (let waited = 0; waited < limitMs && !holds(room.state.get()); waited += 50) await stage.pass(50);
  if (!holds(room.state.get())) throw new Error(`Expected within ${limitMs} ms: ${what}; the room shows ${JSON.stringify(room.state.get())}`);
}

export async function join(stage: RoomStage, memberId: string, may?: Partial<CallTicket['may']>, key?: ArrayBuffer): Promise<CallRoom> {
  const room = await stage.openRoom(key !== undefined);
  if (key) await room.setKey(key);
  const joined = await room.connect(await stage.issue(memberId, may));
  expect(joined.ok, `${memberId} joins`);
  return room;
}

export const isOver = (why: string) => ({ connection }: RoomState): boolean => connection.kind === 'over' && connection.why === why;
export const find = (room: CallRoom, memberId: string, source: TrackSource): RoomTrack | undefined =>
  room.state.get().members.find(({ id }) => id === memberId)?.tracks.find((track) => track.source === source && !track.muted);
export const knows = (memberId: string) => ({ members }: RoomState): boolean => members.some(({ id }) => id === memberId);

/** Waits until so many voices are heard. */
export async function untilVoices(stage: RoomStage, wanted: number, what: string): Promise<void> {
  let heard: number | undefined = -1;
  for (let tries = 0; tries < 20 && heard !== undefined && heard !== wanted; tries++) {
    heard = await stage.countVoices();
    if (heard !== wanted) await stage.pass(200);
  }
  expect(heard === undefined || heard === wanted, `${what}: ${wanted} voices, heard ${heard}`);
}

const flows = (room: CallRoom, memberId: string): boolean => find(room, memberId, 'camera')?.flow === 'flowing' && find(room, memberId, 'microphone')?.flow === 'flowing';

/** Waits until a room sees and hears a member. */
export async function see(stage: RoomStage, room: CallRoom, memberId: string): Promise<void> {
  await until(stage, room, () => find(room, memberId, 'camera') !== undefined, 'the camera is seen');
  const camera = find(room, memberId, 'camera');
  if (camera) stage.show(camera);
  await until(stage, room, () => flows(room, memberId), 'picture and sound come in');
}

/** Two who see and hear each other. */
export async function meet(stage: RoomStage): Promise<readonly [CallRoom, CallRoom]> {
  const [a, b] = [await join(stage, A), await join(stage, B)];
  await Promise.all([a.setCamera(true), a.setMicrophone(true), b.setMicrophone(true)]);
  await see(stage, b, A);
  return [a, b];
}

/** Something that a room does. */
export interface RoomCase {
  readonly title: string;
  run(stage: RoomStage): Promise<void>;
}
