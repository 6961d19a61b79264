import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { FakeClock } from '../../shared/base/fake-clock.js';
import { openTestDatabase } from '../testing/test-database.js';
import { cancelJob, readNextRun, scheduleJob, type NewJob } from './job-queue.js';
import { JobRunner, type JobKind } from './job-runner.js';

async function prepare(t: TestContext, run: JobKind['run'], runners = 1) {
  const database = await openTestDatabase(t);
  const clock = new FakeClock();
  const failures: string[] = [];
  const kinds = [{ kind: 'note', run }];
  const make = () => new JobRunner({ database, clock, kinds, wakeEvents: () => undefined, tellFailure: (kind) => failures.push(kind) });
  const schedule = (job: Partial<NewJob>) => database.begin((transaction) =>
    scheduleJob(transaction, { kind: 'note', key: 'a', runAt: new Date(clock.now() + 60_000), payload: {}, ...job }));
  return { database, clock, failures, schedule, runners: Array.from({ length: runners }, make), runner: make() };
}

test('a job runs when it is due, and once', async (t) => {
  const done: unknown[] = [];
  const { clock, runner, schedule } = await prepare(t, async (payload) => { done.push(payload); return undefined; });
  await schedule({ payload: { booking: 'b1' } });
  assert.equal(await runner.runDue(), 0);
  clock.advance(60_000);
  assert.equal(await runner.runDue(), 1);
  assert.equal(await runner.runDue(), 0);
  assert.deepEqual(done, [{ booking: 'b1' }]);
});

test('scheduling a key again moves its job, cancelling takes it back', async (t) => {
  const { database, clock, runner, schedule } = await prepare(t, async () => undefined);
  await schedule({});
  await schedule({ runAt: new Date(clock.now() + 120_000) });
  assert.equal((await readNextRun(database))?.getTime(), clock.now() + 120_000);
  await database.begin((transaction) => cancelJob(transaction, 'a'));
  clock.advance(200_000);
  assert.equal(await runner.runDue(), 0);
});

test('what a failed job wrote is undone, and it is tried again later', async (t) => {
  let broken = true;
  const { database, clock, failures, runner, schedule } = await prepare(t, async (_payload, transaction) => {
    await transaction`insert into setting (name, value) values ('note', '1')`;
    if (broken) throw new Error('no');
    return undefined;
  });
  await schedule({ runAt: new Date(clock.now()) });
  assert.equal(await runner.runDue(), 1);
  assert.deepEqual([...await database`select * from setting`], []);
  assert.deepEqual(failures, ['note']);
  broken = false;
  assert.equal(await runner.runDue(), 0);
  clock.advance(1000);
  assert.equal(await runner.runDue(), 1);
  assert.equal((await database`select * from setting`).length, 1);
});

test('several runners share the queue: each job is done by one', async (t) => {
  const done: number[] = [];
  const { clock, runners, schedule } = await prepare(t, async (payload) => { done.push((payload as { number: number }).number); return undefined; }, 4);
  for (let number = 0; number < 40; number++) await schedule({ key: String(number), runAt: new Date(clock.now()), payload: { number } });
  await Promise.all(runners.map((runner) => runner.runDue()));
  assert.deepEqual([...done].sort((a, b) => a - b), Array.from({ length: 40 }, (_, number) => number));
});

test('a job that asks for it runs again', async (t) => {
  let runs = 0;
  const { clock, runner, schedule } = await prepare(t, async () => { runs++; return new Date(clock.now() + 5000); });
  await schedule({ runAt: new Date(clock.now()) });
  await runner.runDue();
  clock.advance(5000);
  await runner.runDue();
  assert.equal(runs, 2);
});
