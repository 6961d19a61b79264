import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertHas, kind, readEnd } from './testing/read-session.js';
import { OTHER, RING, SELF, ScriptedServer, makeMember, settle } from './testing/scripted-server.js';

/** A call of two others that a phone has an invitation to. */
async function prepare() {
  const server = new ScriptedServer();
  server.call = { event: 0, id: RING, version: 1, target: 'desk', state: 'active', held: false, encrypted: false, askedAt: server.now(), answeredAt: server.now(), members: [makeMember(OTHER)] };
  await server.joinOther();
  // The screen does not know of the call yet, and follows what is told to it.
  const call = server.call;
  server.call = undefined;
  const session = await server.open();
  server.call = call;
  return { server, session, call };
}

describe('A call that a screen joins by an invitation', () => {
  it('is joined with every device off, and with those that are wished', async () => {
    const { server, session } = await prepare();
    assert.ok((await session.redeem('012345', 'An')).ok);
    await settle();
    assert.equal(kind(session), 'in-call');
    assertHas(session.view.get().devices, { microphone: { now: 'off' }, camera: { now: 'off' } });
    session.setMicrophone(true);
    await settle();
    assertHas(session.view.get().devices, { microphone: { now: 'on' }, camera: { now: 'off' } });
    assert.ok(server.media.list(RING).some(({ memberId }) => memberId === SELF));
  });

  it('has not begun where the digits are refused', async () => {
    const { server, session } = await prepare();
    server.refuse('redeemInvitation', 'not-found');
    const answer = await session.redeem('000000');
    assertHas(answer, { ok: false, failure: { problem: { code: 'not-found' } } });
    assert.equal(kind(session), 'idle');
  });

  it('can be joined again after it was left, and is not hung up for having been left before', async () => {
    const { server, session, call } = await prepare();
    assert.ok((await session.redeem('012345')).ok);
    await settle();
    session.hangUp();
    assert.equal(readEnd(session), 'hung-up');
    await settle();
    session.forget();
    await settle();
    // The others have gone on.
    server.call = call;
    const before = server.count('hangUp');
    assert.ok((await session.redeem('543210')).ok);
    await settle();
    assert.equal(kind(session), 'in-call');
    assert.equal(server.count('hangUp'), before);
  });
});
