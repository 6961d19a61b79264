import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { readFile } from 'node:fs/promises';
import { codeOf, TestServer } from '../testing/test-server.js';
import { readDemoCards } from './demo-cards.js';
import { seedDemo } from './seed-demo.js';

test('the first start makes cards that nobody else may read, and a second start leaves them alone', async (t) => {
  const server = await TestServer.open(t);
  const dataFolder = await mkdtemp(join(tmpdir(), 'u-city-demo-'));
  t.after(() => rm(dataFolder, { recursive: true, force: true }));
  const { database, authority } = server.services;
  const parts = { database, authority, clock: server.clock, dataFolder, tell: () => undefined };
  const folder = await seedDemo(parts);
  const cards = await readDemoCards(dataFolder);
  assert.ok(cards);
  assert.deepEqual(['good', 'revoked', 'expired', 'foreign'].map((kind) => cards.filter((card) => card.kind === kind).length), [12, 1, 1, 1]);
  assert.equal((await stat(folder)).mode & 0o777, 0o700);
  for (const file of await readdir(folder)) assert.equal((await stat(join(folder, file))).mode & 0o777, 0o600, file);
  await seedDemo(parts);
  assert.deepEqual(await readDemoCards(dataFolder), cards);

  const panel = await server.enrol('alpha');
  const answers = await Promise.all(cards.map(async (card) => [card.kind, codeOf(await panel.showCard(card.token))]));
  assert.deepEqual(new Set(answers.map((answer) => answer.join(' '))),
    new Set(['good check-in-no-reservation', 'revoked card-revoked', 'expired card-expired', 'foreign card-not-ours']));
  const [good] = cards;
  assert.ok(good?.number !== undefined && good.pin !== undefined);
  assert.ok((await panel.call('openSession', { body: { card: { number: good.number }, pin: good.pin } })).ok);

  const picture = PNG.sync.read(await readFile(join(folder, good.file)));
  const seen = jsqr.default(new Uint8ClampedArray(picture.data), picture.width, picture.height);
  assert.equal(seen?.data, good.token);
  assert.ok(seen.version <= 9);

  await rm(folder, { recursive: true });
  await seedDemo(parts);
  const reprinted = await readDemoCards(dataFolder);
  assert.deepEqual(reprinted?.map((card) => card.number), cards.map((card) => card.number));
  assert.notDeepEqual(reprinted?.map((card) => card.pin), cards.map((card) => card.pin));
});
