import type { CityInfo } from '../../contract/city.js';
import type { UiMessages } from '../strings/compiled/index.js';
import type { AboutMessages } from './strings/compiled/index.js';

/** What of a screen is simulated. */
export interface SimulatedParts {
  readonly city: Pick<CityInfo, 'demo'>;
  /** Absent where the screen has no such device. */
  readonly scanner?: { readonly simulated: boolean } | undefined;
  readonly gate?: { readonly simulated: boolean } | undefined;
}

/** What a screen says of itself: what is invented on it, and how it says so everywhere else. One sentence or two each. */
export function listNotes(words: AboutMessages, ui: UiMessages, { city, scanner, gate }: SimulatedParts): readonly string[] {
  return [
    ...(city.demo ? [words.noteDemo()] : []),
    words.noteMarks({ simulated: ui.simulated(), about: ui.about() }),
    ...(scanner?.simulated ? [words.noteCamera()] : []),
    ...(gate?.simulated ? [words.noteGate()] : []),
  ];
}
