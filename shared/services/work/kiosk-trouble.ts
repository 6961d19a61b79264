import type { ProblemCode } from '../../contract/problems.js';
import type { CallFailure } from '../../offline/api-client.js';
import type { WorkMessages } from './strings/compiled/index.js';

const WORDS: { readonly [Code in ProblemCode]?: keyof Pick<WorkMessages, 'troubleTaken' | 'troubleBusy' | 'troubleOutOfOrder' | 'troubleClosed' | 'troubleTime' | 'troubleGone' | 'troubleSession'> } = {
  'seat-taken': 'troubleTaken', 'person-busy': 'troubleBusy', 'space-out-of-order': 'troubleOutOfOrder', 'outside-opening-hours': 'troubleClosed',
  'time-invalid': 'troubleTime', 'booking-not-active': 'troubleGone', 'not-found': 'troubleGone', 'session-ended': 'troubleSession',
};

/** Says why a reservation could not be made or changed, what was kept, and what to do. */
export function explainReserving(failure: CallFailure, words: WorkMessages): string {
  const key = failure.kind === 'problem' ? WORDS[failure.problem.code] : undefined;
  return key ? words[key]() : words.troubleNoServer();
}
