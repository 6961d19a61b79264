import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pickOtherCamera, type ListedCamera } from './other-camera.js';

const camera = (deviceId: string, label: string, facing?: string): ListedCamera => ({ kind: 'videoinput', deviceId, label, ...facing !== undefined && { getCapabilities: () => ({ facingMode: [facing] }) } });
const ANDROID = [camera('0', 'camera2 0, facing back'), camera('1', 'camera2 1, facing front'), camera('2', 'camera2 2, facing back')];

test('a phone with three cameras turns between the one before the person and the usual one behind', () => {
  assert.equal(pickOtherCamera(ANDROID, '1'), '0');
  assert.equal(pickOtherCamera(ANDROID, '0'), '1');
  assert.equal(pickOtherCamera(ANDROID, '2'), '1');
});

test('who has not chosen yet looks at the person, and turns away from them', () => {
  assert.equal(pickOtherCamera(ANDROID, undefined), '0');
});

test('what the browser says counts more than a label in another language', () => {
  assert.equal(pickOtherCamera([camera('a', '전면 카메라', 'user'), camera('b', '후면 망원 카메라', 'environment')], 'a'), 'b');
});

test('cameras that say nothing are taken in turn, and one alone is not turned', () => {
  const plain = [camera('a', ''), camera('b', ''), camera('c', '')];
  assert.deepEqual(['a', 'b', 'c'].map((id) => pickOtherCamera(plain, id)), ['b', 'c', 'a']);
  assert.equal(pickOtherCamera([camera('a', 'front')], 'a'), undefined);
  assert.equal(pickOtherCamera([camera('a', 'front'), { kind: 'audioinput', deviceId: 'm', label: '' }], 'a'), undefined);
});
