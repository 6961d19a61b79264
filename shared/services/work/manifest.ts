import type { ServiceManifest } from '../service.js';
import { workHomeMessages } from './home/strings/compiled/index.js';

/** The Work assistant: find a Smart Work Center, reserve a seat or room there, check in. */
export const workManifest: ServiceManifest = {
  id: 'work',
  title: () => workHomeMessages.get()?.workTitle() ?? '',
  icon: 'desk',
  channels: ['kiosk', 'tv'],
  path: '/work',
  routes: [
    {
      path: '/work',
      load: { kiosk: () => import('./kiosk-centers.js'), tv: () => import('./tv-centers.js') },
      tag: { kiosk: 'pla-kiosk-centers', tv: 'pla-tv-centers' },
    },
    {
      path: '/work/near',
      load: { tv: () => import('./tv-origin.js') },
      tag: { tv: 'pla-tv-origin' },
    },
    {
      path: '/work/workplace',
      load: { tv: () => import('./tv-workplace.js') },
      tag: { tv: 'pla-tv-workplace' },
    },
    {
      path: '/work/filters',
      load: { tv: () => import('./tv-filters.js') },
      tag: { tv: 'pla-tv-filters' },
    },
    {
      path: '/work/center/:centerId',
      load: { kiosk: () => import('./kiosk-center.js'), tv: () => import('./tv-center.js') },
      tag: { kiosk: 'pla-kiosk-center', tv: 'pla-tv-center' },
    },
    {
      path: '/work/center/:centerId/seats',
      load: { tv: () => import('./tv-seats.js') },
      tag: { tv: 'pla-tv-seats' },
    },
    {
      path: '/work/center/:centerId/times',
      load: { tv: () => import('./tv-times.js') },
      tag: { tv: 'pla-tv-times' },
    },
    {
      path: '/work/reserved',
      load: { tv: () => import('./tv-reserved.js') },
      tag: { tv: 'pla-tv-reserved' },
    },
    {
      path: '/work/reservations',
      load: { kiosk: () => import('./kiosk-reservations.js'), tv: () => import('./tv-reservations.js') },
      tag: { kiosk: 'pla-kiosk-reservations', tv: 'pla-tv-reservations' },
    },
    {
      path: '/work/check-in',
      load: { kiosk: () => import('./kiosk-check-in.js') },
      tag: { kiosk: 'pla-kiosk-check-in' },
    },
  ],
  scanned: [{ kind: 'card', path: '/work/check-in' }],
  action: {
    title: () => workHomeMessages.get()?.checkInAction() ?? '',
    detail: () => workHomeMessages.get()?.checkInActionDetail() ?? '',
    icon: 'qr-code', path: '/work/check-in', channels: ['kiosk'],
  },
  openHome: async (environment) => (await import('./work-home.js')).openWorkHome(environment),
  scenes: () => import('./scenes.js'),
};
