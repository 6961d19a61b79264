import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from '../base/fake-clock.js';
import { fail, succeed } from '../base/result.js';
import { readZoned } from '../base/zoned-time.js';
import { hashCard } from '../contract/card-hash.js';
import type { CheckInSheet, SheetEntry } from '../contract/sheet.js';
import type { ApiClient } from './api-client.js';
import { CheckInSheetKeeper, type SheetStore } from './check-in-sheet.js';
import type { EventListener } from './live-events.js';
import { makeTestCard } from './testing/test-card.js';

const ZONE = 'Asia/Seoul';
const MINUTE = 60_000;

async function makeDoor() {
  const clock = new FakeClock();
  const { text, cardId, keys } = await makeTestCard(clock.now());
  const at = (minutes: number): string => new Date(clock.now() + minutes * MINUTE).toISOString();
  const entry: SheetEntry = {
    card: await hashCard('salt', cardId), allocationId: 'a', floorId: 'floor-1', spaceId: 's', spaceLabel: '14', isSeat: true,
    from: at(10), to: at(70), checkInFrom: at(-20), checkInUntil: at(20), state: 'reserved',
  };
  const server: { up: boolean; sheet: CheckInSheet; keysAsOf: number } = {
    up: true, keysAsOf: clock.now(),
    sheet: { event: 7, centerId: 'seomyeon', day: readZoned(clock.now(), ZONE).day, salt: 'salt', asOf: at(0), entries: [entry] },
  };
  const disk: { sheet?: CheckInSheet } = {};
  const store: SheetStore = { read: async () => disk.sheet, write: async (sheet) => { disk.sheet = sheet; } };
  let listener: EventListener = () => undefined;
  const readKeys = () => ({ ...keys, asOf: new Date(server.keysAsOf).toISOString() });
  const api = {
    call: async (name: string) => (!server.up ? fail({ kind: 'network' }) : succeed(name === 'readCheckInSheet' ? server.sheet : readKeys())),
    recall: async () => readKeys(),
  } as unknown as Pick<ApiClient, 'call' | 'recall'>;
  const make = (): CheckInSheetKeeper => new CheckInSheetKeeper({
    api, clock, store, centerId: 'seomyeon', timeZone: ZONE,
    events: { follow: (_topics, _after, told) => {
      listener = told;
      return () => undefined;
    } },
  });
  return { clock, server, disk, make, text, entry, tell: () => listener('resync') };
}

test('with the server gone a panel that starts opens its door to today’s reservation, and again to the same person', async () => {
  const { make, server, text, entry } = await makeDoor();
  await make().start();
  server.up = false;
  const panel = make();
  await panel.start();
  const first = await panel.checkIn(text);
  assert.deepEqual(first, { ok: true, value: { allocationId: 'a', centerId: 'seomyeon', floorId: 'floor-1', spaceId: 's', spaceLabel: '14', from: entry.from, to: entry.to, again: false } });
  const again = await panel.checkIn(text);
  assert.ok(again.ok && again.value.again);
});

test('each card the sheet cannot vouch for', async () => {
  const { make, server, text, clock, entry } = await makeDoor();
  const panel = make();
  await panel.start();
  const code = async (card = text): Promise<string> => {
    const answer = await panel.checkIn(card);
    return answer.ok ? 'ok' : answer.failure.code;
  };
  assert.equal(await code('C123'), 'card-unreadable');
  assert.equal(await code('https://example.org'), 'card-not-ours');
  server.sheet = { ...server.sheet, entries: [{ ...entry, checkInFrom: entry.from }] };
  await panel.refresh();
  assert.equal(await code(), 'check-in-too-early');
  server.sheet = { ...server.sheet, entries: [{ ...entry, checkInUntil: new Date(clock.now()).toISOString() }] };
  await panel.refresh();
  assert.equal(await code(), 'check-in-too-late');
  server.sheet = { ...server.sheet, entries: [] };
  await panel.refresh();
  assert.equal(await code(), 'not-on-sheet');
  server.sheet = { ...server.sheet, day: '2020-01-01' };
  await panel.refresh();
  assert.equal(await code(), 'sheet-missing', 'yesterday’s sheet says nothing of today');
  server.sheet = { ...server.sheet, day: readZoned(clock.now(), ZONE).day };
  server.keysAsOf = clock.now() - 73 * 60 * MINUTE;
  await panel.refresh();
  assert.equal(await code(), 'sheet-missing', 'a card may have been revoked since');
});

test('a change in the center brings a new sheet soon, once for many', async () => {
  const { make, server, disk, tell, clock } = await makeDoor();
  const panel = make();
  await panel.start();
  server.sheet = { ...server.sheet, event: 9 };
  tell();
  tell();
  clock.advance(1_500);
  await new Promise<void>((resolve) => setImmediate(resolve));
  assert.equal(disk.sheet?.event, 9);
});
