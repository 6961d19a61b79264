import type { Scene } from '../../shared/services/service.js';

/** A screen as installed: what its page parameters say, and how large its picture really is. */
export interface ScreenProfile {
  readonly name: string;
  readonly channel: Scene['channel'];
  readonly width: number;
  readonly height: number;
  /** Panels only. */
  readonly diagonalInch?: number;
  /** From the floor to the lower edge of the picture; panels only. */
  readonly lowerEdgeCm?: number;
}

const PORTRAIT = { width: 1080, height: 1920 } as const;
const LANDSCAPE = { width: 1920, height: 1080 } as const;

/** Each panel hangs so that a good part of it lies between 38 and 120 cm, as an installer would hang it. */
export const PROFILES: readonly ScreenProfile[] = [
  { name: 'panel 32 portrait', channel: 'kiosk', ...PORTRAIT, diagonalInch: 32, lowerEdgeCm: 72 },
  { name: 'panel 55 portrait', channel: 'kiosk', ...PORTRAIT, diagonalInch: 55, lowerEdgeCm: 45 },
  { name: 'panel 65 portrait', channel: 'kiosk', ...PORTRAIT, diagonalInch: 65, lowerEdgeCm: 38 },
  { name: 'panel 32 landscape', channel: 'kiosk', ...LANDSCAPE, diagonalInch: 32, lowerEdgeCm: 85 },
  { name: 'panel 55 landscape', channel: 'kiosk', ...LANDSCAPE, diagonalInch: 55, lowerEdgeCm: 70 },
  { name: 'panel 65 landscape', channel: 'kiosk', ...LANDSCAPE, diagonalInch: 65, lowerEdgeCm: 60 },
  { name: 'television', channel: 'tv', ...LANDSCAPE },
  { name: 'phone 390x844', channel: 'phone', width: 390, height: 844 },
  { name: 'phone 844x390', channel: 'phone', width: 844, height: 390 },
  { name: 'phone 360x640', channel: 'phone', width: 360, height: 640 },
  { name: 'desk 1920x1080', channel: 'operations', ...LANDSCAPE },
  { name: 'desk 1366x768', channel: 'operations', width: 1366, height: 768 },
];

/** Pixels for one millimetre of the installed panel. */
export function measurePixelsPerMm(profile: ScreenProfile): number {
  if (profile.diagonalInch === undefined) throw new Error(`${profile.name} is measured in pixels`);
  return Math.hypot(profile.width, profile.height) / (profile.diagonalInch * 25.4);
}

/** The page parameters that make a demo page behave as this screen. */
export function describeProfile(profile: ScreenProfile): Record<string, string> {
  if (profile.channel !== 'kiosk') return {};
  return {
    diagonal: String(profile.diagonalInch), edge: String(profile.lowerEdgeCm), width: String(profile.width), height: String(profile.height),
  };
}
