import { ConnectionError, DeviceUnsupportedError, DisconnectReason, LivekitError, PublishTrackError } from 'livekit-client';
import type { DeviceFailure, JoinFailure, RoomExit } from '../call-room.js';
import { readMediaError } from '../media-error.js';

/** Why LiveKit ended a room for us. */
export function readExit(reason: DisconnectReason | undefined): RoomExit {
  if (reason === DisconnectReason.CLIENT_INITIATED) return 'left';
  if (reason === DisconnectReason.DUPLICATE_IDENTITY) return 'moved';
  if (reason === DisconnectReason.PARTICIPANT_REMOVED) return 'removed';
  return reason === DisconnectReason.ROOM_DELETED || reason === DisconnectReason.ROOM_CLOSED ? 'closed' : 'lost';
}

/**
 * Why a room was not joined. Only the status is looked at: the reason's name is the same for a refused token as for a server that
 * is away, and the message of a refused token contains the token, so that it must get nowhere.
 */
export function readJoinFailure(error: unknown): JoinFailure {
  if (error instanceof DeviceUnsupportedError) return 'unsupported';
  if (!(error instanceof ConnectionError)) return 'unreachable';
  if (error.status === 404) return 'no-room';
  return error.status === 401 || error.status === 403 ? 'refused' : 'unreachable';
}

/** A screen share that a person thinks better of is refused like a camera that they do not want to give. */
export function readDeviceFailure(error: unknown): DeviceFailure {
  if (error instanceof PublishTrackError) return error.status === 403 ? 'not-allowed' : 'failed';
  return error instanceof LivekitError ? 'failed' : readMediaError(error);
}
