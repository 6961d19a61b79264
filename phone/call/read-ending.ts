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

export interface Ending {
  readonly says: string;
  readonly hint: string;
  /** The call can be had back from where it went. */
  readonly canReturn: boolean;
}

/** What a phone says of a call that is over for it: what happened, what can be done, and whether it can have the call back. */
export function readEnding({ view, left, isCamera, own, words }: EndingFacts): Ending {
  const { phase, call } = view;
  const none = { hint: '', canReturn: false };
  const why = phase.kind === 'ended' ? phase.why : 'hung-up';
  if (why === 'moved') return { ...none, says: own.movedHere(), canReturn: true };
  if (why === 'unsupported') return { ...none, says: sayPhase(view, words), hint: own.otherBrowser() };
  const self = call?.members.find(({ id }) => id === call.selfId);
  // Away for so long that the server took it for gone, while the others went on.
  if (!left && call?.state === 'active' && self?.state === 'left') return { ...none, says: own.wentOn(), hint: self.role === 'attendee' ? '' : own.askAgain() };
  if (isCamera && left) return { ...none, says: own.cameraEnded() };
  return { ...none, says: sayPhase(view, words) };
}
