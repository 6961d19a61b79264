import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { openTestApp, type TestApp } from '../testing/test-app.js';

const LIMITS = { headersMs: 400, requestMs: 800, silenceMs: 1500, lookMs: 50 };

/** A caller that is no browser: it sends what it likes, when it likes. */
class RawCaller {
  reply = '';
  readonly ended: Promise<void>;
  readonly socket: Socket;

  constructor({ address }: Pick<TestApp, 'address'>) {
    this.socket = connect(Number(new URL(address).port), '127.0.0.1');
    this.socket.on('data', (part) => { this.reply += part.toString(); });
    this.socket.on('error', () => undefined);
    this.ended = new Promise((ended) => { this.socket.on('close', () => { ended(); }); });
  }

  send(text: string): void {
    if (this.socket.writable) this.socket.write(text);
  }

  /** Sends one piece after the other, a little apart, until the server has had enough. */
  async trickle(pieces: Iterable<string>, everyMs: number): Promise<void> {
    for (const piece of pieces) {
      if (this.socket.destroyed) return;
      this.send(piece);
      await wait(everyMs);
    }
  }

  get status(): number {
    return Number(/^HTTP\/1\.1 (\d{3})/.exec(this.reply)?.[1] ?? 0);
  }
}

function* repeat(piece: string, times: number): Iterable<string> {
  for (let time = 0; time < times; time++) yield piece;
}

async function assertStillServes({ address }: TestApp): Promise<void> {
  assert.equal((await fetch(`${address}/healthz`)).status, 200);
}

test('who sends header lines slowly, or none at all, is refused in time, and holds nobody up', async (t) => {
  const app = await openTestApp(t, { limits: LIMITS });
  const start = performance.now();
  const slow = Array.from({ length: 50 }, () => new RawCaller(app));
  const silent = Array.from({ length: 10 }, () => new RawCaller(app));
  const trickling = slow.map(async (caller, index) => {
    caller.send(`GET /api/centers HTTP/1.1\r\nhost: here\r\nx-name-${String(index)}: `);
    await caller.trickle(repeat('a', 100), 40);
  });
  await assertStillServes(app);
  await Promise.all([...slow, ...silent].map(({ ended }) => ended));
  assert.ok(performance.now() - start < 3000);
  for (const caller of slow) assert.equal(caller.status, 408);
  await Promise.all(trickling);
  await assertStillServes(app);
});

test('who sends a body slowly is refused in time, and nothing of it is done', async (t) => {
  const app = await openTestApp(t, { limits: LIMITS });
  const screen = await app.enrol();
  const caller = new RawCaller(app);
  caller.send(`POST /api/events/tickets HTTP/1.1\r\nhost: here\r\ndevice-token: ${screen.deviceToken}\r\nidempotency-key: ${randomUUID()}\r\ncontent-type: application/json\r\ncontent-length: 60000\r\n\r\n`);
  await caller.trickle(repeat('[', 100), 40);
  await caller.ended;
  assert.equal(caller.status, 408);
  const [left] = await app.city.services.database<{ count: number }[]>`select count(*)::int as count from event_ticket`;
  assert.equal(left?.count, 0);
});

test('who asks for much and reads nothing is cut off', async (t) => {
  const app = await openTestApp(t, { limits: LIMITS });
  const caller = new RawCaller(app);
  caller.socket.pause();
  caller.send('GET /api/openapi.json HTTP/1.1\r\nhost: here\r\n\r\n'.repeat(400));
  let closed = false;
  for (let look = 0; look < 100 && !closed; look++) {
    await wait(50);
    closed = await new Promise((told) => { app.app.server.server.getConnections((_error, count) => { told(count === 0); }); });
  }
  assert.ok(closed);
  caller.socket.destroy();
});

test('headers of more than 8 KiB are refused, in one line or in many', async (t) => {
  const app = await openTestApp(t);
  for (const lines of [`x-long: ${'a'.repeat(9000)}\r\n`, Array.from({ length: 900 }, (_, index) => `x-${String(index)}: aaaaaa\r\n`).join('')]) {
    const caller = new RawCaller(app);
    caller.send(`GET /api/centers HTTP/1.1\r\nhost: here\r\n${lines}\r\n`);
    await caller.ended;
    assert.equal(caller.status, 431);
  }
  const long = new RawCaller(app);
  long.send(`GET /api/centers?${'a'.repeat(9000)} HTTP/1.1\r\nhost: here\r\n\r\n`);
  await long.ended;
  assert.ok(long.status >= 400 && long.status < 500);
});

