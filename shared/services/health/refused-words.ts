import type { HealthAction } from './health-state.js';
import type { HealthMessages } from './strings/compiled/index.js';

/** Why what the person asked for was not done, and whether another time would help. */
export function tellRefused(action: HealthAction, words: HealthMessages): { readonly text: string; readonly otherTime: boolean } | undefined {
  if (action.kind !== 'refused') return undefined;
  const code = action.failure.kind === 'problem' ? action.failure.problem.code : undefined;
  if (code === 'consultation-time-taken' || code === 'time-invalid') return { text: words.timeTaken(), otherTime: true };
  if (code === 'person-busy') return { text: words.personBusy(), otherTime: true };
  return { text: `${words.refusedTitle()}. ${words.refusedText()}`, otherTime: false };
}
