import type { RouterPlace } from './router.js';

/** The page's own address line; it replaces rather than pushes, because the router keeps the way back itself. */
export function browserPlace(): RouterPlace {
  return {
    readHash: () => location.hash,
    writeHash: (hash) => location.replace(hash),
    onHashChange: (listener) => addEventListener('hashchange', listener),
  };
}
