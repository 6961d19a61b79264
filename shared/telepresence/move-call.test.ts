import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertHas, kind, makeCall, other, readEnd } from './testing/read-session.js';
import { makeMember, OTHER, RING, SELF, ScriptedServer, settle } from './testing/scripted-server.js';

const ELSEWHERE = '00000000-0000-7000-8000-0000000000ee';

/** A screen whose person is in a call on another one. */
async function openElsewhere() {
  const server = new ScriptedServer();
  server.call = {
    event: 0, id: RING, version: 3, target: 'person', state: 'active', held: false, encrypted: false, askedAt: server.now(), answeredAt: server.now(),
    members: [makeMember(OTHER, { role: 'caller' }), makeMember(ELSEWHERE, { role: 'callee', channel: 'tv' })], elsewhere: { memberId: ELSEWHERE, channel: 'tv' },
  };
  const session = await server.open();
  return { server, session };
}

describe('A call that moves between screens', () => {
  it('is offered where its person signs in, and goes on there when they say so', async () => {
    const { server, session } = await openElsewhere();
    assert.equal(kind(session), 'idle');
    assertHas(session.view.get().elsewhere, { callId: RING, channel: 'tv' });
    await server.joinOther();
    await session.takeOver();
    await server.pass(1_000);
    assert.equal(kind(session), 'in-call');
    assert.equal(session.view.get().elsewhere, undefined);
    assert.equal(other(session)?.here, true);
    assert.equal(server.count('moveCall'), 1);
  });

  it('is offered no more when it has ended, without asking for it', async () => {
    const { server, session } = await openElsewhere();
    const asked = server.count('readCall');
    await server.change({ state: 'ended', ending: 'hung-up' });
    assert.equal(session.view.get().elsewhere, undefined);
    assert.equal(server.count('readCall'), asked);
  });

  it('cannot be had any more by the time it is wanted, which is said', async () => {
    const { server, session } = await openElsewhere();
    server.refuse('moveCall', 'call-over');
    await session.takeOver();
    assert.equal(readEnd(session), 'missed');
  });

  it('says on the first screen that it goes on elsewhere, leaves the room there, and can be taken back', async () => {
    const { server, session } = await makeCall();
    const self = server.call?.members.find(({ id }) => id === SELF);
    assert.ok(self && server.call);
    const taken = makeMember(ELSEWHERE, { tileId: self.tileId, channel: 'tv' });
    await server.change({ members: [...server.call.members, taken] });
    assert.equal(kind(session), 'in-call', 'both are in it for a moment');
    await server.change({ members: server.call.members.map((member) => (member.id === SELF ? { ...member, state: 'left' as const } : member)), elsewhere: { memberId: ELSEWHERE, channel: 'tv' } });
    assert.equal(readEnd(session), 'moved');
    await settle();
    assert.equal(server.media.list(server.call.id).some(({ memberId }) => memberId === SELF), false);
    session.retry();
    await settle();
    assert.equal(server.count('moveCall'), 1);
  });
});
