import type { ServiceRoute } from '../../shared/services/service.js';

/** Where the panel tells of itself. */
export const ABOUT_PATH = '/about';
/** Where a person talks to the help desk. */
export const HELP_PATH = '/help';

/** Pages of the shell itself, shown and fetched as the services' views are. */
export const OWN_PAGES: readonly ServiceRoute[] = [
  { path: ABOUT_PATH, load: { kiosk: () => import('./kiosk-about.js') }, tag: { kiosk: 'kiosk-about' } },
  { path: HELP_PATH, load: { kiosk: () => import('./kiosk-call.js') }, tag: { kiosk: 'kiosk-call' } },
];
