import type { Admission } from '../../contract/bookings.js';
import type { Problem, ProblemCode } from '../../contract/problems.js';
import type { CallFailure } from '../../offline/api-client.js';

/** How a card was answered; each kind has its own words on the screen. */
export type CheckInAnswer =
  | { readonly kind: 'welcome'; readonly reply: Admission }
  | { readonly kind: 'no-reservation' | 'too-late' | 'unreadable' | 'not-ours' | 'expired' | 'revoked' | 'not-here' | 'no-server' | 'not-on-sheet' }
  | { readonly kind: 'wrong-center'; readonly centerId: string | undefined }
  | { readonly kind: 'too-early'; readonly opensAt: string | undefined };

const KINDS: { readonly [Code in ProblemCode]?: Exclude<CheckInAnswer['kind'], 'welcome' | 'wrong-center' | 'too-early'> } = {
  'check-in-no-reservation': 'no-reservation', 'check-in-too-late': 'too-late', 'check-in-not-here': 'not-here',
  'card-unreadable': 'unreadable', 'card-not-ours': 'not-ours', 'card-unknown': 'not-ours', 'card-expired': 'expired', 'card-revoked': 'revoked',
  // A scan that is no card at all (too short, too long) is refused before anybody reads it.
  'request-invalid': 'not-ours',
};

/** Turns a refusal or a dead network into what the person is told. */
export function readRefusal(failure: CallFailure): CheckInAnswer {
  if (failure.kind !== 'problem') return { kind: 'no-server' };
  const { problem }: { readonly problem: Problem } = failure;
  if (problem.code === 'check-in-wrong-center') return { kind: 'wrong-center', centerId: problem.centerId };
  if (problem.code === 'check-in-too-early') return { kind: 'too-early', opensAt: problem.opensAt };
  return { kind: KINDS[problem.code] ?? 'no-server' };
}
