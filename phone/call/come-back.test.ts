import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallView } from '../../shared/telepresence/call-view.js';
import { comeBack } from './come-back.js';

/** A phone in a call whose screen a test turns off and on. */
function play(phase: string, wishes: { microphone: boolean; camera: boolean }) {
  const done: string[] = [];
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' as DocumentVisibilityState });
  let view = { phase: { kind: phase }, devices: { microphone: { wish: wishes.microphone, now: wishes.microphone ? 'on' : 'off' }, camera: { wish: wishes.camera, now: wishes.camera ? 'on' : 'off' } } };
  const cancel = comeBack({
    view: { get: () => view as unknown as CallView, watch: () => () => undefined },
    retry: () => done.push('retry'), setMicrophone: (on) => done.push(`microphone ${String(on)}`), setCamera: (on) => done.push(`camera ${String(on)}`),
  }, page as unknown as Document);
  const turn = (state: DocumentVisibilityState): void => {
    page.visibilityState = state;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  return { done, turn, cancel, change: (next: Partial<typeof view>) => { view = { ...view, ...next }; } };
}
const LOST = { microphone: { wish: false, now: 'missing' }, camera: { wish: false, now: 'missing' } };

test('a phone that was locked tries the line at once and turns on again what was on', () => {
  const phone = play('in-call', { microphone: true, camera: true });
  phone.turn('hidden');
  phone.change({ phase: { kind: 'reconnecting' }, devices: LOST });
  phone.turn('visible');
  assert.deepEqual(phone.done, ['retry', 'microphone true', 'camera true']);
});

test('what was off stays off, and what still works is left alone', () => {
  const muted = play('in-call', { microphone: false, camera: true });
  muted.turn('hidden');
  muted.turn('visible');
  assert.deepEqual(muted.done, []);
});

test('a call that has ended meanwhile is not touched', () => {
  const phone = play('in-call', { microphone: true, camera: true });
  phone.turn('hidden');
  phone.change({ phase: { kind: 'ended' }, devices: LOST });
  phone.turn('visible');
  phone.cancel();
  phone.turn('visible');
  assert.deepEqual(phone.done, []);
});
