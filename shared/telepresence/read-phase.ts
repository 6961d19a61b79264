import type { EpochMs } from '../base/clock.js';
import type { Call } from '../contract/calls.js';
import type { RoomState } from './call-room.js';
import type { CallEnd, CallPhase, CallTile } from './call-view.js';
import type { RouteFailure } from './ports.js';
import type { KeptRoom } from './room-keeper.js';

/** What the person at this screen has asked for and the server has not answered, or what became of it. */
export type CallStep =
  | { readonly kind: 'none' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'answering'; readonly since: EpochMs }
  | { readonly kind: 'ended'; readonly why: CallEnd; readonly failure: RouteFailure | undefined };

export interface PhaseFacts {
  readonly step: CallStep;
  readonly call: Call | undefined;
  readonly kept: KeptRoom;
  readonly room: RoomState;
  readonly tiles: readonly CallTile[];
  readonly weakLine: boolean;
  /** Since when something is wrong with the media, if it is. */
  readonly troubleSince: EpochMs | undefined;
  readonly now: EpochMs;
}

/** An instant of the server's, never later than now by this screen's own clock. */
const readInstant = (instant: string | undefined, now: EpochMs): EpochMs => Math.min(instant === undefined ? now : Date.parse(instant), now);

/** Whether the media is wrong here: the room is on its way back, or nothing that should move does. */
export function isTrouble(kept: KeptRoom, { connection }: RoomState, tiles: readonly CallTile[]): boolean {
  if (kept.kind === 'joining') return kept.again;
  if (kept.kind !== 'in') return false;
  if (connection.kind === 'interrupted' || connection.kind === 'over') return true;
  const others = tiles.filter(({ self, here }) => !self && here);
  return others.length > 0 && others.every(({ stuck }) => stuck);
}

/** Where the call stands, from everything that is known; the server's word on its end stands above what the room says. */
export function readPhase({ step, call, kept, weakLine, troubleSince, now }: PhaseFacts): CallPhase {
  const answered = call?.answeredAt !== undefined;
  if (step.kind === 'ended') return { kind: 'ended', why: step.why, answered, failure: step.failure };
  if (step.kind === 'starting') return { kind: 'starting' };
  if (step.kind === 'answering') return { kind: 'joining', since: step.since };
  if (!call) return { kind: 'idle' };
  if (call.state === 'ended') return { kind: 'ended', why: call.ending ?? 'hung-up', answered, failure: undefined };
  const asked = readInstant(call.askedAt, now);
  if (call.state === 'queued') return { kind: 'queued', ahead: call.ahead ?? 0, since: asked };
  if (call.state === 'ringing') return { kind: 'ringing', way: call.selfId === undefined ? 'incoming' : 'outgoing', since: asked };
  if (call.selfId === undefined) return { kind: 'ended', why: 'answered-elsewhere', answered: false, failure: undefined };
  const self = call.members.find(({ id }) => id === call.selfId);
  // A tile that goes on without this screen was taken over by another.
  const isMoved = call.members.some(({ id, tileId, role, state }) => id !== self?.id && tileId === self?.tileId && role !== 'camera' && state === 'in-call');
  if (self?.state === 'removed') return { kind: 'ended', why: 'removed', answered, failure: undefined };
  if (self?.state === 'left') return { kind: 'ended', why: isMoved ? 'moved' : 'hung-up', answered, failure: undefined };
  if (kept.kind === 'over') return { kind: 'ended', why: kept.why, answered, failure: undefined };
  const since = readInstant(call.answeredAt, now);
  if (troubleSince !== undefined) return { kind: 'reconnecting', since: troubleSince };
  if (kept.kind !== 'in') return { kind: 'joining', since: kept.kind === 'joining' ? kept.since : now };
  return { kind: weakLine ? 'audio-only' : 'in-call', since };
}
