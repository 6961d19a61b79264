import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertHas, kind, makeCall, other } from './testing/read-session.js';
import { OTHER, SELF, ScriptedServer, settle } from './testing/scripted-server.js';

const NONE = { camera: false, microphone: false, screen: false };

describe('Devices in a call', () => {
  it('are told apart as wished and as they are: a camera that is refused is said, the call goes on', async () => {
    for (const failure of ['refused', 'missing', 'busy'] as const) {
      const { server, session } = await makeCall();
      session.setCamera(false);
      await settle();
      server.media.refuse('camera', failure);
      session.setCamera(true);
      assert.equal(session.view.get().devices.camera.now, 'starting');
      await settle();
      assertHas(session.view.get(), { phase: { kind: 'in-call' }, devices: { camera: { wish: true, now: failure }, microphone: { now: 'on' } } });
      server.media.refuse('camera', undefined);
      session.setCamera(true);
      await settle();
      assert.equal(session.view.get().devices.camera.now, 'on', 'tried again when asked for again');
    }
  });

  it('for which the call gives no right are not even opened', async () => {
    const server = new ScriptedServer();
    server.may = NONE;
    const session = await server.open();
    await session.start({ kind: 'desk', desk: 'help' });
    session.setCamera(true);
    await server.answer();
    assertHas(session.view.get(), { may: NONE, devices: { camera: { now: 'not-allowed' } } });
  });

  it('that are pulled out, or muted by staff, are shown as they are', async () => {
    const { server, session } = await makeCall();
    server.media.unplug(SELF, 'camera');
    server.media.mute(SELF, 'microphone');
    await settle();
    assertHas(session.view.get().devices, { camera: { wish: false, now: 'missing' }, microphone: { wish: false, now: 'off' } });
  });

  it('that give nothing but silence are told about, until they are heard', async () => {
    const { server, session } = await makeCall();
    server.media.setLevel(SELF, 0.2);
    await server.pass(20_000);
    assert.equal(session.view.get().microphoneSilent, false);
    server.media.setLevel(SELF, 0);
    await server.pass(9_000);
    assert.equal(session.view.get().microphoneSilent, true);
    server.media.setLevel(SELF, 0.1);
    await server.pass(1_000);
    assert.equal(session.view.get().microphoneSilent, false);
    session.setMicrophone(false);
    server.media.setLevel(SELF, 0);
    await server.pass(20_000);
    assert.equal(session.view.get().microphoneSilent, false, 'a microphone that is off may be silent');
  });
});

describe('A line that is too weak for pictures', () => {
  it('falls to the sound and says so, tries pictures again, and waits longer each time they fail', async () => {
    const { server, session } = await makeCall();
    server.media.setQuality(SELF, 'poor');
    await server.pass(5_000);
    assertHas(session.view.get(), { phase: { kind: 'audio-only' }, devices: { camera: { wish: true, now: 'line' }, microphone: { now: 'on' } } });
    assert.equal(other(session)?.camera?.flow, 'paused');
    assert.equal(other(session)?.stuck, false, 'a picture that is held back is not stuck');
    await server.pass(10_000);
    assert.equal(kind(session), 'in-call');
    await server.pass(5_000);
    assert.equal(kind(session), 'audio-only');
    await server.pass(15_000);
    assert.equal(kind(session), 'audio-only');
    server.media.setQuality(SELF, 'good');
    await server.pass(6_000);
    assertHas(session.view.get(), { phase: { kind: 'in-call' }, devices: { camera: { now: 'on' } } });
  });

  it('that was cut is not thought too weak for what was said of it meanwhile, and is when it still is later', async () => {
    const { server, session } = await makeCall();
    server.cutLine();
    await server.pass(30_000);
    assert.equal(kind(session), 'reconnecting');
    server.cutLine(false);
    server.media.setQuality(SELF, 'lost');
    await server.pass(14_000);
    assert.equal(kind(session), 'in-call');
    await server.pass(6_000);
    assert.equal(kind(session), 'audio-only');
  });

  it('that is bad for a moment only changes nothing', async () => {
    const { server, session } = await makeCall();
    server.media.setQuality(SELF, 'poor');
    await server.pass(3_000);
    server.media.setQuality(SELF, 'good');
    await server.pass(10_000);
    assert.equal(kind(session), 'in-call');
  });
});

describe('Tiles', () => {
  it('a television and the phone that is its camera are one, and the television does not play the phone', async () => {
    const { server, session } = await makeCall();
    const phone = '00000000-0000-7000-8000-0000000000ca';
    const [self, ...others] = [...(server.call?.members ?? [])].reverse();
    assert.equal(self?.id, OTHER);
    const own = others.find(({ id }) => id === SELF);
    assert.ok(own);
    await server.change({ members: [...(server.call?.members ?? []), { ...own, id: phone, role: 'camera', channel: 'phone' }] });
    await server.joinOther(phone);
    const tiles = session.view.get().tiles;
    assert.deepEqual(tiles.map(({ id, self: isSelf, memberIds, role }) => [id, isSelf, memberIds, role]), [[OTHER, false, [OTHER], 'agent'], [SELF, true, [SELF, phone], 'caller']]);
    assert.equal(tiles[1]?.camera?.id, `${phone} camera`, 'the phone’s picture stands for the tile');
  });

  it('somebody who joins before the event that tells of them is asked about once, and shown', async () => {
    const { server, session } = await makeCall();
    const third = '00000000-0000-7000-8000-000000000003';
    const own = server.call?.members[0];
    assert.ok(own);
    await server.change({ members: [...(server.call?.members ?? []), { ...own, id: third, tileId: third }] }, false);
    const before = server.count('readCall');
    await server.joinOther(third);
    await server.pass(2_000);
    assert.equal(server.count('readCall'), before + 1);
    assert.ok(session.view.get().tiles.some(({ id, here }) => id === third && here));
  });
});
