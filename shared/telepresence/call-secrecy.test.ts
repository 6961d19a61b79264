import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CallRoom } from './call-room.js';
import type { CallSession } from './call-session.js';
import type { CallSecrecy } from './call-view.js';
import { KeyAgreement } from './secrecy/key-agreement.js';
import { kind, other, readEnd } from './testing/read-session.js';
import { makeMember, OTHER, ScriptedServer, SELF } from './testing/scripted-server.js';

const THIRD = '00000000-0000-7000-8000-000000000003';

const read = (session: CallSession): CallSecrecy => session.view.get().secrecy;

const codeOf = (session: CallSession): string | undefined => { const secrecy = read(session); return secrecy.kind === 'secured' ? secrecy.code : undefined; };

/** Lets time go on, in small steps, until something holds; the engine's cryptography takes turns that no clock owns. */
async function until(server: ScriptedServer, holds: () => boolean, what: string): Promise<void> {
  for (let turns = 0; !holds(); turns++) {
    if (turns > 2_000) assert.fail(`In vain: ${what}`);
    await crypto.subtle.digest('SHA-256', new Uint8Array(1));
    await new Promise(setImmediate);
    if (turns % 10 === 9) await server.pass(250);
  }
}

/** Another screen of the call, as it is when it follows the rules. */
class Screen {
  room: CallRoom | undefined;
  readonly keys: KeyAgreement;

  constructor(private readonly server: ScriptedServer, readonly id: string) {
    this.keys = new KeyAgreement(server.clock, () => undefined);
    this.keys.state.watch((agreement) => void this.room?.setKey(agreement?.key));
  }

  async join(members: readonly string[]): Promise<this> {
    const callId = this.server.call?.id ?? '';
    this.room = this.server.media.openRoom(true);
    await this.room.connect(this.server.media.issue(callId, this.id));
    this.between(members);
    this.keys.enter(this.room);
    await Promise.all([this.room.setCamera(true), this.room.setMicrophone(true)]);
    return this;
  }

  between(members: readonly string[]): void {
    this.keys.between({ callId: this.server.call?.id ?? '', selfId: this.id, members });
  }

  get code(): string | undefined {
    return this.keys.state.get()?.code;
  }
}

/** A call to the health desk, answered; nobody else is in its room yet. */
async function callHealth(change: Parameters<ScriptedServer['open']>[0] = {}): Promise<{ readonly server: ScriptedServer; readonly session: CallSession }> {
  const server = new ScriptedServer();
  const session = await server.open(change);
  await session.start({ kind: 'desk', desk: 'health' });
  if (server.call) await server.change({ state: 'active', encrypted: true, answeredAt: server.now(), members: [makeMember(SELF), makeMember(OTHER, { role: 'agent', name: 'Dr. Han' })] });
  await server.pass(1_000);
  return { server, session };
}

