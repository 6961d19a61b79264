import type { Readable } from '../../../shared/base/store.js';
import { describeEngine, type EngineState } from './media-engine.js';

/** Who writes in the log. */
export interface EngineLog {
  warn(facts: object, words: string): void;
  info(facts: object, words: string): void;
}

/** What a log line is written for; progress within a step is not. */
const keyOf = (state: EngineState): string => (state.kind === 'getting-ready' ? state.step : state.kind === 'off' ? `off ${state.detail}` : state.kind);

/**
 * Tells the log each change of how calls stand, and `tell` each word of it, progress included, from now on.
 */
export function announceEngine(state: Readable<EngineState>, log: EngineLog, tell: (calls: { readonly state: EngineState['kind']; readonly words: string }) => void): void {
  let told = '';
  const announce = (now: EngineState): void => {
    const words = describeEngine(now);
    if (keyOf(now) !== told) {
      if (now.kind === 'off' && now.why !== 'switched-off') log.warn({ calls: now.kind, why: now.why }, `Calls: ${words}`);
      else log.info({ calls: now.kind }, `Calls: ${words}`);
    }
    told = keyOf(now);
    tell({ state: now.kind, words });
  };
  announce(state.get());
  state.watch(announce);
}
