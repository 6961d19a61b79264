import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeInvitation } from './take-invitation.js';

function open(hash: string): { code: string | undefined; shown: string | undefined } {
  let shown: string | undefined;
  const code = takeInvitation({
    location: { hash, pathname: '/phone/', search: '?lang=ko' },
    history: { replaceState: (_state, _unused, address) => { shown = String(address); } },
  });
  return { code, shown };
}

test('the code of a link is taken, and is in the address no longer', () => {
  assert.deepEqual(open('#/join/012345'), { code: '012345', shown: '/phone/?lang=ko' });
});

test('an address without a code is left alone, and one that makes no sense is cleared', () => {
  assert.deepEqual(open(''), { code: undefined, shown: undefined });
  for (const hash of ['#/join/12345', '#/join/1234567', '#/elsewhere']) assert.deepEqual(open(hash), { code: undefined, shown: '/phone/?lang=ko' });
});
