import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Decoder } from 'cbor-x';
import fc from 'fast-check';
import { decodeCbor, encodeCbor, type CborValue } from './cbor.js';

const values = fc.letrec<{ value: CborValue; leaf: CborValue }>((tie) => ({
  leaf: fc.oneof(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), fc.string({ unit: 'grapheme' }), fc.uint8Array({ maxLength: 300 })),
  value: fc.oneof(
    tie('leaf'), fc.array(tie('leaf'), { maxLength: 30 }),
    fc.uniqueArray(fc.tuple(fc.integer({ min: -70_000, max: 70_000 }), tie('leaf')), { selector: ([key]) => key }).map((entries) => new Map(entries)),
  ),
})).value;

/** Uint8Array and Buffer differ for deepEqual; their bytes are what matters. */
function flatten(value: unknown): unknown {
  if (value instanceof Uint8Array) return `bytes ${Buffer.from(value).toString('hex')}`;
  if (value instanceof Map) return [...(value as Map<number, unknown>)].sort(([a], [b]) => a - b).map(([key, item]) => [key, flatten(item)]);
  return Array.isArray(value) ? value.map(flatten) : value;
}

test('another CBOR library reads what we write, and so do we', () => {
  const peer = new Decoder({ mapsAsObjects: false, useRecords: false });
  fc.assert(fc.property(values, (value) => {
    const bytes = encodeCbor(value);
    assert.deepEqual(flatten(peer.decode(bytes)), flatten(value));
    const read = decodeCbor(bytes);
    assert.ok(read.ok);
    assert.deepEqual(flatten(read.value), flatten(value));
  }));
});

test('every byte string that is read is the only spelling of its value', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
    const read = decodeCbor(bytes);
    if (read.ok) assert.deepEqual(Buffer.from(encodeCbor(read.value)), Buffer.from(bytes));
  }), { numRuns: 5000 });
});

test('a declared length of four thousand million allocates nothing', () => {
  for (const head of [0x5a, 0x7a, 0x9a, 0xba]) {
    assert.deepEqual(decodeCbor(Uint8Array.of(head, 0xff, 0xff, 0xff, 0xff)), { ok: false, failure: 'not-cbor' });
  }
});
