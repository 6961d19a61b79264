import { pickName } from '../../base/language.js';
import type { CallPhase, CallTile, CallView } from '../../telepresence/call-view.js';
import type { QuickReply } from '../../telepresence/call-messages.js';
import { currentLanguage } from '../language/message-group.js';
import { isFailure } from './press-control.js';
import type { CallMessages } from './strings/compiled/index.js';

/** Names of places as the city's list of centers has them. */
export type CenterNames = ReadonlyMap<string, Parameters<typeof pickName>[0]>;

/** By what the others call a party: its name, else what it is, with the place where its screen stands. */
export function nameTile(tile: Pick<CallTile, 'self' | 'name' | 'role' | 'centerId'>, words: CallMessages, centers: CenterNames): string {
  if (tile.self) return words.you();
  const name = tile.name ?? (tile.role === 'agent' ? words.agent() : tile.role === 'guest' ? words.guest() : words.caller());
  const place = tile.role === 'agent' || tile.centerId === undefined ? undefined : centers.get(tile.centerId);
  return place ? words.atPlace({ name, place: pickName(place, currentLanguage.get()) }) : name;
}

/** Who rings here, by name and place where they are known. Whoever only rings has no tile yet. */
export function sayCaller({ call }: Pick<CallView, 'call'>, words: CallMessages, centers: CenterNames): string {
  const caller = call?.members.find(({ role }) => role === 'caller');
  if (!caller || (caller.name === undefined && caller.centerId === undefined)) return words.incoming();
  return words.incomingFrom({ name: nameTile({ ...caller, centerId: caller.centerId, name: caller.name, self: false }, words, centers) });
}

/** Whether somebody is in a call here or on the way into one: such a screen is not idle. */
export function isInCall({ kind }: CallPhase): boolean {
  return kind !== 'idle' && kind !== 'ended';
}

const ENDINGS = {
  'hung-up': 'endedHungUp', withdrawn: 'endedWithdrawn', declined: 'endedDeclined', busy: 'endedBusy', missed: 'endedMissed', lost: 'endedLost',
  'answered-elsewhere': 'endedElsewhere', moved: 'endedMoved', removed: 'endedRemoved', 'not-made': 'endedNotMade', unsupported: 'endedUnsupported',
} as const;

/** What the call does now, as one sentence; empty while it simply goes on. */
export function sayPhase({ phase, held, tiles, secrecy }: Pick<CallView, 'phase' | 'held' | 'tiles' | 'secrecy'>, words: CallMessages): string {
  switch (phase.kind) {
    case 'idle': return '';
    case 'starting': return words.starting();
    case 'queued': return phase.ahead === 0 ? words.queuedNext() : words.queuedAhead({ count: phase.ahead });
    case 'ringing': return phase.way === 'outgoing' ? words.ringsThere() : words.incoming();
    case 'joining': return words.joining();
    case 'reconnecting': return words.reconnecting();
    case 'audio-only': return held ? words.onHold() : words.audioOnly();
    case 'ended': return secrecy.kind === 'unsupported' ? words.endedCannotEncrypt() : words[ENDINGS[phase.why]]();
    case 'in-call': return held ? words.onHold() : tiles.some(({ self, here }) => !self && here) ? '' : words.comingSoon();
  }
}

/** The one sentence beside the pictures: what the call does, else what is wrong with this screen's devices; empty while all is well. */
export function sayCall(view: Pick<CallView, 'phase' | 'held' | 'tiles' | 'secrecy' | 'devices' | 'microphoneSilent'>, words: CallMessages): string {
  const phase = sayPhase(view, words);
  if (phase !== '') return phase;
  const { microphone, camera } = view.devices;
  if (isFailure(microphone.now)) return words.microphoneFailed();
  if (isFailure(camera.now)) return words.cameraFailed();
  return view.microphoneSilent ? words.microphoneSilent() : '';
}

const QUICK = {
  'yes': 'quickYes', 'no': 'quickNo', 'thanks': 'quickThanks', 'one-moment': 'quickOneMoment', 'please-repeat': 'quickPleaseRepeat',
  'cannot-hear': 'quickCannotHear', 'cannot-see': 'quickCannotSee',
} as const satisfies Record<QuickReply, keyof CallMessages>;

/** A quick reply in the reader's own language. */
export function sayQuick(reply: QuickReply, words: CallMessages): string {
  return words[QUICK[reply]]();
}

/** How long somebody has waited, as `m:ss`. */
export function formatWait(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
