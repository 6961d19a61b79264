import type { ServiceManifest } from '../service.js';
import { meetingsHomeMessages } from './home/strings/compiled/index.js';

/** Meetings across centers: rooms with a screen, people, and the call between them. */
export const meetingsManifest: ServiceManifest = {
  id: 'meetings',
  title: () => meetingsHomeMessages.get()?.meetingsTitle() ?? '',
  icon: 'calendar-blank',
  channels: ['kiosk', 'tv', 'phone'],
  path: '/meetings',
  routes: [
    {
      path: '/meetings', load: { kiosk: () => import('./kiosk-meetings.js'), tv: () => import('./tv-meetings.js'), phone: () => import('./phone-meetings.js') },
      tag: { kiosk: 'pla-kiosk-meetings', tv: 'pla-tv-meetings', phone: 'pla-phone-meetings' },
    },
    { path: '/meetings/one/:meetingId', load: { phone: () => import('./phone-meeting.js') }, tag: { phone: 'pla-phone-meeting' } },
    { path: '/meetings/move', load: { phone: () => import('./phone-move.js') }, tag: { phone: 'pla-phone-move' } },
    { path: '/meetings/rooms', load: { kiosk: () => import('./kiosk-rooms.js'), tv: () => import('./tv-rooms.js') }, tag: { kiosk: 'pla-kiosk-rooms', tv: 'pla-tv-rooms' } },
    { path: '/meetings/plan', load: { kiosk: () => import('./kiosk-plan.js'), tv: () => import('./tv-plan.js') }, tag: { kiosk: 'pla-kiosk-plan', tv: 'pla-tv-plan' } },
    { path: '/meetings/room', load: { kiosk: () => import('./kiosk-room.js') }, tag: { kiosk: 'pla-kiosk-room' } },
    { path: '/meetings/call/:meetingId', load: { kiosk: () => import('./kiosk-meeting-call.js'), tv: () => import('./tv-meeting-call.js') }, tag: { kiosk: 'pla-kiosk-meeting-call', tv: 'pla-tv-meeting-call' } },
  ],
  scanned: [{ kind: 'card', path: '/meetings/room', at: 'own-room' }],
  action: {
    title: () => meetingsHomeMessages.get()?.roomAction() ?? '',
    detail: () => meetingsHomeMessages.get()?.roomActionDetail() ?? '',
    icon: 'calendar-blank', path: '/meetings/room', channels: ['kiosk'], at: 'own-room',
  },
  openHome: async (environment) => (await import('./meetings-home.js')).openMeetingsHome(environment),
  scenes: () => import('./scenes.js'),
};
