import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallTile } from '../../telepresence/call-view.js';
import { arrangePictures } from './arrange-pictures.js';

const SCREEN = { id: 's', source: 'screen', muted: false, flow: 'flowing', attach: () => () => undefined } as const;

const tile = (id: string, more: Partial<CallTile> = {}): CallTile => ({
  id, self: false, memberIds: [id], role: 'callee', channel: 'kiosk', centerId: undefined, language: 'en', name: undefined, here: true,
  camera: undefined, screen: undefined, microphone: 'on', speaking: false, quality: 'good', stuck: false, hand: undefined, ...more,
});
const ids = (pictures: readonly { id: string }[]): string[] => pictures.map(({ id }) => id);

test('whoever speaks is large, and stays so when nobody speaks any more', () => {
  const me = tile('me', { self: true });
  assert.equal(arrangePictures([tile('a'), tile('b', { speaking: true }), me], 'a').main?.id, 'b');
  const quiet = arrangePictures([tile('a'), tile('b'), me], 'b');
  assert.equal(quiet.main?.id, 'b');
  assert.deepEqual(ids(quiet.beside), ['a']);
  assert.equal(quiet.own?.id, 'me');
});

test('two who speak at once do not chase each other', () => {
  const tiles = [tile('a', { speaking: true }), tile('b', { speaking: true })];
  assert.equal(arrangePictures(tiles, 'b').main?.id, 'b');
  assert.equal(arrangePictures(tiles, 'a').main?.id, 'a');
});

test('who is pinned stays large whoever speaks, and stands first beside a shared screen', () => {
  const tiles = [tile('a', { speaking: true }), tile('b'), tile('interpreter')];
  assert.equal(arrangePictures(tiles, 'a', 'interpreter').main?.id, 'interpreter');
  const shared = arrangePictures([tile('a', { speaking: true, screen: SCREEN }), tile('b'), tile('interpreter')], 'a', 'interpreter');
  assert.equal(shared.main?.id, 'a screen');
  assert.deepEqual(ids(shared.beside), ['interpreter', 'a', 'b']);
});

test('alone there is only the own picture', () => {
  assert.deepEqual(arrangePictures([tile('me', { self: true })], undefined).beside, []);
  assert.equal(arrangePictures([], 'gone').main, undefined);
});
