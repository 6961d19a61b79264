import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { FakeClock } from '../../shared/base/fake-clock.js';
import { DatabaseWatch } from './database-watch.js';
import { Faults } from './faults.js';

const MIB = 1024 * 1024;

function prepare() {
  const clock = new FakeClock();
  const told: string[] = [];
  const note = (mark: string) => (facts: object) => { told.push(`${mark}${(facts as { fault: string }).fault}`); };
  const faults = new Faults(clock, { warn: note('+'), info: note('-') });
  const database = { ask: async (): Promise<void> => undefined, write: async (): Promise<void> => undefined, freeBytes: 1000 * MIB };
  const watch = new DatabaseWatch({ clock, faults, ask: () => database.ask(), write: () => database.write(), readFreeBytes: async () => database.freeBytes });
  /** A look at the watch's own pace. */
  const pass = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 250) {
      clock.advance(250);
      await turn();
      await turn();
    }
  };
  watch.start();
  return { database, faults, told, watch, pass };
}

const errorOf = (code: string): Error => Object.assign(new Error(code), { code });
const failing = (code: string) => async (): Promise<void> => { throw errorOf(code); };

test('a database that is lost is told once, however long it lasts, and again when it is back', async () => {
  const { database, faults, told, pass } = prepare();
  database.ask = failing('ECONNREFUSED');
  await pass(10_000);
  assert.deepEqual([told, faults.mayRead, faults.mayWrite], [['+database-lost'], false, false]);
  database.ask = async () => undefined;
  await pass(2000);
  assert.deepEqual([told, faults.mayWrite], [['+database-lost', '-database-lost'], true]);
});

test('one that does not answer is asked once, not again and again, until it answers', async () => {
  const { database, told, pass } = prepare();
  let asked = 0;
  let answer = (): void => undefined;
  database.ask = () => new Promise((resolve) => {
    asked++;
    answer = resolve;
  });
  await pass(30_000);
  assert.deepEqual([told, asked], [['+database-silent'], 1]);
  answer();
  database.ask = async () => undefined;
  await pass(5000);
  assert.deepEqual(told, ['+database-silent', '-database-silent']);
});

test('writes stop before the disk is full, and begin again when there is some room more and a write has worked', async () => {
  const { database, faults, told, pass } = prepare();
  database.freeBytes = 50 * MIB;
  await pass(1000);
  assert.deepEqual([faults.mayRead, faults.mayWrite], [true, false]);
  database.freeBytes = 70 * MIB;
  await pass(2000);
  assert.equal(faults.mayWrite, false, 'a little room is not yet enough');
  database.freeBytes = 90 * MIB;
  database.write = failing('53100');
  await pass(2000);
  assert.equal(faults.mayWrite, false, 'the database says that it is still full');
  database.write = async () => undefined;
  await pass(1000);
  assert.deepEqual([faults.mayWrite, told], [true, ['+disk-full', '-disk-full']]);
});

test('what requests run into is heard: a full disk elsewhere, a standby; both end when a write works', async () => {
  const { database, faults, told, watch, pass } = prepare();
  assert.equal(watch.hear(new Error('a bug')), false);
  assert.equal(watch.hear(errorOf('57014')), true);
  assert.deepEqual(told, [], 'a single late statement is not yet a fault');
  watch.hear(errorOf('53100'));
  watch.hear(errorOf('25006'));
  database.write = failing('25006');
  await pass(1000);
  assert.deepEqual(faults.list().map(({ fault }) => fault), ['database-read-only'], 'a database that refuses as a standby is not known to be full');
  database.write = async () => undefined;
  await pass(1000);
  assert.equal(faults.mayWrite, true);
});
