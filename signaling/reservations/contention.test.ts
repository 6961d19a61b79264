import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { Problem } from '../../shared/contract/problems.js';
import { TestServer } from '../testing/test-server.js';

const CLIENTS = 50;
const ROUNDS = 12;
const SEATS = 8;

interface Answer {
  readonly status: number;
  readonly code: string;
}

/** Posts over a kept connection of a real socket. */
function post(agent: Agent, port: number, path: string, headers: Record<string, string>, body: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const text = JSON.stringify(body);
    const call = request({ agent, port, path, method: 'POST', headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const reply = JSON.parse(Buffer.concat(parts).toString()) as Partial<Problem>;
        resolve({ status: response.statusCode ?? 0, code: reply.code ?? 'reserved' });
      });
    });
    call.on('error', reject);
    call.end(text);
  });
}

test(`${CLIENTS} clients fight for the same ${SEATS} seats through HTTP: no overlap, no other error`, async (t) => {
  const server = await TestServer.open(t);
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.app.server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  t.after(() => { agent.destroy(); });
  const screens = await Promise.all(Array.from({ length: CLIENTS }, () => server.seatPerson()));
  const seats = Array.from({ length: SEATS }, (_, index) => server.spaceId('alpha', String(index + 1)));

  const counts = new Map<string, number>();
  const times: number[] = [];
  const started = performance.now();
  await Promise.all(screens.map(async (screen, client) => {
    for (let round = 0; round < ROUNDS; round++) {
      // Neighboring clients want neighboring, partly overlapping times of the same seats.
      const from = 60 * round + 5 * (client % 12);
      const allocation = { allocationId: randomUUID(), spaceId: seats[(client + round) % SEATS], from: server.at(from), to: server.at(from + 60) };
      const headers = { 'device-token': screen.deviceToken, authorization: `Bearer ${screen.sessionToken}`, 'idempotency-key': randomUUID() };
      const began = performance.now();
      const { code } = await post(agent, port, '/api/bookings', headers, { bookingId: randomUUID(), allocations: [allocation] });
      times.push(performance.now() - began);
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }));
  const seconds = (performance.now() - started) / 1000;

  const [{ overlaps } = { overlaps: -1 }] = await server.services.database<{ overlaps: number }[]>`
    select count(*) as overlaps from allocation one join allocation other on one.id < other.id and one.during && other.during
      and (one.space_id = other.space_id or one.person_id = other.person_id)
      and one.state in ('reserved', 'checked-in') and other.state in ('reserved', 'checked-in')`;
  times.sort((a, b) => a - b);
  const percentile = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(0);
  process.stdout.write(`  ${CLIENTS} clients on ${SEATS} seats: ${times.length} requests in ${seconds.toFixed(1)} s (${(times.length / seconds).toFixed(0)}/s), p50 ${percentile(0.5)} ms, p99 ${percentile(0.99)} ms; `
    + `${overlaps} overlaps; ${[...counts].map(([code, count]) => `${count} ${code}`).join(', ')}\n`);
  assert.equal(overlaps, 0);
  assert.deepEqual([...counts.keys()].filter((code) => !['reserved', 'seat-taken', 'person-busy'].includes(code)), []);
  assert.ok((counts.get('reserved') ?? 0) > 0 && (counts.get('seat-taken') ?? 0) > 0);
  const [{ events } = { events: 0 }] = await server.services.database<{ events: number }[]>`select count(*) as events from event`;
  assert.equal(events, 2 * (counts.get('reserved') ?? 0), 'every reservation and nothing else is told');
});
