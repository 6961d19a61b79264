import type { Scene } from '../service.js';
import { kioskScenes } from './scenes-kiosk.js';
import { phoneScenes } from './scenes-phone.js';
import { tvScenes } from './scenes-tv.js';

/** Every screen of meetings that a person can meet, on every channel. */
export const scenes: readonly Scene[] = [...kioskScenes, ...tvScenes, ...phoneScenes];
