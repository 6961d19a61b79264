import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Problem } from '../../shared/contract/problems.js';
import { openTestApp } from '../testing/test-app.js';

/** The facts of a problem that callers go by; the request's own name differs each time. */
function factsOf(reply: { statusCode: number; headers: Record<string, unknown>; json: () => unknown }) {
  const problem = reply.json() as Problem;
  assert.equal(reply.headers['content-type'], 'application/problem+json; charset=utf-8');
  assert.equal(reply.headers['cache-control'], 'no-store');
  assert.equal(problem.type, `urn:u-city:problem:${problem.code}`);
  assert.equal(problem.status, reply.statusCode);
  assert.match(problem.instance ?? '', /^urn:u-city:request:[0-9a-f-]{36}$/);
  return { code: problem.code, status: problem.status, field: problem.field };
}

test('what does not fit its schema is told by its field, whatever is wrong with it', async (t) => {
  const { app: { server }, enrol } = await openTestApp(t);
  const screen = await enrol('alpha');
  const headers = { 'device-token': screen.deviceToken, 'idempotency-key': randomUUID() };
  const good = { card: 'SHOWN CARD', source: 'wedge', scannedAt: '2026-11-23T05:32:00.000Z' };
  const post = (payload: object) => server.inject({ method: 'POST', url: '/api/check-ins', headers, payload });
  assert.equal(factsOf(await post({ ...good, source: 'telepathy' })).field, 'body.source');
  assert.deepEqual(factsOf(await post({ ...good, gate: 'open' })), { code: 'request-invalid', status: 400, field: 'body' });
  const unknown = (await post({ ...good, gate: 'open' })).json<Problem>();
  assert.match(unknown.detail ?? '', /gate/, 'the field that nobody knows is named');
  assert.equal(factsOf(await post({ source: 'wedge' })).code, 'request-invalid');
  assert.equal(factsOf(await server.inject({ url: '/api/centers/alpha/occupancy?day=someday' })).field, 'querystring.day');
  assert.equal(factsOf(await server.inject({ url: '/api/centers/ALPHA' })).field, 'params.centerId');
  const broken = await server.inject({ method: 'POST', url: '/api/check-ins', headers: { ...headers, 'content-type': 'application/json' }, payload: '{"card":' });
  assert.equal(factsOf(broken).code, 'request-invalid');
  const noKey = await server.inject({ method: 'POST', url: '/api/check-ins', headers: { 'device-token': screen.deviceToken }, payload: good });
  assert.equal(factsOf(noKey).code, 'idempotency-key-missing');
});

test('a body of more than 64 KiB is refused, an unknown address is not found', async (t) => {
  const { app: { server }, enrol } = await openTestApp(t);
  const { deviceToken } = await enrol('alpha');
  const headers = { 'device-token': deviceToken, 'idempotency-key': randomUUID() };
  const large = await server.inject({ method: 'POST', url: '/api/check-ins', headers, payload: { card: 'A'.repeat(65 * 1024) } });
  assert.deepEqual(factsOf(large), { code: 'body-too-large', status: 413, field: undefined });
  assert.equal(factsOf(await server.inject({ url: '/api/nothing' })).status, 404);
  assert.equal(factsOf(await server.inject({ method: 'DELETE', url: '/api/city' })).status, 404);
});

test('a fault of the server is told without its place, its words or its query', async (t) => {
  const { app: { server }, city, enrol } = await openTestApp(t);
  const { database } = city.services;
  const screen = await enrol('alpha');
  await database`drop table allocation cascade`;
  const failed = await server.inject({ url: '/api/centers/alpha/occupancy?day=2026-11-23', headers: { 'device-token': screen.deviceToken } });
  assert.deepEqual(factsOf(failed), { code: 'internal-error', status: 500, field: undefined });
  assert.deepEqual(Object.keys(failed.json<object>()).sort(), ['code', 'instance', 'status', 'title', 'type']);
  assert.doesNotMatch(failed.body, /allocation|select|\.ts|\.js|relation/);
});

test('a device that asks too much is told to wait, and its neighbor at the same address is not', async (t) => {
  const { app: { server }, enrol } = await openTestApp(t, { requestsPerMinute: 10 });
  const [loud, calm] = [await enrol('alpha'), await enrol('alpha')];
  const ask = (deviceToken: string) => server.inject({
    method: 'POST', url: '/api/events/tickets', headers: { 'device-token': deviceToken, 'idempotency-key': randomUUID() }, payload: { topics: ['city'] },
  });
  for (let count = 0; count < 10; count++) assert.equal((await ask(loud.deviceToken)).statusCode, 200);
  const refused = await ask(loud.deviceToken);
  assert.deepEqual(factsOf(refused), { code: 'too-many-requests', status: 429, field: undefined });
  assert.ok(Number(refused.headers['retry-after']) > 0 && Number(refused.headers['retry-after']) <= 60);
  assert.equal((await ask(calm.deviceToken)).statusCode, 200);
  const probe = await server.inject({ url: '/healthz' });
  assert.equal(probe.statusCode, 200);
});

test('an address without a device is limited too, later than a device', async (t) => {
  const { app: { server } } = await openTestApp(t, { requestsPerMinute: 10 });
  const statuses: number[] = [];
  for (let count = 0; count < 201; count++) statuses.push((await server.inject({ url: '/api/card-keys' })).statusCode);
  assert.deepEqual([statuses[199], statuses[200]], [200, 429]);
});
