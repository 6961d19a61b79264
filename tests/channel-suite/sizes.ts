import type { Page } from 'playwright-core';
import { measurePixelsPerMm, type ScreenProfile } from './profiles.js';

/** A Hangul syllable is 0.92 of its font size high (docs/decisions, type in millimetres). */
const SYLLABLE_SHARE = 0.92;
const PANEL = { target: 20, text: 12, reachFrom: 380, reachTo: 1200 } as const;
/** WCAG 2.5.5 for a pointer; text as small as a browser's own is meant for who sits at a desk. */
const DESK = { target: 44, text: 15 } as const;
/** A thumb, and text as a phone's own. */
const PHONE = { target: 48, text: 16 } as const;
const TELEVISION = { target: 75, text: 24 } as const;
/** Layouts round to whole pixels. */
const TOLERANCE_PX = 1;

/** What is too small, out of the hands' reach, cut, or overlapped on this screen; a line for each. */
export async function findSizeFaults(page: Page, profile: ScreenProfile, textFactor: 1 | 2): Promise<string[]> {
  const [controls, texts] = await page.evaluate(() => [__channelSuite.controls(), __channelSuite.texts()] as const);
  const faults: string[] = [];
  const onPanel = profile.channel === 'kiosk';
  const unit = onPanel ? measurePixelsPerMm(profile) : 1;
  // A wheel or a thumb brings into sight what does not fit.
  const scrolls = profile.channel === 'operations' || profile.channel === 'phone';
  const least = { kiosk: PANEL, tv: TELEVISION, phone: PHONE, operations: DESK }[profile.channel];
  const suffix = onPanel ? 'mm' : 'px';
  const inUnits = (pixels: number): string => `${(pixels / unit).toFixed(1)} ${suffix}`;

  for (const control of controls) {
    if (control.planLabel || (scrolls && control.scrolledAway)) continue;
    const seenFully = control.left >= -TOLERANCE_PX && control.top >= -TOLERANCE_PX && control.left + control.width <= profile.width + TOLERANCE_PX && control.top + control.height <= profile.height + TOLERANCE_PX;
    if (!seenFully) {
      faults.push(`outside the screen: ${control.name}`);
      continue;
    }
    const [wide, high] = onPanel || scrolls ? [control.width, control.height] : [Infinity, control.height];
    if (Math.min(wide, high) + TOLERANCE_PX < least.target * unit) faults.push(`target ${inUnits(control.width)} x ${inUnits(control.height)}: ${control.name}`);
    if (onPanel && profile.lowerEdgeCm !== undefined) {
      const heightAt = (y: number): number => (profile.lowerEdgeCm ?? 0) * 10 + (profile.height - y) / unit;
      const [top, bottom] = [heightAt(control.top), heightAt(control.top + control.height)];
      if (top > PANEL.reachTo + 2 || bottom < PANEL.reachFrom - 2) faults.push(`${(bottom / 10).toFixed(0)} to ${(top / 10).toFixed(0)} cm above the floor: ${control.name}`);
    }
  }
  for (const [index, left] of controls.entries()) {
    for (const right of controls.slice(index + 1)) {
      if (left.planLabel || right.planLabel || (scrolls && (left.scrolledAway || right.scrolledAway))) continue;
      const wide = Math.min(left.left + left.width, right.left + right.width) - Math.max(left.left, right.left);
      const high = Math.min(left.top + left.height, right.top + right.height) - Math.max(left.top, right.top);
      if (wide > TOLERANCE_PX && high > TOLERANCE_PX) faults.push(`overlap: ${left.name} and ${right.name}`);
    }
  }
  const leastText = (least.text * textFactor * unit) / (onPanel ? SYLLABLE_SHARE : 1);
  for (const text of texts) {
    if (!text.planLabel && text.fontSize < leastText - 0.5) faults.push(`text ${inUnits(text.fontSize * (onPanel ? SYLLABLE_SHARE : 1))}: ${text.name}`);
    if (scrolls && text.scrolledAway) continue;
    if (text.under) faults.push(`text under ${text.under}: ${text.name}`);
    if (text.hidden > 2 && !text.planLabel) faults.push(`${text.hidden} px of text cut: ${text.name}`);
  }
  return faults;
}
