import type { DeviceFailure } from './call-room.js';

/** Names of errors of `getUserMedia` and `getDisplayMedia`, those of older engines too. */
const FAILURES: Readonly<Record<string, DeviceFailure>> = {
  NotAllowedError: 'refused', PermissionDeniedError: 'refused', SecurityError: 'refused', NotFoundError: 'missing', DevicesNotFoundError: 'missing',
  // A device that was chosen by its id and is not there any more.
  OverconstrainedError: 'missing', NotReadableError: 'busy', TrackStartError: 'busy', AbortError: 'busy',
};

/** Why a device could not be opened, from the browser's own error. */
export function readMediaError(error: unknown): DeviceFailure {
  return (error instanceof Error ? FAILURES[error.name] : undefined) ?? 'failed';
}
