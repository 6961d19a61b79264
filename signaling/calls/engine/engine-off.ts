import { Store } from '../../../shared/base/store.js';
import type { EngineState, StartableEngine } from './media-engine.js';

/** No engine at all: by the setting CALLS=off, and in tests of everything else. */
export function engineOff(detail = 'CALLS=off. Leave the setting out, or set it to on, to let people call.'): StartableEngine {
  return { state: new Store<EngineState>({ kind: 'off', why: 'switched-off', detail }), start: () => undefined, stop: async () => undefined };
}
