/**
 * The icons we use, by their names in Phosphor. `npm run generate` copies their drawings; a name that Phosphor lacks stops it,
 * and a test finds names that are used but not listed, or listed but not used.
 */
export const ICON_NAMES = [
  'armchair', 'arrow-left', 'arrow-right', 'backspace', 'calendar-blank', 'camera-slash', 'caret-left', 'caret-right', 'check',
  'circle-half', 'clock', 'desk', 'door-open', 'gear-six', 'globe', 'headset', 'identification-card', 'leaf', 'magnifying-glass',
  'map-pin', 'qr-code', 'sign-out', 'text-aa', 'warning-circle', 'wifi-slash', 'x',
] as const;

/** Those that only a call draws, which come with it and weigh nothing before. */
export const CALL_ICON_NAMES = [
  'chat-text', 'hand-palm', 'microphone', 'microphone-slash', 'phone', 'phone-disconnect', 'user', 'video-camera', 'video-camera-slash',
] as const;
export type IconName = (typeof ICON_NAMES)[number] | (typeof CALL_ICON_NAMES)[number];
