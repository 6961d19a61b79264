import type { Clock } from '../../../shared/base/clock.js';
import type { CallSettings } from '../../config.js';
import { engineOff } from './engine-off.js';
import { ExternalEngine } from './external-engine.js';
import type { StartableEngine } from './media-engine.js';

/** The media engine that the settings ask for; nothing is started yet. */
export function makeEngine(settings: CallSettings, clock: Clock): StartableEngine {
  switch (settings.kind) {
    case 'off': return engineOff();
    case 'external': return new ExternalEngine(settings, clock);
  }
}
