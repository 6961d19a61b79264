import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertHas, kind, makeCall, other, readEnd } from './testing/read-session.js';
import { OTHER, SELF, ScriptedServer, makeMember, settle } from './testing/scripted-server.js';

describe('A call whose way breaks', () => {
  it('cut for 5 s: says so within 3 s, though no event tells, and is back by itself', async () => {
    const { server, session } = await makeCall();
    server.media.cut(SELF);
    await server.pass(1_500);
    assert.equal(kind(session), 'in-call');
    await server.pass(1_500);
    assert.equal(kind(session), 'reconnecting');
    await server.pass(2_000);
    server.media.cut(SELF, false);
    await server.pass(1_000);
    assert.equal(kind(session), 'in-call');
    assert.equal(server.count('joinCall'), 1, 'in the same room');
  });

  it('cut for 30 s: the state stays true, and it is back by itself', async () => {
    const { server, session } = await makeCall();
    server.cutLine();
    await server.pass(30_000);
    assert.equal(kind(session), 'reconnecting');
    server.cutLine(false);
    await server.pass(1_000);
    assert.equal(kind(session), 'in-call');
  });

  it('media server frozen for 5 s: the same', async () => {
    const { server, session } = await makeCall();
    server.media.freeze();
    await server.pass(3_000);
    assert.equal(kind(session), 'reconnecting');
    server.media.freeze(false);
    await server.pass(1_000);
    assert.equal(kind(session), 'in-call');
  });

  it('only the other one is cut off: their tile says so, and so does the call of two', async () => {
    const { server, session } = await makeCall();
    server.media.cut(OTHER);
    await server.pass(3_000);
    assert.equal(other(session)?.stuck, true);
    assert.equal(kind(session), 'reconnecting');
  });

  it('one of three is cut off: their tile says so, the call goes on', async () => {
    const { server, session } = await makeCall();
    const third = '00000000-0000-7000-8000-000000000003';
    await server.change({ members: [...(server.call?.members ?? []), makeMember(third)] });
    await server.joinOther(third);
    await server.pass(1_000);
    server.media.cut(third);
    await server.pass(3_000);
    assert.equal(kind(session), 'in-call');
    assert.deepEqual(session.view.get().tiles.map(({ id, stuck }) => [id, stuck]), [[OTHER, false], [third, true], [SELF, false]]);
  });

  it('media server restarted: joins anew with another ticket, devices as they were', async () => {
    const { server, session } = await makeCall();
    server.media.stop();
    await server.pass(500);
    assert.equal(kind(session), 'reconnecting');
    server.media.restart();
    await server.pass(6_000);
    await server.joinOther();
    await server.pass(1_000);
    assert.equal(kind(session), 'in-call');
    assert.ok(server.count('joinCall') >= 2);
    assertHas(session.view.get().devices, { microphone: { wish: true, now: 'on' }, camera: { wish: true, now: 'on' } });
  });

  it('media server restarted, and nobody says that the room is gone: does not wait for its own tries', async () => {
    const { server, session } = await makeCall();
    server.media.stop();
    await server.pass(2_000);
    server.media.restart(true);
    await server.pass(4_000);
    await server.joinOther();
    await server.pass(1_000);
    assert.equal(kind(session), 'in-call');
    assert.equal(server.count('joinCall'), 2);
  });

  it('our server and the media server gone: offers the telephone after a minute, and joins when they are back', async () => {
    const { server, session } = await makeCall();
    server.media.stop();
    for (const route of ['joinCall', 'readCall'] as const) server.refuse(route, 'network');
    await server.pass(59_000);
    assert.equal(kind(session), 'reconnecting');
    assert.equal(session.view.get().offersTelephone, false);
    await server.pass(2_000);
    assert.equal(session.view.get().offersTelephone, true);
    for (const route of ['joinCall', 'readCall'] as const) server.refuse(route, undefined);
    server.media.restart();
    await server.pass(10_000);
    assert.equal(kind(session), 'in-call');
    assert.equal(session.view.get().offersTelephone, false);
  });

  it('a person who does not want to wait tries at once', async () => {
    const { server, session } = await makeCall();
    server.media.cut(SELF);
    await server.pass(16_000);
    session.retry();
    await settle();
    assert.equal(server.count('joinCall'), 2);
    server.media.cut(SELF, false);
    await server.pass(5_000);
    assert.equal(kind(session), 'in-call');
  });

  it('the code that carries media cannot be fetched: is tried again', async () => {
    let tries = 0;
    const server = new ScriptedServer();
    const session = await server.open({ openRoom: () => (++tries < 3 ? Promise.reject(new Error('offline')) : Promise.resolve(server.media.openRoom())) });
    await session.start({ kind: 'desk', desk: 'help' });
    await server.answer();
    await server.pass(3_000);
    assert.equal(kind(session), 'in-call');
  });
});

describe('A call that ends by others', () => {
  it('removed: says so and does not come back', async () => {
    const { server, session } = await makeCall();
    server.media.remove(SELF);
    await server.pass(30_000);
    assert.equal(readEnd(session), 'removed');
    assert.equal(server.count('joinCall'), 1);
  });

  it('moved to another screen: says so, does not come back by itself, but can be taken back', async () => {
    const { server, session } = await makeCall();
    const screen = server.media.openRoom();
    await screen.connect(server.media.issue(server.call?.id ?? '', SELF));
    await server.pass(10_000);
    assert.equal(readEnd(session), 'moved');
    session.retry();
    await settle();
    assert.equal(kind(session), 'in-call');
  });

  it('closed by the server: says how it ended', async () => {
    const { server, session } = await makeCall();
    await server.change({ state: 'ended', ending: 'hung-up' }, false);
    server.media.close(server.call?.id ?? '');
    await server.pass(1_000);
    assert.equal(readEnd(session), 'hung-up');
  });

  it('held: devices rest, and do again what they did', async () => {
    const { server, session } = await makeCall();
    await server.change({ held: true });
    assertHas(session.view.get(), { held: true, devices: { microphone: { wish: true, now: 'held' }, camera: { now: 'held' } } });
    await server.change({ held: false });
    assertHas(session.view.get().devices, { microphone: { now: 'on' }, camera: { now: 'on' } });
  });
});
