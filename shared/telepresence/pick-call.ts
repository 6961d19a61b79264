import type { Call } from '../contract/calls.js';
import type { CallElsewhere } from './call-view.js';

/** What the server says is this screen's: its own call before one that rings. @param isLeft calls that are given up or done with here */
export function pickCall(calls: ReadonlyMap<string, Call>, isLeft: (callId: string) => boolean): Call | undefined {
  const open = [...calls.values()].filter(({ id, state }) => state !== 'ended' && !isLeft(id));
  return open.find(({ selfId, elsewhere }) => selfId !== undefined && !elsewhere) ?? open.find(({ state, selfId }) => state === 'ringing' && selfId === undefined);
}

/** The call that the person is in on another screen of theirs. */
export function findElsewhere(calls: ReadonlyMap<string, Call>): CallElsewhere | undefined {
  const call = [...calls.values()].find(({ state, elsewhere }) => state === 'active' && elsewhere);
  return call?.elsewhere && { callId: call.id, channel: call.elsewhere.channel, centerId: call.elsewhere.centerId };
}
