import type { Scene } from '../service.js';
import { kioskScenes } from './scenes-kiosk.js';
import { tvScenes } from './scenes-tv.js';

/** Each screen of Health in each state that a person can meet it, on every channel. */
export const scenes: readonly Scene[] = [...kioskScenes, ...tvScenes];