test('a body of more than 64 KiB is refused before it is read, whether or not its length is told', async (t) => {
  const app = await openTestApp(t);
  const { deviceToken } = await app.enrol();
  const head = `POST /api/events/tickets HTTP/1.1\r\nhost: here\r\ndevice-token: ${deviceToken}\r\nidempotency-key: ${randomUUID()}\r\ncontent-type: application/json\r\n`;
  const told = new RawCaller(app);
  told.send(`${head}content-length: 100000000\r\n\r\n`);
  while (told.status === 0) await wait(10);
  assert.equal(told.status, 413);
  told.socket.destroy();
  const untold = new RawCaller(app);
  untold.send(`${head}transfer-encoding: chunked\r\n\r\n`);
  const chunk = `2000\r\n${'a'.repeat(0x2000)}\r\n`;
  await untold.trickle(repeat(chunk, 40), 1);
  while (untold.status === 0) await wait(10);
  assert.equal(untold.status, 413);
  untold.socket.destroy();
});

test('what is no HTTP is refused', async (t) => {
  const app = await openTestApp(t);
  for (const text of ['HELO there\r\n\r\n', 'GET /api/centers HTTP/9.9\r\n\r\n', 'GET /api/centers HTTP/1.1\r\n\r\n', 'POST /api/sessions HTTP/1.1\r\nhost: a\r\ncontent-length: -1\r\n\r\n', '\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n']) {
    const caller = new RawCaller(app);
    caller.send(text);
    await caller.ended;
    assert.equal(caller.status, 400, JSON.stringify(text));
    assert.doesNotMatch(caller.reply, /node_modules|\.ts|\.js/);
  }
});

test('one address holds a bounded number of connections, and gets new ones when it lets some go', async (t) => {
  const app = await openTestApp(t, { connectionsPerAddress: 20 });
  const callers = Array.from({ length: 20 }, () => new RawCaller(app));
  const count = () => new Promise((told) => { app.app.server.server.getConnections((_error, open) => { told(open); }); });
  while (await count() !== 20) await wait(5);
  const refused = new RawCaller(app);
  await refused.ended;
  assert.equal(refused.status, 429);
  assert.match(refused.reply, /retry-after: 10/);
  callers[0]?.socket.destroy();
  while (await count() !== 19) await wait(5);
  await assertStillServes(app);
  for (const { socket } of callers) socket.destroy();
});

test('an address is counted before anything is looked up: wrong tokens and unknown addresses count too', async (t) => {
  const { app: { server }, enrol } = await openTestApp(t, { requestsPerMinute: 10 });
  const { deviceToken } = await enrol();
  const ask = async (url: string, token: string) => server.inject({ method: 'GET', url, headers: { 'device-token': token } });
  const forged = deviceToken.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
  for (let count = 0; count < 100; count++) assert.equal((await ask('/api/sessions/current', forged)).statusCode, 401);
  for (let count = 0; count < 100; count++) assert.equal((await ask('/api/nothing', forged)).statusCode, 404);
  for (const url of ['/api/sessions/current', '/api/nothing', '/api/centers']) {
    const refused = await ask(url, forged);
    assert.equal(refused.statusCode, 429);
    assert.ok(Number(refused.headers['retry-after']) >= 1 && Number(refused.headers['retry-after']) <= 60);
  }
});

test('a device cannot choose its bucket: neither another name in its token nor another address in a header gives it a new one', async (t) => {
  const app = await openTestApp(t, { requestsPerMinute: 10, trustProxy: true });
  const [loud, calm] = [await app.enrol(), await app.enrol()];
  const ask = async (token: string, forwarded: string) => (await app.app.server.inject({
    method: 'POST', url: '/api/events/poll', headers: { 'device-token': token, 'x-forwarded-for': forwarded }, payload: { topics: ['city'], after: 0, wait: 0 },
  })).statusCode;
  for (let count = 0; count < 10; count++) assert.equal(await ask(loud.deviceToken, `10.0.0.${String(count)}`), 200);
  assert.equal(await ask(loud.deviceToken, '10.0.0.99'), 429);
  assert.equal(await ask(loud.deviceToken.replace(loud.deviceId, calm.deviceId), '10.0.0.1'), 401);
  assert.equal(await ask(calm.deviceToken, '10.0.0.1'), 200);
  // What a caller writes into the header itself stands before what the proxy adds.
  for (let count = 0; count < 200; count++) await ask('none', `10.1.${String(count)}.1, 192.0.2.7`);
  assert.equal(await ask('none', '10.2.0.1, 192.0.2.7'), 429);
  assert.equal(await ask('none', '10.2.0.1, 192.0.2.8'), 401);
  for (let count = 0; count < 200; count++) await ask('none', `2001:db8:1:1::${count.toString(16)}`);
  assert.equal(await ask('none', '2001:db8:1:1:ffff::1'), 429, 'whoever has one address of an IPv6 network has all of them');
  assert.equal(await ask('none', '2001:db8:1:2::1'), 401);
});
