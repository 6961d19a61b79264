import type { Clock } from '../base/clock.js';
import type { CallRoom } from './call-room.js';

/**
 * Fetches livekit-client, 150 KB that no screen needs before a call opens, and makes a room; rejects where it cannot be fetched.
 * @param makeWorker starts `livekit-client/e2ee-worker`; with it the room is encrypted from end to end
 */
export async function openLivekitRoom(clock: Clock, makeWorker?: () => Worker): Promise<CallRoom> {
  const { LivekitRoom } = await import('./livekit/livekit-room.js');
  return new LivekitRoom(clock, makeWorker);
}
