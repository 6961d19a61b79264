import type { RouterPlace } from '../../shared/navigation/router.js';

/** A router's place that is no address: on a person's own phone what they look at stands in no address line and in no history. */
export function memoryPlace(): RouterPlace {
  return { readHash: () => '', writeHash: () => undefined, onHashChange: () => undefined };
}
