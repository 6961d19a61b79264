import type { EpochMs } from '../../base/clock.js';
import type { Truth } from '../../base/truth.js';
import type { HealthDesk } from '../../contract/consultations.js';
import { currentFormats } from '../../ui/format.js';
import { healthHomeMessages } from './home/strings/compiled/index.js';

const OLD_AFTER_MS = 3 * 60_000;

/** The wait comes from those who wait and those who are on shift; it is old once it was not heard of for a while. */
export function readDeskTruth({ minutes, at, simulated }: HealthDesk, now: EpochMs): Truth {
  const state = now - Date.parse(at) > OLD_AFTER_MS ? 'old' : 'live';
  return { source: 'server', at, state, ...simulated && { simulated }, ...minutes !== undefined && minutes > 0 && { approximate: true } };
}

export function sayWait({ minutes }: Pick<HealthDesk, 'minutes'>): string {
  const words = healthHomeMessages.get();
  if (minutes === undefined) return words?.waitNobody() ?? '';
  return (minutes === 0 ? words?.waitNone() : words?.waitAbout({ time: currentFormats().minutes(minutes) })) ?? '';
}
