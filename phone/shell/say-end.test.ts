import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PhoneMessages } from '../strings/compiled/index.js';
import { sayEnd } from './say-end.js';

const words = { signedOut: () => 'by hand', signedOutIdle: () => 'nobody touched it', signedOutOver: () => 'over' } as PhoneMessages;

test('a phone tells why nobody is signed in any more, and nothing where nobody was', () => {
  assert.deepEqual((['none', 'person', 'idle', 'absolute', 'server'] as const).map((why) => sayEnd(why, words)), ['', 'by hand', 'nobody touched it', 'over', 'over']);
});
