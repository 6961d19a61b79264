/** A camera as far as it is looked at; some browsers say which way it faces. */
export interface ListedCamera extends Pick<MediaDeviceInfo, 'kind' | 'deviceId' | 'label'> {
  getCapabilities?(): { readonly facingMode?: readonly string[] };
}

type Facing = 'user' | 'environment';

/** Which way a camera faces: what the browser says, else the label that phones give their cameras. */
function readFacing(camera: ListedCamera): Facing | undefined {
  const [told] = camera.getCapabilities?.().facingMode ?? [];
  if (told === 'user' || told === 'environment') return told;
  if (/front|user/i.test(camera.label)) return 'user';
  return /back|rear|environment/i.test(camera.label) ? 'environment' : undefined;
}

/**
 * The camera to turn to: the first that faces the other way, else the next one. Phones have several that face away; the first is the
 * usual one.
 * @param current undefined while the browser chose by itself: phones then take the one that faces the person
 * @returns undefined where there is no other
 */
export function pickOtherCamera(devices: readonly ListedCamera[], current: string | undefined): string | undefined {
  const cameras = devices.filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '');
  if (cameras.length < 2) return undefined;
  const own = cameras.find(({ deviceId }) => deviceId === current) ?? cameras.find((camera) => readFacing(camera) === 'user') ?? cameras[0];
  const facing = own && readFacing(own);
  const other = facing === undefined ? undefined : cameras.find((camera) => camera !== own && (readFacing(camera) ?? facing) !== facing);
  return (other ?? cameras[(cameras.findIndex((camera) => camera === own) + 1) % cameras.length])?.deviceId;
}
