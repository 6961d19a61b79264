import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { CityEvent } from '../../shared/contract/events.js';
import type { Database } from '../storage/database.js';
import { openTestDatabase } from '../testing/test-database.js';
import { EventHistory, type Past } from './event-history.js';

const SPACE = '0190f3a2-1111-7abc-8def-0123456789ab';

function makeEvent(position: number): CityEvent {
  return { position, topic: position % 2 === 0 ? 'center:alpha' : 'center:beta', kind: 'space-changed', at: '2026-11-23T05:32:00.000Z', data: { centerId: 'alpha', spaceId: SPACE, outOfOrder: true } };
}

/** A log of positions from 1 on, of two centers in turn. */
async function openLog(t: TestContext, count: number): Promise<Database> {
  const database = await openTestDatabase(t);
  await database`
    insert into event (position, topic, kind, data, at)
    select n, case when n % 2 = 0 then 'center:alpha' else 'center:beta' end, 'space-changed', ${database.json({ centerId: 'alpha', spaceId: SPACE, outOfOrder: true })}, now()
    from generate_series(1, ${count}) as n`;
  return database;
}

const positionsOf = (past: Past | undefined): number[] => (past === undefined || past === 'lost' ? [] : past.events.map(({ position }) => position));

test('what is in memory is told from there, page by page, and the last page says that it is all', async (t) => {
  const history = new EventHistory(await openLog(t, 0));
  history.begin(0);
  for (let position = 1; position <= 500; position++) history.publish(makeEvent(position));
  const first = history.readRecent(10, ['center:alpha']);
  assert.ok(first && first !== 'lost' && !first.isAll);
  assert.deepEqual(positionsOf(first), Array.from({ length: 200 }, (_, index) => 12 + 2 * index));
  const second = history.readRecent(first.position, ['center:alpha']);
  assert.ok(second && second !== 'lost' && second.isAll);
  assert.deepEqual([positionsOf(second).length, second.position], [45, 500]);
  assert.deepEqual(positionsOf(history.readRecent(497, ['center:alpha', 'center:beta'])), [498, 499, 500]);
});

test('memory is bounded; what it no longer holds comes from the log', async (t) => {
  const history = new EventHistory(await openLog(t, 100), 20);
  history.begin(0);
  for (let position = 1; position <= 100; position++) history.publish(makeEvent(position));
  assert.equal(history.readRecent(40, ['center:beta']), undefined);
  const kept = await history.readKept(40, ['center:beta']);
  assert.ok(kept !== 'lost' && kept.position === 100);
  assert.equal(positionsOf(kept).length, 30);
  assert.deepEqual(positionsOf(history.readRecent(95, ['center:beta'])), [97, 99]);
});

test('what the log has thrown away, what never was in it and what is too much are lost', async (t) => {
  const database = await openLog(t, 4500);
  const history = new EventHistory(database);
  history.begin(4500);
  assert.equal(await history.readKept(100, ['center:alpha']), 'lost', '2,200 events are too many');
  assert.notEqual(await history.readKept(600, ['center:alpha']), 'lost');
  await database`delete from event where position < 4000`;
  assert.equal(await history.readKept(3998, ['center:alpha']), 'lost');
  assert.notEqual(await history.readKept(3999, ['center:alpha']), 'lost');
  assert.equal(await history.readKept(4501, ['center:alpha']), 'lost', 'a position of another database');
});
