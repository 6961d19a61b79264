import type { InstallProfile } from '../../shared/contract/identity.js';

/** Hands reach up to here above the floor, from a wheelchair too (below the 122 cm side reach of the ADA). */
const REACH_TOP_CM = 120;
/** And down to here without bending (15 inches). */
const REACH_BOTTOM_CM = 38;
const MM_PER_INCH = 25.4;
/** The short side of a 32-inch panel, for which the least sizes are drawn; of what a panel has more, this share goes into size. */
const SMALL_SIDE_MM = 398;
const GROWTH = 0.55;
/** Below this a band cannot hold one main target with the accessibility bar, so a whole screen is used instead. */
const SMALLEST_BAND_MM = 120;

/** What a panel's screen is in its own pixels; see the rule "eyes above, hands below". */
export interface PanelMetrics {
  /** CSS pixels per millimetre of this very panel. */
  readonly mm: number;
  /** CSS pixels of one millimetre of the design: the least size on a small panel, more on one that is read from further away. */
  readonly designMm: number;
  /** From the upper edge of the picture to the line 120 cm above the floor, in CSS pixels. Touch targets lie below it. */
  readonly reachTop: number;
  /** From the lower edge of the picture up to the line 38 cm above the floor, in CSS pixels. Touch targets lie above it. */
  readonly reachBottom: number;
  readonly orientation: 'portrait' | 'landscape';
}

/**
 * Computes sizes and reach from how a panel is installed.
 * @param shown the page in CSS pixels; it is smaller than the panel's own resolution where a browser scales it
 */
export function measurePanel(profile: InstallProfile, shown: { readonly width: number; readonly height: number }): PanelMetrics {
  const diagonalPx = Math.hypot(shown.width, shown.height);
  const mm = diagonalPx / (profile.diagonalInch * MM_PER_INCH);
  const heightMm = shown.height / mm;
  const lowerMm = profile.lowerEdgeCm * 10;
  const aboveReachMm = Math.max(0, lowerMm + heightMm - REACH_TOP_CM * 10);
  const belowReachMm = Math.max(0, REACH_BOTTOM_CM * 10 - lowerMm);
  const fits = heightMm - aboveReachMm - belowReachMm >= SMALLEST_BAND_MM;
  const growth = (Math.min(shown.width, shown.height) / mm / SMALL_SIDE_MM - 1) * GROWTH;
  return {
    mm,
    designMm: mm * (1 + Math.max(0, growth)),
    reachTop: fits ? aboveReachMm * mm : 0,
    reachBottom: fits ? belowReachMm * mm : 0,
    orientation: shown.width > shown.height ? 'landscape' : 'portrait',
  };
}
