import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fail } from '../base/result.js';
import type { CallRoom } from './call-room.js';
import { assertHas, kind, makeCall, other, readEnd } from './testing/read-session.js';
import { OTHER, RING, SELF, ScriptedServer, settle } from './testing/scripted-server.js';

describe('A call from a screen', () => {
  it('waits in the queue with its place, is answered, shows who answered, and is hung up', async () => {
    const server = new ScriptedServer();
    const session = await server.open();
    const starting = session.start({ kind: 'desk', desk: 'help' });
    assert.equal(kind(session), 'starting');
    await starting;
    assert.deepEqual(session.view.get().phase, { kind: 'queued', ahead: 2, since: server.clock.now() });
    await server.change({ ahead: 0 });
    assertHas(session.view.get().phase, { kind: 'queued', ahead: 0 });
    await server.answer();
    assert.equal(kind(session), 'in-call');
    assertHas(other(session), { name: 'Min-ji', here: true, microphone: 'on' });
    session.hangUp();
    assert.equal(readEnd(session), 'hung-up');
    await settle();
    assert.equal(server.call?.state, 'ended');
    assert.equal(server.media.list(server.call.id).some(({ memberId }) => memberId === SELF), false);
  });

  it('looks for its place in the queue again by itself, as that changes without an event', async () => {
    const server = new ScriptedServer();
    const session = await server.open();
    await session.start({ kind: 'desk', desk: 'help' });
    await server.change({ ahead: 1 }, false);
    await server.pass(15_000);
    assertHas(session.view.get().phase, { kind: 'queued', ahead: 1 });
  });

  it('that this browser cannot carry is put away for good, though the server still counts this screen among its members', async () => {
    const server = new ScriptedServer();
    const openRoom = (): Promise<CallRoom> => Promise.resolve(Object.assign(server.media.openRoom(), { connect: () => Promise.resolve(fail('unsupported' as const)) }));
    const session = await server.open({ openRoom });
    await session.start({ kind: 'desk', desk: 'help' });
    await server.answer();
    await settle();
    assert.equal(readEnd(session), 'unsupported');
    session.forget();
    assert.equal(kind(session), 'idle');
    await server.change({ held: true });
    assert.equal(kind(session), 'idle');
    assert.equal(server.count('hangUp'), 1, 'the server is told that nobody is at this screen any more');
  });

  it('is withdrawn before anybody answered', async () => {
    const server = new ScriptedServer();
    const session = await server.open();
    await session.start({ kind: 'person', number: '12345678' });
    assertHas(session.view.get().phase, { kind: 'ringing', way: 'outgoing' });
    session.hangUp();
    assert.equal(readEnd(session), 'withdrawn');
  });

  for (const ending of ['declined', 'busy', 'missed'] as const) {
    it(`says that it was ${ending}, and can be tried again`, async () => {
      const server = new ScriptedServer();
      const session = await server.open();
      await session.start({ kind: 'person', number: '12345678' });
      const first = server.call?.id;
      await server.change({ state: 'ended', ending });
      assert.equal(readEnd(session), ending);
      session.retry();
      await settle();
      assert.equal(kind(session), 'ringing');
      assert.notEqual(server.call?.id, first);
    });
  }

  it('says why it could not be made, and offers the telephone where the server or its calls are down', async () => {
    for (const [failure, telephone] of [['network', true], ['calls-off', true], ['call-busy', false]] as const) {
      const server = new ScriptedServer();
      const session = await server.open();
      server.refuse('startCall', failure);
      await session.start({ kind: 'desk', desk: 'help' });
      assert.equal(readEnd(session), 'not-made');
      assert.equal(session.view.get().offersTelephone, telephone, failure);
    }
  });

  it('is ended at the server when it had been made although no answer came', async () => {
    const server = new ScriptedServer();
    const session = await server.open();
    const starting = session.start({ kind: 'desk', desk: 'help' });
    session.forget();
    await starting;
    await settle();
    assert.equal(server.call?.state, 'ended');
    assert.equal(kind(session), 'idle');
  });

  it('tells the server of a hang-up as soon as it can be reached', async () => {
    const { server, session } = await makeCall();
    server.refuse('hangUp', 'network');
    session.hangUp();
    await server.pass(10_000);
    assert.equal(server.call?.state, 'active');
    server.refuse('hangUp', undefined);
    await server.pass(10_000);
    assert.equal(server.call?.state, 'ended');
    assert.equal(new Set(server.asked.filter(({ route }) => route === 'hangUp').map(({ key }) => key)).size, 1, 'one intent, one key');
  });
});

describe('A call that rings on a screen', () => {
  it('is answered: joined, and seen', async () => {
    const server = new ScriptedServer();
    const session = await server.open();
    await server.ring();
    assertHas(session.view.get().phase, { kind: 'ringing', way: 'incoming' });
    const answering = session.answer();
    assert.equal(kind(session), 'joining');
    await answering;
    await server.joinOther();
    await server.pass(500);
    assert.equal(kind(session), 'in-call');
    assert.equal(other(session)?.id, OTHER);
  });

  it('is declined, and the screen is as before', async () => {
    const server = new ScriptedServer();
    const session = await server.open();
    await server.ring();
    session.decline();
    assert.equal(kind(session), 'idle');
    await settle();
    assert.equal(server.call?.ending, 'declined');
  });

  it('stops at once when another screen answered, before the server is asked what became of it', async () => {
    const server = new ScriptedServer();
    const session = await server.open();
    await server.ring();
    server.refuse('readCall', 'network');
    await server.change({ state: 'active' });
    assert.equal(readEnd(session), 'answered-elsewhere');
  });

  it('says that another screen was faster', async () => {
    const server = new ScriptedServer();
    const session = await server.open();
    await server.ring();
    server.refuse('answerCall', 'call-taken');
    await session.answer();
    assert.equal(readEnd(session), 'answered-elsewhere');
  });

  it('shows in place of a call that is over', async () => {
    const server = new ScriptedServer();
    const session = await server.open();
    await session.start({ kind: 'person', number: '12345678' });
    await server.change({ state: 'ended', ending: 'missed' });
    assert.equal(readEnd(session), 'missed');
    await server.ring();
    assert.equal(session.view.get().callId, RING);
  });

  it('is found by a screen that starts while it rings', async () => {
    const server = new ScriptedServer();
    await server.ring();
    const session = await server.open();
    assert.equal(kind(session), 'ringing');
  });
});

describe('What a screen keeps of a call', () => {
  it('forgets everything of a person', async () => {
    const { server, session } = await makeCall();
    await session.sendChat({ kind: 'text', text: 'my bank number is 12' });
    session.sendCaption({ id: RING, text: 'I said something private', final: true });
    session.forget();
    await settle();
    assert.equal(server.call?.state, 'ended');
    assert.equal(JSON.stringify(session.view.get()), JSON.stringify((await new ScriptedServer().open()).view.get()));
  });

  it('takes a running call up again after its page was loaded anew, with every device off', async () => {
    const { server } = await makeCall();
    const session = await server.open();
    await server.pass(500);
    assert.equal(kind(session), 'in-call');
    assertHas(session.view.get().devices, { microphone: { wish: false, now: 'off' }, camera: { wish: false, now: 'off' } });
  });
});
