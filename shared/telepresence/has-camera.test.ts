import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasCamera } from './has-camera.js';

const devices = (...kinds: readonly MediaDeviceKind[]) => ({ enumerateDevices: () => Promise.resolve(kinds.map((kind) => ({ kind }) as MediaDeviceInfo)) });

test('a screen has a camera when its browser names one, and none when it names none, cannot say, or has no devices at all', async () => {
  assert.deepEqual(await Promise.all([
    hasCamera(devices('audioinput', 'videoinput')), hasCamera(devices('audioinput')), hasCamera({ enumerateDevices: () => Promise.reject(new Error('not allowed')) }), hasCamera(undefined),
  ]), [true, false, false, false]);
});
