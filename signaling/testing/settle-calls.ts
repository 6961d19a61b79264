import { assert } from '../../shared/base/result.js';
import type { RouteName } from '../../shared/contract/addresses.js';
import { startCall } from './call-people.js';
import type { TestApp } from './test-app.js';
import type { TestScreen } from './test-server.js';

/** What names the calls that were made, in the fields of the contract. */
export interface CallWords {
  readonly callIds: readonly string[];
  readonly memberIds: readonly string[];
  readonly codes: readonly string[];
}

/** What is asked by screens that are in no call yet. */
const BEFORE: readonly RouteName[] = ['startCall', 'answerCall', 'declineCall', 'redeemInvitation', 'listCalls'];

export const NO_CALLS: CallWords = { callIds: [], memberIds: [], codes: [] };

/**
 * Forgets all calls and makes those that a route needs to be asked about: one that rings on the panel, one that waits for staff and
 * one with a code; or one in which panel, staff and a guest are. Beside them another person is in a call that is none of theirs.
 */
export async function settleCalls(app: TestApp, route: RouteName, { panel, staff, other }: { readonly panel: TestScreen; readonly staff: TestScreen; readonly other: TestScreen }): Promise<CallWords> {
  await app.city.services.database`delete from call`;
  const foreign = await startCall(other, { desk: 'health' });
  assert(foreign.ok, 'somebody else can call');
  if (BEFORE.includes(route)) {
    const rings = await startCall(await app.enrol(), { spaceId: app.city.spaceId('alpha', 'B') });
    const waits = await startCall(await app.enrol(), { desk: 'help' });
    const opener = await app.enrol();
    const opened = await startCall(opener, { desk: 'help' });
    assert(rings.ok && waits.ok && opened.ok, 'calls can be started');
    return { callIds: [rings.value.id, waits.value.id, foreign.value.id], memberIds: [], codes: [await invite(opener, opened.value.id)] };
  }
  const guest = await app.enrol();
  const asked = await startCall(panel, { desk: 'help' });
  assert(asked.ok, 'a panel can call the help desk');
  const callId = asked.value.id;
  const joined = await guest.call('redeemInvitation', { body: { code: await invite(panel, callId), language: 'en' } });
  const answered = await staff.call('answerCall', { params: { callId }, body: { language: 'en' } });
  assert(joined.ok && answered.ok, 'a call has a guest and is answered');
  return { callIds: [callId, callId, foreign.value.id], memberIds: answered.value.members.map(({ id }) => id), codes: [] };
}

async function invite(screen: TestScreen, callId: string): Promise<string> {
  const invitation = await screen.call('inviteToCall', { params: { callId }, body: { as: 'guest' } });
  assert(invitation.ok, 'a member can invite');
  return invitation.value.code;
}
