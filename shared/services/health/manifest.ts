import type { ServiceManifest } from '../service.js';
import { healthHomeMessages } from './home/strings/compiled/index.js';

/** The Health assistant: a clinician by video, now or at a time, with what the person agrees to. */
export const healthManifest: ServiceManifest = {
  id: 'health',
  title: () => healthHomeMessages.get()?.healthTitle() ?? '',
  icon: 'stethoscope',
  channels: ['kiosk'],
  path: '/health',
  routes: [
    { path: '/health', load: { kiosk: () => import('./kiosk-health.js') }, tag: { kiosk: 'pla-kiosk-health' } },
    { path: '/health/times', load: { kiosk: () => import('./kiosk-health-times.js') }, tag: { kiosk: 'pla-kiosk-health-times' } },
    { path: '/health/consent', load: { kiosk: () => import('./kiosk-health-consent.js') }, tag: { kiosk: 'pla-kiosk-health-consent' } },
    { path: '/health/room', load: { kiosk: () => import('./kiosk-health-room.js') }, tag: { kiosk: 'pla-kiosk-health-room' } },
    { path: '/health/summary', load: { kiosk: () => import('./kiosk-health-summary.js') }, tag: { kiosk: 'pla-kiosk-health-summary' } },
  ],
  scanned: [],
  openHome: async (environment) => (await import('./health-home.js')).openHealthHome(environment),
  scenes: () => import('./scenes.js'),
};