describe('A call that is encrypted from end to end', () => {
  it('secures the line first, and sends nothing until it is; then both screens show the same code', async () => {
    const { server, session } = await callHealth();
    assert.deepEqual([kind(session), read(session).kind], ['in-call', 'securing']);
    assert.equal(session.view.get().devices.camera.now, 'off');
    const doctor = await new Screen(server, OTHER).join([SELF, OTHER]);
    await until(server, () => doctor.code !== undefined, 'it is secured');
    assert.deepEqual(read(session), { kind: 'secured', code: doctor.code, screens: 2, changed: false });
    await until(server, () => other(session)?.camera !== undefined && session.view.get().devices.camera.now === 'on', 'both are seen');
    assert.equal(doctor.room?.state.get().members.find(({ id }) => id === SELF)?.tracks.length, 2);
  });

  it('a call that is not encrypted says so, and an encrypted one is not mixed up with it', async () => {
    const server = new ScriptedServer();
    const session = await server.open();
    await session.start({ kind: 'desk', desk: 'help' });
    await server.answer();
    await server.pass(1_000);
    assert.deepEqual([read(session).kind, other(session)?.camera === undefined], ['none', false]);
  });

  it('says in words when no key comes about, and is secured by itself when it does', async () => {
    const { server, session } = await callHealth();
    const silent = server.media.openRoom(true);
    await silent.connect(server.media.issue(server.call?.id ?? '', OTHER));
    await server.pass(11_000);
    assert.deepEqual(read(session), { kind: 'broken', why: 'no-key' });
    assert.equal(session.view.get().devices.camera.now, 'off');
    await silent.leave();
    await new Screen(server, OTHER).join([SELF, OTHER]);
    await until(server, () => read(session).kind === 'secured', 'it is secured');
  });

  it('says that somebody sends without encryption, and shows nothing of them', async () => {
    const { server, session } = await callHealth();
    await server.joinOther();
    await server.pass(4_000);
    assert.deepEqual(read(session), { kind: 'broken', why: 'plain' });
    assert.deepEqual([other(session)?.camera, other(session)?.microphone], [undefined, 'off']);
  });

  it('what does not open with the key is told, and both agree anew by themselves', async () => {
    const { server, session } = await callHealth();
    const doctor = await new Screen(server, OTHER).join([SELF, OTHER]);
    await until(server, () => doctor.code !== undefined, 'it is secured');
    await doctor.room?.setKey(new ArrayBuffer(32));
    const seen: CallSecrecy[] = [];
    session.view.watch(({ secrecy }) => seen.push(secrecy));
    await until(server, () => seen.some((secrecy) => secrecy.kind === 'broken' && secrecy.why === 'locked'), 'it is told');
    await until(server, () => read(session).kind === 'secured' && other(session)?.camera !== undefined && doctor.code === codeOf(session), 'the right key is there');
    assert.deepEqual(read(session), { kind: 'secured', code: doctor.code, screens: 2, changed: true });
  });

  it('whoever comes later is taken in with a new key and a new code; whoever goes has neither, at once', async () => {
    const { server, session } = await callHealth();
    const doctor = await new Screen(server, OTHER).join([SELF, OTHER]);
    await until(server, () => doctor.code !== undefined, 'it is secured');
    const everybody = [SELF, OTHER, THIRD];
    await server.change({ members: [...(server.call?.members ?? []), makeMember(THIRD, { role: 'guest', name: 'Interpreter' })] });
    assert.equal(read(session).kind, 'secured', 'until the third one is there');
    const interpreter = await new Screen(server, THIRD).join(everybody);
    doctor.between(everybody);
    await until(server, () => { const secrecy = read(session); return secrecy.kind === 'secured' && secrecy.screens === 3 && secrecy.code === interpreter.code; }, 'all three agree');
    assert.deepEqual(read(session), { kind: 'secured', code: interpreter.code, screens: 3, changed: true });
    const old = interpreter.keys.state.get()?.key;
    await server.change({ members: [makeMember(SELF), makeMember(OTHER, { role: 'agent' }), makeMember(THIRD, { role: 'guest', state: 'removed' })] });
    assert.equal(read(session).kind, 'securing');
    doctor.between([SELF, OTHER]);
    await until(server, () => read(session).kind === 'secured' && doctor.keys.state.get()?.members.length === 2, 'the two agree');
    assert.notDeepEqual(doctor.keys.state.get()?.key, old);
    assert.equal(interpreter.room?.state.get().members.some(({ id, tracks }) => id === SELF && tracks.length > 0), false, 'the one who went sees nothing');
  });

  it('keeps its key when the media server is lost for a while', async () => {
    const { server, session } = await callHealth();
    await new Screen(server, OTHER).join([SELF, OTHER]);
    await until(server, () => read(session).kind === 'secured', 'it is secured');
    const before = read(session);
    server.media.cut(SELF);
    await server.pass(70_000);
    server.media.cut(SELF, false);
    await until(server, () => kind(session) === 'in-call' && other(session)?.camera !== undefined, 'it is seen again');
    assert.deepEqual(read(session), before);
  });

  it('a browser that cannot encrypt does not call the health desk, nor take such a call; it says why', async () => {
    const { server, session } = await callHealth({ canEncrypt: () => false });
    assert.deepEqual([readEnd(session), read(session).kind, server.count('startCall')], ['unsupported', 'unsupported', 0]);
    await server.ring();
    await server.change({ encrypted: true });
    await session.answer();
    assert.deepEqual([readEnd(session), read(session).kind, server.count('answerCall')], ['unsupported', 'unsupported', 0]);
  });

  it('a browser that cannot encrypt keeps a place in the queue for a phone, turns nothing on, and leaves the call to the phone as soon as that is in it', async () => {
    const server = new ScriptedServer();
    const session = await server.open({ canEncrypt: () => false });
    await session.start({ kind: 'desk', desk: 'health' }, 'phone');
    assert.equal(kind(session), 'queued');
    const [self, doctor] = [makeMember(SELF), makeMember(OTHER, { role: 'agent' })];
    await server.change({ state: 'active', encrypted: true, answeredAt: server.now(), members: [self, doctor] });
    await server.pass(5_000);
    const { camera, microphone } = session.view.get().devices;
    assert.deepEqual([kind(session), camera.now, microphone.now, server.count('joinCall'), server.count('hangUp')], ['joining', 'off', 'off', 0, 0], 'it waits for the phone');
    await server.change({ members: [self, doctor, makeMember(THIRD, { role: 'guest', channel: 'phone' })] });
    await server.pass(1_000);
    assert.deepEqual([readEnd(session), server.count('hangUp')], ['moved', 1]);
  });
});
