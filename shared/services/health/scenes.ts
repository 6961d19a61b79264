import type { Scene } from '../service.js';
import { kioskScenes } from './scenes-kiosk.js';

/** Each screen of Health in each state that a person can meet it. */
export const scenes: readonly Scene[] = kioskScenes;
