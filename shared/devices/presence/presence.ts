import type { Readable } from '../../base/store.js';

/** `unknown`: the sensor does not answer, and the screen must not rely on it. */
export type Presence = 'nobody' | 'somebody' | 'unknown';

/** Tells whether somebody stands in front of the panel. Never who. */
export interface PresenceSensor {
  readonly state: Readable<Presence>;
  readonly simulated: boolean;
}
