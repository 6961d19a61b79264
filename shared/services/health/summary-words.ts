import type { ConsultationSummary } from '../../contract/consultations.js';
import type { Formats } from '../../ui/format.js';
import type { HealthMessages } from './strings/compiled/index.js';

/** A summary as it is read and taken away: its text, and when to come back. */
export function saySummary({ text, nextOn }: ConsultationSummary, words: HealthMessages, format: Formats): string {
  return nextOn === undefined ? text : `${text}\n${words.nextOn({ day: format.day(`${nextOn}T12:00:00.000Z`) })}`;
}
