import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeClock } from '../base/fake-clock.js';
import { DeviceTest, type MediaSource } from './device-test.js';
import { assertHas } from './testing/read-session.js';
import { settle } from './testing/scripted-server.js';

/** Devices that a test plugs, refuses and pulls out; as much of the browser's as the model looks at. */
class PlayedDevices {
  readonly clock = new FakeClock();
  readonly live = new Set<string>();
  refusal: string | undefined;
  level = 0;
  answerMs: number | undefined = 20;
  pull: () => void = () => {};
  #opened = 0;

  readonly source = {
    getUserMedia: async (wanted: MediaStreamConstraints) => {
      await Promise.resolve();
      if (this.refusal) throw Object.assign(new Error('played'), { name: this.refusal });
      const kind = wanted.audio ? 'audio' : 'video';
      const id = `${kind} ${this.#opened++}`;
      this.live.add(id);
      const track = {
        stop: () => this.live.delete(id), getSettings: () => ({ deviceId: `${kind}-1` }),
        addEventListener: (_name: string, listener: () => void) => { this.pull = () => { this.live.delete(id); listener(); }; },
      };
      return { getTracks: () => [track], getAudioTracks: () => (kind === 'audio' ? [track] : []) } as unknown as MediaStream;
    },
    enumerateDevices: () => Promise.resolve([
      { kind: 'audioinput', deviceId: 'audio-1', label: 'Desk microphone' }, { kind: 'videoinput', deviceId: 'video-1', label: 'Panel camera' }, { kind: 'audiooutput', deviceId: 'out-1', label: 'Loudspeaker' },
      { kind: 'videoinput', deviceId: '', label: '' },
    ] as MediaDeviceInfo[]),
  } satisfies MediaSource;

  readonly test = new DeviceTest({
    clock: this.clock, source: this.source, makeMeter: () => ({ read: () => this.level, end: () => undefined }),
    ask: async () => {
      await Promise.resolve();
      this.clock.advance(this.answerMs ?? 10_000);
      return this.answerMs !== undefined;
    },
  });
}

describe('Trying devices before a call', () => {
  it('opens microphone and camera, names what can be chosen, and says when it was heard', async () => {
    const { test, live } = new PlayedDevices();
    assert.ok((await test.openMicrophone()).ok && (await test.openCamera()).ok);
    assertHas(test.view.get(), { microphone: { now: 'on', id: 'audio-1', choices: { 0: { id: 'audio-1', name: 'Desk microphone' } } }, camera: { now: 'on', choices: { 0: { id: 'video-1', name: 'Panel camera' } } }, speakers: { 0: { id: 'out-1', name: 'Loudspeaker' } }, heard: false });
    assert.notEqual(test.view.get().picture, undefined);
    assert.equal(live.size, 2);
  });

  it('tells a voice from a quiet room, and a dead microphone from both', async () => {
    const devices = new PlayedDevices();
    const { test, clock } = devices;
    await test.openMicrophone();
    devices.level = 0.005;
    clock.advance(10_000);
    assertHas(test.view.get(), { heard: false, silent: false });
    devices.level = 0;
    clock.advance(10_000);
    assertHas(test.view.get(), { heard: false, silent: true });
    devices.level = 0.3;
    clock.advance(1_000);
    assertHas(test.view.get(), { heard: true, silent: false });
    assert.equal(test.readLevel(), 0.3);
  });

  it('says why a device does not open, and that one was pulled out', async () => {
    const devices = new PlayedDevices();
    const { test } = devices;
    for (const [name, failure] of [['NotAllowedError', 'refused'], ['NotFoundError', 'missing'], ['NotReadableError', 'busy'], ['TypeError', 'failed']] as const) {
      devices.refusal = name;
      assert.equal((await test.openCamera()).ok, false);
      assert.equal(test.view.get().camera.now, failure);
    }
    devices.refusal = undefined;
    await test.openCamera();
    devices.pull();
    assertHas(test.view.get(), { camera: { now: 'missing' } });
    assert.equal(test.view.get().picture, undefined);
    const none = new DeviceTest({ clock: devices.clock, source: undefined, makeMeter: () => ({ read: () => 0, end: () => undefined }), ask: () => Promise.resolve(true) });
    await none.openMicrophone();
    assert.equal(none.view.get().microphone.now, 'missing');
  });

  it('leaves nothing on when it is closed, also while a device opens, nor when another is chosen', async () => {
    const { test, live } = new PlayedDevices();
    await test.openCamera();
    await test.openCamera('video-1');
    assert.equal(live.size, 1);
    const opening = test.openMicrophone();
    test.close();
    await opening;
    await settle();
    assert.equal(live.size, 0);
    assert.equal(test.view.get().microphone.now, 'off');
  });

  it('measures the line: good, slow, or none', async () => {
    for (const [answerMs, line] of [[20, { kind: 'good', ms: 20 }], [400, { kind: 'slow', ms: 400 }], [undefined, { kind: 'none' }]] as const) {
      const devices = new PlayedDevices();
      devices.answerMs = answerMs;
      const measuring = devices.test.measureLine();
      assert.equal(devices.test.view.get().line.kind, 'measuring');
      await measuring;
      assert.deepEqual(devices.test.view.get().line, line);
    }
  });
});
