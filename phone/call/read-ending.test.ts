import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallMessages } from '../../shared/ui/call/strings/compiled/index.js';
import type { PhoneMessages } from '../strings/compiled/index.js';
import { readEnding, type EndingFacts } from './read-ending.js';

const words = new Proxy({}, { get: (_all, key) => () => String(key) });
/** A call that was active, in which this phone had a part and is not any more. */
function tell(role: 'attendee' | 'guest', left: boolean, why: 'hung-up' | 'moved' = 'hung-up') {
  const call = { state: 'active', selfId: 'own', members: [{ id: 'own', role, state: 'left' }] };
  const view = { phase: { kind: 'ended', why, answered: true, failure: undefined }, held: false, tiles: [], secrecy: { kind: 'open' }, call } as unknown as EndingFacts['view'];
  const { says, hint, canReturn } = readEnding({ view, left, isCamera: false, own: words as PhoneMessages, words: words as CallMessages });
  return [says, hint, canReturn];
}

test('whoever hung up is told so; a guest who was away for too long asks for new digits', () => {
  assert.deepEqual(tell('attendee', true), ['endedHungUp', '', false]);
  assert.deepEqual(tell('guest', true), ['endedHungUp', '', false]);
  assert.deepEqual(tell('guest', false), ['wentOn', 'askAgain', false]);
});

test('whoever was away for too long has left a meeting without digits to ask for, and a call that moved can be had back', () => {
  assert.deepEqual(tell('attendee', false), ['wentOn', '', false]);
  assert.deepEqual(tell('guest', false, 'moved'), ['movedHere', '', true]);
});
