import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { readFile } from 'node:fs/promises';
import { codeOf, TestServer } from '../testing/test-server.js';
import { readDemoCards, writeDemoCards } from './demo-cards.js';
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
  assert.deepEqual(['good', 'staff', 'revoked', 'expired', 'foreign'].map((kind) => cards.filter((card) => card.kind === kind).length), [12, 3, 1, 1, 1]);
  assert.equal((await stat(folder)).mode & 0o777, 0o700);
  for (const file of await readdir(folder)) assert.equal((await stat(join(folder, file))).mode & 0o777, 0o600, file);
  await seedDemo(parts);
  assert.deepEqual(await readDemoCards(dataFolder), cards);

  const panel = await server.enrol('alpha');
  const answers = await Promise.all(cards.map(async (card) => [card.kind, codeOf(await panel.showCard(card.token))]));
  assert.deepEqual(new Set(answers.map((answer) => answer.join(' '))),
    new Set(['good check-in-no-reservation', 'staff check-in-no-reservation', 'revoked card-revoked', 'expired card-expired', 'foreign card-not-ours']));
  const [good] = cards;
  assert.ok(good?.number !== undefined && good.pin !== undefined);
  const session = await panel.call('openSession', { body: { card: { number: good.number }, pin: good.pin } });
  assert.ok(session.ok && session.value.desks === undefined);
  const desks = await Promise.all(cards.filter((card) => card.kind === 'staff').map(async ({ number = '', pin = '' }) => {
    const opened = await (await server.enrol()).call('openSession', { body: { card: { number }, pin } });
    return opened.ok ? opened.value.desks?.join() : codeOf(opened);
  }));
  assert.deepEqual(desks.sort(), ['health', 'help', 'help']);

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

test('a database of before the staff gets them, and the cards that people hold stay as they are', async (t) => {
  const server = await TestServer.open(t);
  const dataFolder = await mkdtemp(join(tmpdir(), 'u-city-demo-'));
  t.after(() => rm(dataFolder, { recursive: true, force: true }));
  const { database, authority } = server.services;
  const parts = { database, authority, clock: server.clock, dataFolder, tell: () => undefined };
  await seedDemo(parts);
  const whole = await readDemoCards(dataFolder);
  assert.ok(whole);
  const before = whole.filter(({ kind }) => kind !== 'staff');
  await database`delete from setting where name = 'demo-staff'`;
  await database`delete from person where id in (select person_id from staff)`;
  await writeDemoCards(dataFolder, before);
  await seedDemo(parts);
  const after = await readDemoCards(dataFolder);
  assert.ok(after);
  assert.deepEqual(after.slice(0, before.length), before);
  assert.deepEqual(after.slice(before.length).map(({ kind, desk }) => [kind, desk]), [['staff', 'health'], ['staff', 'help'], ['staff', 'help']]);
});
