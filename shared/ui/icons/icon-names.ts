/**
 * The icons we use, by their names in Phosphor. `npm run generate` copies their drawings; a name that Phosphor lacks stops it,
 * and a test finds names that are used but not listed, or listed but not used.
 */
export const ICON_NAMES = [
  'armchair', 'arrow-left', 'arrow-right', 'backspace', 'calendar-blank', 'camera-slash', 'caret-left', 'caret-right', 'chat-text', 'check',
  'circle-half', 'clock', 'desk', 'door-open', 'gear-six', 'globe', 'hand-palm', 'headset', 'identification-card', 'leaf', 'magnifying-glass',
  'map-pin', 'microphone', 'microphone-slash', 'phone', 'phone-disconnect', 'qr-code', 'sign-out', 'text-aa', 'user', 'video-camera', 'video-camera-slash', 'warning-circle', 'wifi-slash', 'x',
] as const;
export type IconName = (typeof ICON_NAMES)[number];
