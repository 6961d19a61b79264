import type { EpochMs } from '../base/clock.js';
import type { CallCaptions, CaptionLine } from './call-view.js';

/** Words of one line; the same id replaces what it said before. */
export interface CaptionWords {
  readonly id: string;
  readonly text: string;
  readonly final: boolean;
}

export const NO_CAPTIONS: CallCaptions = { live: [], transcript: [] };

/** How long a line stays in the picture: time to read it, at some 15 characters a second, and never less than this. */
const SHORTEST_MS = 4_000;
const MS_PER_CHARACTER = 65;
/** A line that is never finished, because its speaker or transcriber went away. */
const UNFINISHED_MS = 10_000;
/** Lines of the transcript, some two hours of talk. */
const TRANSCRIPT_LINES = 2_000;

/** Folds a line in: what is being said, and, once it is final, what was said. A line that was final is not changed any more. */
export function addCaption({ live, transcript }: CallCaptions, line: CaptionLine): CallCaptions {
  if (transcript.some(({ id }) => id === line.id)) return { live, transcript };
  const begun = live.find(({ id }) => id === line.id);
  const others = live.filter(({ id }) => id !== line.id);
  return {
    // A line keeps its place while it grows, so that two who speak at once do not chase each other.
    live: begun ? live.map((other) => (other === begun ? line : other)) : [...others, line],
    transcript: line.final ? [...transcript, line].slice(-TRANSCRIPT_LINES) : transcript,
  };
}

/** Whether a line has been in the picture long enough. */
export function isLineOver({ at, final, text }: CaptionLine, now: EpochMs): boolean {
  return now - at > (final ? Math.max(SHORTEST_MS, text.length * MS_PER_CHARACTER) : UNFINISHED_MS);
}
