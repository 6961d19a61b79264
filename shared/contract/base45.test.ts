import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeBase45, encodeBase45 } from './base45.js';

test('the examples of RFC 9285 hold', () => {
  for (const [plain, text] of [['AB', 'BB8'], ['Hello!!', '%69 VD92EX0'], ['base-45', 'UJCLQE7W581'], ['ietf!', 'QED8WEX0']] as const) {
    assert.equal(encodeBase45(Buffer.from(plain)), text);
    const read = decodeBase45(text);
    assert.ok(read.ok);
    assert.equal(Buffer.from(read.value).toString(), plain);
  }
});

test('every byte string comes back, and has one spelling', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
    const read = decodeBase45(encodeBase45(bytes));
    assert.ok(read.ok);
    assert.deepEqual(Buffer.from(read.value), Buffer.from(bytes));
  }));
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'), maxLength: 30 }), (text) => {
    const read = decodeBase45(text);
    if (read.ok) assert.equal(encodeBase45(read.value), text);
  }));
});

test('what no encoder writes is refused', () => {
  for (const text of ['A', 'ABCD', 'abc', 'GGX', ':::', '::', 'A\u00e9']) assert.equal(decodeBase45(text).ok, false, text);
});
