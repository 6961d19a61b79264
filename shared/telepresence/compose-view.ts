import type { EpochMs } from '../base/clock.js';
import type { Call, CallTarget } from '../contract/calls.js';
import type { MediaFacts } from './call-media.js';
import type { CallPhase, CallView, DeviceView } from './call-view.js';
import { NO_CAPTIONS } from './captions.js';
import { willBeEncrypted } from './secrecy/can-encrypt.js';

/** Trouble of so long is trouble for which a telephone is offered. */
export const TELEPHONE_AFTER_MS = 60_000;

const OFF: DeviceView = { wish: false, now: 'off', deviceId: undefined };
/** No call at all. */
export const IDLE: CallView = {
  phase: { kind: 'idle' }, callId: undefined, target: undefined, elsewhere: undefined, call: undefined, tiles: [], may: undefined,
  devices: { microphone: OFF, camera: OFF, screen: OFF, speakerId: undefined },
  microphoneSilent: false, soundBlocked: false, quality: 'unknown', held: false, secrecy: { kind: 'none' }, offersTelephone: false, chat: [], captions: NO_CAPTIONS,
};

export interface ViewFacts extends Pick<CallView, 'phase' | 'callId' | 'target' | 'elsewhere' | 'call' | 'tiles'> {
  readonly media: MediaFacts;
  readonly now: EpochMs;
}

/** Everything that is known of a call as the one value that screens draw. */
export function composeView({ phase, callId, target, elsewhere, call, tiles, media: { kept, room, devices, microphoneSilent, secrecy, talk }, now }: ViewFacts): CallView {
  const name = (memberId: string): string | undefined => call?.members.find(({ id }) => id === memberId)?.name;
  const named = <Line extends { readonly from: string }>(line: Line): Line & { readonly name: string | undefined } => ({ ...line, name: name(line.from) });
  return {
    phase, callId, target, elsewhere, call, tiles, may: kept.kind === 'in' ? kept.may : undefined,
    devices, microphoneSilent, soundBlocked: room.soundBlocked,
    quality: room.members.find(({ self }) => self)?.quality ?? 'unknown', held: call?.held ?? false, secrecy: isUnsupported(phase, call, target) ? { kind: 'unsupported' } : secrecy,
    offersTelephone: isTelephoneDue(phase, now),
    chat: talk.chat.map(named), captions: { live: talk.captions.live.map(named), transcript: talk.captions.transcript.map(named) },
  };
}

/** This browser could carry the call if it were not encrypted. */
function isUnsupported(phase: CallPhase, call: Call | undefined, target: CallTarget | undefined): boolean {
  return phase.kind === 'ended' && phase.why === 'unsupported' && (call?.encrypted ?? willBeEncrypted(target));
}

/** After a minute of trouble, and where no call could be made at all. */
function isTelephoneDue(phase: CallPhase, now: EpochMs): boolean {
  if (phase.kind === 'joining' || phase.kind === 'reconnecting') return now - phase.since >= TELEPHONE_AFTER_MS;
  if (phase.kind !== 'ended') return false;
  if (phase.why === 'lost' || phase.why === 'unsupported') return true;
  const { failure } = phase;
  return failure !== undefined && (failure.kind !== 'problem' || failure.problem.status >= 500);
}
