import type { ConsultationSummary } from '../../contract/consultations.js';
import { splitText } from '../../ui/about/split-text.js';
import type { Formats } from '../../ui/format.js';
import type { HealthMessages } from './strings/compiled/index.js';

/** A summary as it is read and taken away: its text, and when to come back. */
export function saySummary({ text, nextOn }: ConsultationSummary, words: HealthMessages, format: Formats): string {
  return nextOn === undefined ? text : `${text}\n${words.nextOn({ day: format.day(`${nextOn}T12:00:00.000Z`) })}`;
}

/** Cuts a text into parts that pages hold whatever its script: at lines, at the full stops of scripts without spaces, then at spaces. */
export function listParts(text: string, most: number): readonly string[] {
  return text.split(/\n|(?<=[。！？])/).flatMap((line) => splitText(line, most));
}
