import type { EpochMs } from '../../shared/base/clock.js';
import type { CallFailure } from '../../shared/offline/api-client.js';
import type { Formats } from '../../shared/ui/format.js';
import type { PersonMessages } from './strings/compiled/index.js';

/** Says what went wrong in the language that is spoken when it is drawn. */
export type SaysTrouble = (words: PersonMessages, format: Formats) => string;

/** Why somebody could not sign in, and which of the two fields has to be typed again. */
export function readSignInTrouble(failure: CallFailure, now: EpochMs): { readonly says: SaysTrouble; readonly field: 'card' | 'pin' } {
  const problem = failure.kind === 'problem' ? failure.problem : undefined;
  switch (problem?.code) {
    case 'pin-wrong': return { field: 'pin', says: (words) => words.pinWrong({ tries: problem.triesLeft ?? 0 }) };
    case 'pin-locked': return { field: 'pin', says: (words, format) => words.pinLocked({ time: format.time(problem.opensAt ?? now) }) };
    case 'too-many-requests': return { field: 'pin', says: (words) => words.tooManyTries() };
    case 'card-unknown': return { field: 'card', says: (words) => words.cardUnknown() };
    case 'card-expired': return { field: 'card', says: (words) => words.cardExpired() };
    case 'card-revoked': return { field: 'card', says: (words) => words.cardRevoked() };
    default: return { field: 'pin', says: (words) => words.signInNoServer() };
  }
}
