import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test, type TestContext } from 'node:test';
import { FakeClock } from '../../../shared/base/fake-clock.js';
import { announceEngine } from './announce-engine.js';
import { ExternalEngine } from './external-engine.js';
import { describeEngine } from './media-engine.js';
import { probeEngine, type Probe } from './probe-engine.js';

const SERVER = { url: 'wss://calls.example/', key: 'the-key', secret: 'the-secret-of-32-characters-or-more' };

/** An engine whose server answers as the test says. */
function prepare(t: TestContext) {
  const clock = new FakeClock();
  const server = { answer: 'answers' as Probe, asked: 0 };
  const engine = new ExternalEngine(SERVER, clock, async () => { server.asked++; return server.answer; });
  const lines: string[] = [];
  announceEngine(engine.state, { info: (_, words) => { lines.push(words); }, warn: (_, words) => { lines.push(`! ${words}`); } }, () => undefined);
  t.after(() => engine.stop());
  const settle = () => new Promise((rest) => { setImmediate(rest); });
  const pass = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await settle();
  };
  return { engine, server, clock, lines, settle, pass };
}

test('a server that answers is ready, with an address for screens and one for us', async (t) => {
  const { engine, settle } = prepare(t);
  assert.equal(describeEngine(engine.state.get()), 'getting ready: asking the media server at wss://calls.example');
  engine.start();
  await settle();
  assert.deepEqual(engine.state.get(), { kind: 'ready', url: 'wss://calls.example', apiUrl: 'https://calls.example', key: SERVER.key, secret: SERVER.secret });
});

test('one lost answer changes nothing; two turn calls off with words, and the first answer turns them on again', async (t) => {
  const { engine, server, lines, settle, pass } = prepare(t);
  engine.start();
  await settle();
  server.answer = 'silent';
  await pass(15_000);
  assert.equal(engine.state.get().kind, 'ready');
  await pass(2000);
  assert.equal(describeEngine(engine.state.get()), 'off. LIVEKIT_URL is wss://calls.example. It does not answer: see whether it runs, and whether this machine reaches it.');
  await pass(2000);
  server.answer = 'answers';
  await pass(2000);
  assert.equal(engine.state.get().kind, 'ready');
  assert.deepEqual(lines.map((line) => line.slice(0, 18)), ['Calls: getting rea', 'Calls: ready', '! Calls: off. LIVE', 'Calls: ready']);
});

test('a key that is not taken is said at once, and as what it is', async (t) => {
  const { engine, server, settle } = prepare(t);
  server.answer = 'refused';
  engine.start();
  await settle();
  const state = engine.state.get();
  assert.ok(state.kind === 'off' && state.why === 'refused');
  assert.match(state.detail, /LIVEKIT_API_KEY and LIVEKIT_API_SECRET/);
  assert.doesNotMatch(state.detail, /the-key|the-secret/);
});

test('a stopped engine asks no more', async (t) => {
  const { engine, server, settle, pass } = prepare(t);
  engine.start();
  await settle();
  await engine.stop();
  await pass(60_000);
  assert.equal(server.asked, 1);
});

test('the probe tells a server that takes the key from one that refuses it and from none', async (t) => {
  let status = 200;
  const server = createServer((request, reply) => {
    request.resume();
    reply.writeHead(status, { 'content-type': 'application/json' }).end(status === 200 ? '{"rooms":[]}' : '{"code":"unauthenticated","msg":"invalid token"}');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  t.after(() => { server.close(); });
  const bound = server.address();
  assert.ok(typeof bound === 'object' && bound);
  const address = { apiUrl: `http://127.0.0.1:${String(bound.port)}`, key: SERVER.key, secret: SERVER.secret };
  assert.equal(await probeEngine(address), 'answers');
  status = 401;
  assert.equal(await probeEngine(address), 'refused');
  status = 500;
  assert.equal(await probeEngine(address), 'silent');
  await new Promise((closed) => server.close(closed));
  assert.equal(await probeEngine(address), 'silent');
});
