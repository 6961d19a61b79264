import type { Cancel } from '../../base/clock.js';

/** Where a finger came down, in CSS pixels from the upper left corner of the page. */
export interface TouchPoint {
  readonly x: number;
  readonly y: number;
}

/** The touch sensor of a panel. Elements listen to clicks as ever; this port is for what wants to know of any touch at all. */
export interface TouchPanel {
  readonly simulated: boolean;
  onTouch(listener: (point: TouchPoint) => void): Cancel;
}
