import type { ServiceManifest } from '../service.js';
import { healthHomeMessages } from './home/strings/compiled/index.js';

/** The Health assistant: a clinician by video, now or at a time, with what the person agrees to. */
export const healthManifest: ServiceManifest = {
  id: 'health',
  title: () => healthHomeMessages.get()?.healthTitle() ?? '',
  icon: 'stethoscope',
  channels: ['kiosk', 'tv'],
  path: '/health',
  routes: [
    { path: '/health', load: { kiosk: () => import('./kiosk-health.js'), tv: () => import('./tv-health.js') }, tag: { kiosk: 'pla-kiosk-health', tv: 'pla-tv-health' } },
    { path: '/health/times', load: { kiosk: () => import('./kiosk-health-times.js'), tv: () => import('./tv-health-times.js') }, tag: { kiosk: 'pla-kiosk-health-times', tv: 'pla-tv-health-times' } },
    { path: '/health/consent', load: { kiosk: () => import('./kiosk-health-consent.js'), tv: () => import('./tv-health-consent.js') }, tag: { kiosk: 'pla-kiosk-health-consent', tv: 'pla-tv-health-consent' } },
    { path: '/health/room', load: { kiosk: () => import('./kiosk-health-room.js'), tv: () => import('./tv-health-room.js') }, tag: { kiosk: 'pla-kiosk-health-room', tv: 'pla-tv-health-room' }, desk: 'health' },
    { path: '/health/summary', load: { kiosk: () => import('./kiosk-health-summary.js'), tv: () => import('./tv-health-summary.js') }, tag: { kiosk: 'pla-kiosk-health-summary', tv: 'pla-tv-health-summary' } },
  ],
  scanned: [],
  openHome: async (environment) => (await import('./health-home.js')).openHealthHome(environment),
  scenes: () => import('./scenes.js'),
};
