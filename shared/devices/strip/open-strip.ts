import './dev-strip.js';
import type { StripDevices } from './strip-devices.js';

/** Puts the development strip over the screen. Only a composition root in development or demo calls it. */
export function openStrip(devices: StripDevices): void {
  const strip = document.createElement('dev-strip');
  strip.devices = devices;
  document.body.append(strip);
}
