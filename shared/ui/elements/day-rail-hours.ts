import type { EpochMs } from '../../base/clock.js';

const HOUR_MS = 3_600_000;
/** Every hour, every second, third ... one: whichever is the closest that still leaves air between the labels. */
const STEPS = [1, 2, 3, 4, 6, 12] as const;

/**
 * The full hours to name under a rail.
 * @param open what the rail spans
 * @param width of the rail in CSS pixels
 * @param labelWidth what one label takes with the air around it, in the same pixels
 * @returns instants inside the span, its ends included where they are full hours
 */
export function listRailHours(open: { readonly from: EpochMs; readonly to: EpochMs }, width: number, labelWidth: number): readonly EpochMs[] {
  const hours: EpochMs[] = [];
  for (let at = Math.ceil(open.from / HOUR_MS) * HOUR_MS; at <= open.to; at += HOUR_MS) hours.push(at);
  const perHour = (width * HOUR_MS) / (open.to - open.from);
  const step = STEPS.find((hoursApart) => hoursApart * perHour >= labelWidth) ?? hours.length;
  return hours.filter((_at, index) => index % step === 0);
}
