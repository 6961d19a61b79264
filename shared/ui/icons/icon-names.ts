/**
 * The icons we use, by their names in Phosphor. `npm run generate` copies their drawings; a name that Phosphor lacks stops it,
 * and a test finds names that are used but not listed, or listed but not used. These are in every first load: what first screens
 * draw, and what is drawn when something cannot be fetched.
 */
export const FIRST_ICON_NAMES = [
  'arrow-right', 'calendar-blank', 'caret-left', 'caret-right', 'circle-half', 'desk', 'gear-six', 'globe', 'headset', 'identification-card', 'magnifying-glass',
  'map-pin', 'qr-code', 'sign-out', 'stethoscope', 'text-aa', 'warning-circle', 'wifi-slash',
] as const;

/** All others come together when one of them is first drawn. */
export const LATER_ICON_NAMES = [
  'armchair', 'arrow-fat-up', 'arrow-left', 'backspace', 'camera-rotate', 'camera-slash', 'cell-signal-full', 'chat-text', 'check', 'clock', 'closed-captioning', 'devices', 'door-open', 'dots-three',
  'hand-palm', 'keyboard', 'leaf', 'list-dashes', 'lock-simple', 'microphone', 'microphone-slash', 'monitor-arrow-up', 'paper-plane-right', 'phone', 'phone-disconnect', 'push-pin', 'push-pin-slash', 'speaker-high', 'user', 'user-plus', 'video-camera', 'video-camera-slash', 'x',
] as const;
export type IconName = (typeof FIRST_ICON_NAMES)[number] | (typeof LATER_ICON_NAMES)[number];
