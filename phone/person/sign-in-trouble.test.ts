import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallFailure } from '../../shared/offline/api-client.js';
import type { Formats } from '../../shared/ui/format.js';
import { readSignInTrouble } from './sign-in-trouble.js';
import type { PersonMessages } from './strings/compiled/index.js';

const words = new Proxy({}, { get: (_all, key) => (facts?: { readonly tries?: number; readonly time?: string }) => [String(key), facts?.tries ?? facts?.time].filter((part) => part !== undefined).join(' ') }) as PersonMessages;
const format = { time: (at: number | string) => `at ${at}` } as Formats;
const refuse = (problem: object): CallFailure => ({ kind: 'problem', problem } as CallFailure);
const say = (failure: CallFailure): string => {
  const { says, field } = readSignInTrouble(failure, 5);
  return `${field}: ${says(words, format)}`;
};

test('whoever typed a wrong PIN is told how many tries are left, and whoever has none from when the card works again', () => {
  assert.equal(say(refuse({ code: 'pin-wrong', triesLeft: 3 })), 'pin: pinWrong 3');
  assert.equal(say(refuse({ code: 'pin-locked', opensAt: 9 })), 'pin: pinLocked at 9');
});

test('a card that does not open anything is asked for again, and a server that does not answer is no fault of the card', () => {
  for (const [code, word] of [['card-unknown', 'cardUnknown'], ['card-expired', 'cardExpired'], ['card-revoked', 'cardRevoked']]) assert.equal(say(refuse({ code })), `card: ${word}`);
  assert.equal(say({ kind: 'network' }), 'pin: signInNoServer');
  assert.equal(say(refuse({ code: 'too-many-requests' })), 'pin: tooManyTries');
});
