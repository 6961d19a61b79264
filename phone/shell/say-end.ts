import type { SessionEnd } from '../../shared/ui/session.js';
import type { PhoneMessages } from '../strings/compiled/index.js';

/** Why nobody is signed in any more, in one or two sentences; nothing where nobody was. */
export function sayEnd(why: SessionEnd, words: PhoneMessages): string {
  switch (why) {
    case 'none': return '';
    case 'person': return words.signedOut();
    case 'idle': return words.signedOutIdle();
    default: return words.signedOutOver();
  }
}
