import type { CallView } from '../../shared/telepresence/call-view.js';
import { sayPhase } from '../../shared/ui/call/call-words.js';
import type { CallMessages } from '../../shared/ui/call/strings/compiled/index.js';
import type { PhoneMessages } from '../strings/compiled/index.js';

export interface EndingFacts {
  readonly view: Pick<CallView, 'phase' | 'held' | 'tiles' | 'secrecy' | 'call'>;
  /** The person at this phone ended it. */
  readonly left: boolean;
  readonly isCamera: boolean;
  readonly own: PhoneMessages;
  readonly words: CallMessages;
}

/** What a phone says of a call that is over for it: what happened, what can be done, and whether it can have the call back. */
export function readEnding({ view, left, isCamera, own, words }: EndingFacts): { readonly says: string; readonly hint: string; readonly canReturn: boolean } {
  const { phase, call } = view;
  const why = phase.kind === 'ended' ? phase.why : 'hung-up';
  if (why === 'moved') return { says: own.movedHere(), hint: '', canReturn: true };
  if (why === 'unsupported') return { says: sayPhase(view, words), hint: own.otherBrowser(), canReturn: false };
  // Away for so long that the server took it for gone, while the others went on.
  const self = call?.members.find(({ id }) => id === call.selfId);
  if (!left && call?.state === 'active' && self?.state === 'left') return { says: own.wentOn(), hint: own.askAgain(), canReturn: false };
  if (isCamera && left) return { says: own.cameraEnded(), hint: '', canReturn: false };
  return { says: sayPhase(view, words), hint: '', canReturn: false };
}
