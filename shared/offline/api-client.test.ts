import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from '../base/fake-clock.js';
import { ApiClient } from './api-client.js';

interface Sent { readonly address: string; readonly init: RequestInit }

function makeClient(answers: (Response | Error | 'never')[]): { client: ApiClient; sent: Sent[]; clock: FakeClock } {
  const sent: Sent[] = [];
  const clock = new FakeClock();
  const client = new ApiClient({
    clock,
    fetch: (address, init) => {
      sent.push({ address, init });
      const answer = answers.shift();
      if (answer === 'never') return new Promise((_resolve, reject) => init.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
      return answer instanceof Response ? Promise.resolve(answer) : Promise.reject(answer ?? new Error('no answer left'));
    },
  });
  return { client, sent, clock };
}

const reply = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status });
const headersOf = (sent: Sent | undefined): Record<string, string> => sent?.init.headers as Record<string, string>;

test('a call fills the path, the query and the tokens', async () => {
  const { client, sent } = makeClient([reply({ allocations: [] }), reply({ bookings: [] })]);
  client.deviceToken = 'device';
  client.sessionToken = 'session';
  await client.call('readOccupancy', { params: { centerId: 'seomyeon' }, query: { day: '2026-11-23' } });
  await client.call('listBookings', {});
  assert.equal(sent[0]?.address, '/api/centers/seomyeon/occupancy?day=2026-11-23');
  assert.equal(headersOf(sent[0])['authorization'], undefined, 'an open route is told nothing of the person');
  assert.equal(headersOf(sent[1])['device-token'], 'device');
  assert.equal(headersOf(sent[1])['authorization'], 'Bearer session');
});

test('a refusal comes back with its code, and listeners hear of it', async () => {
  const { client } = makeClient([reply({ type: 'urn:u-city:problem:seat-taken', title: 'Taken', status: 409, code: 'seat-taken' }, 409)]);
  const heard: string[] = [];
  client.onProblem((code, route) => heard.push(`${route} ${code}`));
  const answer = await client.call('reserve', { body: { bookingId: 'b', allocations: [] } });
  assert.ok(!answer.ok && answer.failure.kind === 'problem' && answer.failure.problem.code === 'seat-taken');
  assert.deepEqual(heard, ['reserve seat-taken']);
});

test("a proxy's own error page is a server that cannot serve", async () => {
  const { client } = makeClient([new Response('<h1>Bad gateway</h1>', { status: 502 })]);
  const answer = await client.call('readCity', {});
  assert.ok(!answer.ok && answer.failure.kind === 'problem' && answer.failure.problem.code === 'service-unavailable');
});

test('no network and a slow server are told apart', async () => {
  const { client, clock } = makeClient([new TypeError('Failed to fetch'), 'never']);
  const gone = await client.call('readCity', {});
  assert.deepEqual(gone, { ok: false, failure: { kind: 'network' } });
  const slow = client.call('readCity', {});
  clock.advance(10_000);
  assert.deepEqual(await slow, { ok: false, failure: { kind: 'timeout' } });
});

test('a server that forgot the device is told of it again, and the same intent is repeated with the same key', async () => {
  const unknown = { type: 'urn:u-city:problem:device-unknown', title: 'Unknown', status: 401, code: 'device-unknown' };
  const { client, sent } = makeClient([reply(unknown, 401), reply({ id: 'b' })]);
  client.deviceToken = 'old';
  client.renewDevice = async () => {
    client.deviceToken = 'new';
    return true;
  };
  const answer = await client.call('cancelBooking', { params: { bookingId: 'b' }, body: {} });
  assert.ok(answer.ok);
  assert.equal(headersOf(sent[1])['device-token'], 'new');
  assert.equal(headersOf(sent[0])['idempotency-key'], headersOf(sent[1])['idempotency-key']);
});

test('when the person leaves, nobody waits for what was asked about them, and what they still do is sent', async () => {
  const { client, sent } = makeClient(['never', reply({ ended: true })]);
  client.sessionToken = 'session';
  const asked = client.call('listBookings', {});
  const ended = client.call('endSession', { body: {} });
  client.leavePerson();
  assert.deepEqual(await asked, { ok: false, failure: { kind: 'network' } });
  assert.equal((await ended).ok, true);
  assert.deepEqual([sent[1]?.init.signal?.aborted, client.sessionToken], [false, undefined]);
});
