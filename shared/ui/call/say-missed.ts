import type { EpochMs } from '../../base/clock.js';
import type { MissedCall } from '../../contract/calls.js';
import type { Formats } from '../format.js';
import { nameTile, type CenterNames } from './call-words.js';
import type { CallMessages } from './strings/compiled/index.js';

/** Who called in vain, as far as was shown while it rang, and when. */
export function sayMissed({ name, centerId, at }: MissedCall, now: EpochMs, words: CallMessages, centers: CenterNames, format: Formats): string {
  const who = nameTile({ self: false, role: 'caller', name, centerId }, words, centers);
  return words.missedFrom({ name: who, time: `${format.nearDay(at, now)} ${format.time(at)}` });
}
