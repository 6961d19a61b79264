/** Whether this screen has a camera at all; told without asking anybody for it. A page without devices, as on most televisions, has none. */
export async function hasCamera(devices: Pick<MediaDevices, 'enumerateDevices'> | undefined): Promise<boolean> {
  try {
    return (await devices?.enumerateDevices())?.some(({ kind }) => kind === 'videoinput') ?? false;
  } catch {
    return false;
  }
}
