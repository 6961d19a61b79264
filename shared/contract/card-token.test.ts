import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { create } from 'qrcode';
import { makeId } from '../base/ids.js';
import { bytesToSign, composeCard, hasLowS, verifyCard, writeCard, type CardClaims } from './card-token.js';
import type { CardKeys } from './identity.js';

const NOW = Date.UTC(2026, 10, 23, 5, 32);
const KID = '00112233445566ff';

const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
const keys: CardKeys = { issuer: 'busan', keys: [{ kid: KID, jwk: { kty: 'EC', crv: 'P-256', x, y } }], revokedCards: [], asOf: '2026-11-23T00:00:00.000Z' };

/** Signs until the signature has the wanted half of s: half of all have each. */
async function sign(claims: CardClaims, lowS = true, kid = KID): Promise<string> {
  const parts = composeCard(claims, kid);
  for (;;) {
    const signed = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, bytesToSign(parts.protectedHeader, parts.payload));
    const signature = new Uint8Array(signed);
    if (hasLowS(signature) === lowS) return writeCard({ ...parts, signature });
  }
}

function makeClaims(change: Partial<CardClaims> = {}): CardClaims {
  return { issuer: 'busan', cardId: makeId(NOW), validFrom: NOW / 1000 - 60, validTo: NOW / 1000 + 3600, ...change };
}

test('a card is read back with what was written on it', async () => {
  const claims = makeClaims();
  assert.deepEqual(await verifyCard(await sign(claims), keys, NOW), { ok: true, value: claims });
});

test('a card fits a QR code of version 9 at level M, even with the longest city name', async () => {
  const sizes = await Promise.all(['busan', 'a'.repeat(32)].map(async (issuer) => create(await sign(makeClaims({ issuer })), { errorCorrectionLevel: 'M' }).version));
  assert.ok(Math.max(...sizes) <= 9, `versions ${sizes.join(', ')}`);
});

test('each refusal is told apart', async () => {
  const claims = makeClaims();
  const failureOf = async (text: string, against = keys, now = NOW): Promise<string> => {
    const result = await verifyCard(text, against, now);
    return result.ok ? 'accepted' : result.failure;
  };
  const card = await sign(claims);
  assert.equal(await failureOf('https://example.com/menu'), 'card-not-ours');
  assert.equal(await failureOf(await sign(makeClaims({ issuer: 'seoul' }))), 'card-not-ours');
  assert.equal(await failureOf(await sign(claims, true, 'ffffffffffffffff')), 'card-not-ours');
  assert.equal(await failureOf(card.slice(0, -3)), 'card-unreadable');
  assert.equal(await failureOf('C'), 'card-unreadable');
  assert.equal(await failureOf(card, keys, NOW + 3_600_000), 'card-expired');
  assert.equal(await failureOf(card, keys, NOW - 61_000), 'card-expired');
  assert.equal(await failureOf(card, { ...keys, revokedCards: [claims.cardId] }), 'card-revoked');
});

test('the second signature that ECDSA allows for the same card is refused', async () => {
  const high = await sign(makeClaims(), false);
  assert.deepEqual(await verifyCard(high, keys, NOW), { ok: false, failure: 'card-unreadable' });
});

test('no altered character is ever accepted', async () => {
  const card = await sign(makeClaims());
  const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
  for (let index = 0; index < card.length; index++) {
    const other = alphabet[(alphabet.indexOf(card[index] ?? '0') + 1) % 45] ?? '';
    const result = await verifyCard(card.slice(0, index) + other + card.slice(index + 1), keys, NOW);
    assert.equal(result.ok, false, `character ${index}`);
  }
  await fc.assert(fc.asyncProperty(
    fc.nat(card.length - 1), fc.nat(3), fc.string({ unit: fc.constantFrom(...alphabet, 'a', '\u0000', 'é'), maxLength: 6 }),
    async (at, removed, inserted) => {
      const altered = card.slice(0, at) + inserted + card.slice(at + removed);
      fc.pre(altered !== card);
      assert.equal((await verifyCard(altered, keys, NOW)).ok, false);
    },
  ), { numRuns: 1500 });
});

test('any text at all gets an answer', async () => {
  await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 400 }), async (text) => {
    assert.equal((await verifyCard(`C${text}`, keys, NOW)).ok, false);
  }), { numRuns: 500 });
});
