import { fail, succeed, type Result } from '../../base/result.js';
import type { DeviceChoice, ScannerFailure } from '../scanner.js';

/** What is used of `navigator.mediaDevices`, so that a test can play a camera that is pulled out. */
export type CameraSource = Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'>;

/** 720p is enough for a card at arm's length; more costs the decoder more than it finds. */
const PICTURE: MediaTrackConstraints = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };

function nameFailure(error: unknown): ScannerFailure {
  const name = error instanceof DOMException || error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'permission-refused';
  // A page without a secure context has no camera at all, and says so with a TypeError.
  if (name === 'NotFoundError' || name === 'TypeError') return 'none';
  return 'busy';
}

async function ask(source: CameraSource, video: MediaTrackConstraints): Promise<MediaStream> {
  return source.getUserMedia({ video: { ...PICTURE, ...video }, audio: false });
}

/** `getCapabilities` as the Image Capture specification extends it. */
interface CameraCapabilities {
  readonly focusMode?: readonly string[];
  readonly exposureMode?: readonly string[];
}

/** Asks the camera to keep focus and exposure by itself, where it can; a camera that refuses works as it is. */
async function keepFocused(track: MediaStreamTrack): Promise<void> {
  const { focusMode, exposureMode } = (track.getCapabilities?.() ?? {}) as CameraCapabilities;
  const wishes: Record<string, string> = {};
  if (focusMode?.includes('continuous')) wishes['focusMode'] = 'continuous';
  if (exposureMode?.includes('continuous')) wishes['exposureMode'] = 'continuous';
  if (Object.keys(wishes).length === 0) return;
  await track.applyConstraints({ advanced: [wishes as MediaTrackConstraintSet] }).catch(() => undefined);
}

/**
 * Opens the camera that staff chose, else the one that faces the person. A chosen camera that is no longer there must not
 * leave the panel blind, so another takes its place.
 */
export async function openCamera(source: CameraSource | undefined, deviceId: string | undefined): Promise<Result<MediaStream, ScannerFailure>> {
  if (!source) return fail('none');
  let stream: MediaStream;
  try {
    try {
      stream = await ask(source, deviceId ? { deviceId: { exact: deviceId } } : { facingMode: { ideal: 'user' } });
    } catch (error) {
      const gone = error instanceof Error && (error.name === 'OverconstrainedError' || error.name === 'NotFoundError');
      if (!deviceId || !gone) throw error;
      stream = await ask(source, { facingMode: { ideal: 'user' } });
    }
  } catch (error) {
    return fail(nameFailure(error));
  }
  const [track] = stream.getVideoTracks();
  if (!track) return fail('none');
  await keepFocused(track);
  return succeed(stream);
}

/** Switches the camera off, light and all. */
export function stopCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** The cameras of this panel. Their names are empty until a camera has been allowed once. */
export async function listCameras(source: CameraSource | undefined): Promise<readonly DeviceChoice[]> {
  const devices = (await source?.enumerateDevices().catch(() => [])) ?? [];
  return devices.filter((device) => device.kind === 'videoinput').map(({ deviceId, label }) => ({ id: deviceId, label }));
}
