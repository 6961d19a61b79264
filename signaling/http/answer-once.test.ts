import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import { FakeClock } from '../../shared/base/fake-clock.js';
import { fail, succeed } from '../../shared/base/result.js';
import type { Transaction } from '../storage/database.js';
import { secretsFrom } from '../storage/secrets.js';
import { openTestDatabase } from '../testing/test-database.js';
import { ALWAYS_READY } from '../testing/test-server.js';
import { answerOnce, type WriteWork } from './answer-once.js';
import type { ServerParts } from './server-parts.js';

const KEY = '0190f3a2-1111-7abc-8def-0123456789ab';

async function prepare(t: TestContext) {
  const database = await openTestDatabase(t);
  let woken = 0;
  const authenticator = { findDevice: async () => undefined, findPerson: async () => undefined, findPersonUnattended: async () => undefined, findOpenSessions: async () => new Set<string>() };
  const parts: ServerParts = { database, authenticator, secrets: secretsFrom(Buffer.alloc(32)), clock: new FakeClock(), readiness: ALWAYS_READY, wakeEvents: () => { woken++; } };
  const write = (run: WriteWork<{ n: number }>['run'], change: { body?: string; keepsFailures?: boolean; actor?: string } = {}) =>
    answerOnce(parts, { actor: change.actor ?? 'device:d', key: KEY, hash: parts.secrets.seal('idempotency', change.body ?? 'body') }, {
      run, forget: (reply) => reply, recall: (kept) => kept as { n: number }, keepsFailures: change.keepsFailures ?? false,
    });
  const note = (transaction: Transaction) => transaction`insert into setting (name, value) values ('note', '1')`;
  const countNotes = async () => (await database`select 1 from setting`).length;
  return { database, write, note, countNotes, woken: () => woken };
}

test('a repeat gets the same answer, and the work happens once', async (t) => {
  const { write, woken } = await prepare(t);
  let runs = 0;
  const run = async () => succeed({ n: ++runs });
  assert.deepEqual(await write(run), { result: { ok: true, value: { n: 1 } }, repeated: false });
  assert.deepEqual(await write(run), { result: { ok: true, value: { n: 1 } }, repeated: true });
  assert.equal(runs, 1);
  assert.equal(woken(), 1);
});

test('the same key with another body is refused; another actor has keys of its own', async (t) => {
  const { write } = await prepare(t);
  const run = async () => succeed({ n: 1 });
  await write(run);
  const other = await write(run, { body: 'other' });
  assert.ok(!other.result.ok && other.result.failure.code === 'idempotency-key-reused');
  assert.equal((await write(run, { actor: 'device:e' })).repeated, false);
});

test('while the first is being answered, the second is told so', async (t) => {
  const { write } = await prepare(t);
  let second: Awaited<ReturnType<typeof write>> | undefined;
  const first = await write(async () => {
    second = await write(async () => succeed({ n: 2 }));
    return succeed({ n: 1 });
  });
  assert.ok(second && !second.result.ok && second.result.failure.code === 'idempotency-in-progress');
  assert.ok(first.result.ok);
});

test('what a failed write did is undone, and its answer is kept', async (t) => {
  const { write, note, countNotes } = await prepare(t);
  const run = async (transaction: Transaction) => {
    await note(transaction);
    return fail({ code: 'seat-taken' as const, centerId: 'seomyeon' });
  };
  assert.deepEqual((await write(run)).result, { ok: false, failure: { code: 'seat-taken', centerId: 'seomyeon' } });
  assert.equal(await countNotes(), 0);
  assert.deepEqual(await write(run), { result: { ok: false, failure: { code: 'seat-taken', centerId: 'seomyeon' } }, repeated: true });
});

test('a write that says so keeps what it wrote although it failed', async (t) => {
  const { write, note, countNotes } = await prepare(t);
  await write(async (transaction) => {
    await note(transaction);
    return fail({ code: 'pin-wrong' as const });
  }, { keepsFailures: true });
  assert.equal(await countNotes(), 1);
});

test('a failure that may pass is not kept', async (t) => {
  const { write } = await prepare(t);
  await write(async () => fail({ code: 'service-unavailable' as const }));
  assert.deepEqual(await write(async () => succeed({ n: 1 })), { result: { ok: true, value: { n: 1 } }, repeated: false });
});

test('a write that is cut off in the middle leaves no mark: the repeat does it', async (t) => {
  const { database, write, note, countNotes } = await prepare(t);
  const broken = write(async (transaction) => {
    await note(transaction);
    const [own] = await transaction<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await database`select pg_terminate_backend(${own?.pid ?? 0})`;
    await transaction`select 1`;
    return succeed({ n: 1 });
  });
  await assert.rejects(broken);
  assert.equal(await countNotes(), 0);
  assert.deepEqual(await write(async () => succeed({ n: 2 })), { result: { ok: true, value: { n: 2 } }, repeated: false });
});

test('a deadlock is tried again', async (t) => {
  const { write } = await prepare(t);
  let runs = 0;
  const answer = await write(async (transaction) => {
    if (++runs === 1) await transaction`do $$ begin raise exception 'deadlock' using errcode = '40P01'; end $$`;
    return succeed({ n: runs });
  });
  assert.deepEqual(answer.result, { ok: true, value: { n: 2 } });
});

test('neither the body nor a plain hash of it is stored', async (t) => {
  const { database, write } = await prepare(t);
  await write(async () => succeed({ n: 1 }), { body: '{"pin":"408822"}' });
  const [row] = await database<{ requestHash: Buffer; text: string }[]>`select request_hash, row_to_json(idempotency)::text as text from idempotency`;
  assert.doesNotMatch(row?.text ?? '', /408822/);
  assert.notDeepEqual(row?.requestHash, createHash('sha256').update('{"pin":"408822"}').digest());
});
