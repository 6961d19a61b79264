import { Store } from '../../../shared/base/store.js';
import type { EngineState, StartableEngine } from './media-engine.js';

/** No engine at all: by the setting CALLS=off, and in tests of everything else. */
export function engineOff(detail = 'Name a LiveKit server by LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET, and leave CALLS out or set it to on.'): StartableEngine {
  return { state: new Store<EngineState>({ kind: 'off', why: 'switched-off', detail }), start: () => undefined, stop: async () => undefined };
}
