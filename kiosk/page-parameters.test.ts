import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPageParameters, refuseDemoParameters } from './page-parameters.js';

const shown = { width: 1080, height: 1920 };

test('a panel is described by the address it was started with', () => {
  const setup = readPageParameters('?diagonal=32&width=1920&height=1080&edge=90&center=seomyeon&lang=vi&text=200&theme=night&camera=real', shown);
  assert.deepEqual(
    [setup.profile.diagonalInch, setup.profile.widthPx, setup.profile.heightPx, setup.profile.lowerEdgeCm, setup.profile.centerId],
    [32, 1920, 1080, 90, 'seomyeon'],
  );
  assert.deepEqual([setup.language, setup.text, setup.theme, setup.camera], ['vi', 2, 'night', 'real']);
});

test('a panel is a room’s own by the room’s id beside its center, and by nothing else', () => {
  const room = '0190b7a0-0000-7000-8000-000000000021';
  assert.equal(readPageParameters(`?center=seomyeon&room=${room}`, shown).profile.spaceId, room);
  assert.equal(readPageParameters(`?room=${room}`, shown).profile.spaceId, undefined);
  assert.equal(readPageParameters('?center=seomyeon&room=A', shown).profile.spaceId, undefined);
});

test('nonsense in the address is as good as nothing', () => {
  const setup = readPageParameters('?diagonal=-3&width=abc&edge=9999&center=../../x&lang=xx&text=900&theme=pink&camera=evil', shown);
  assert.equal(setup.profile.diagonalInch, 55);
  assert.equal(setup.profile.widthPx, 1080);
  assert.equal(setup.profile.centerId, undefined);
  assert.deepEqual([setup.language, setup.text, setup.theme, setup.camera], [undefined, 1, 'auto', undefined]);
});

test('outside a demonstration the address says how the panel stands, and nothing of simulated devices, the strip and hooks of tests', () => {
  const asked = readPageParameters('?diagonal=32&center=seomyeon&lang=vi&camera=simulated&strip=1&hooks=1', shown);
  assert.deepEqual([asked.camera, asked.strip, asked.hooks], ['simulated', true, true]);
  const setup = refuseDemoParameters(asked);
  assert.deepEqual([setup.camera, setup.strip, setup.hooks], [undefined, false, false]);
  assert.deepEqual([setup.profile.diagonalInch, setup.profile.centerId, setup.language], [32, 'seomyeon', 'vi']);
});
