import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Problem } from '../../contract/problems.js';
import { readRefusal } from './check-in-answer.js';

const refuse = (problem: Pick<Problem, 'code'> & Partial<Problem>) => readRefusal({ kind: 'problem', problem: { type: '', title: '', status: 409, ...problem } });

test('each refusal has an answer of its own', () => {
  assert.deepEqual(refuse({ code: 'check-in-wrong-center', centerId: 'city-hall' }), { kind: 'wrong-center', centerId: 'city-hall' });
  assert.deepEqual(refuse({ code: 'check-in-too-early', opensAt: '2026-11-23T05:50:00Z' }), { kind: 'too-early', opensAt: '2026-11-23T05:50:00Z' });
  assert.deepEqual(refuse({ code: 'card-revoked' }), { kind: 'revoked' });
  assert.deepEqual(refuse({ code: 'check-in-no-reservation' }), { kind: 'no-reservation' });
});

test('a foreign code and one that is no card at all are not ours', () => {
  assert.equal(refuse({ code: 'card-not-ours' }).kind, 'not-ours');
  assert.equal(refuse({ code: 'request-invalid' }).kind, 'not-ours');
});

test('a dead network and a broken server are told as no server, never as a wrong card', () => {
  assert.equal(readRefusal({ kind: 'network' }).kind, 'no-server');
  assert.equal(readRefusal({ kind: 'timeout' }).kind, 'no-server');
  assert.equal(refuse({ code: 'internal-error' }).kind, 'no-server');
});
