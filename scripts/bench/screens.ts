import { fork, type ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { makeId } from '../../shared/base/ids.js';
import type { InstallProfile } from '../../shared/contract/identity.js';
import { readPosition, writeEvents, type NewEvent } from '../../signaling/events/event-log.js';
import type { Database } from '../../signaling/storage/database.js';
import { call } from '../../tests/product/api.js';
import { openProductDatabase } from '../../tests/product/database.js';
import type { Product } from '../../tests/product/server.js';
import type { BenchRow, Measure } from './bench-row.js';
import { takeMedian } from './median.js';
import { inMs } from './percentile.js';
import { OPEN_TO_INSPECTION, readKeptKb } from './collect-garbage.js';
import { readCpuMs } from './process-figures.js';
import type { Seen } from './screens/recorder.js';
import type { Answer, Order } from './screens/screens-process.js';
import { withProduct } from './with-product.js';

const SCREENS = 10_000;
const STREAMS_PER_DEVICE = 4;
const ROUNDS = 3;
const EVENTS = 20;
const EVERY_MS = 500;
const RETURNING = 5000;
/** What happens while they are away. */
const MISSED = 50;
const LIMIT_MS = 120_000;
const CENTER = 'seomyeon';
const TOPIC = `center:${CENTER}` as const;
const TELEVISION: InstallProfile = { channel: 'tv', checksIn: false, diagonalInch: 55, widthPx: 1920, heightPx: 1080, lowerEdgeCm: 60, languages: ['en'] };
/** What opening streams costs once, whatever their number, is paid before memory is looked at. */
const WARM_UP = 1000;
const SETTINGS = { SIMULATED_VISITORS: 'off', REQUESTS_PER_MINUTE: '1000000', CONNECTIONS_PER_ADDRESS: '1000000', ...OPEN_TO_INSPECTION };
const BARS = { p99Ms: 1000, kb: 16, cpu: 1.6 };

/** A process of the bench's own that does one thing after the other. */
class Helper {
  readonly process: ChildProcess;
  constructor(file: string) {
    this.process = fork(new URL(file, import.meta.url), { execArgv: ['--import', 'tsx'] });
  }

  hear<Message>(): Promise<Message> {
    return new Promise((resolve, reject) => {
      const ended = (code: number | null): void => { reject(new Error(`A helper ended with ${String(code)}`)); };
      this.process.once('exit', ended);
      this.process.once('message', (message) => {
        this.process.off('exit', ended);
        resolve(message as Message);
      });
    });
  }

  async obey(order: Order): Promise<Answer> {
    this.process.send(order);
    return this.hear<Answer>();
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }
}

function makeEvent(): NewEvent {
  const from = new Date().toISOString();
  return { topic: TOPIC, kind: 'allocation-changed', at: new Date(), data: { centerId: CENTER, allocationId: makeId(), spaceId: makeId(), from, to: from, state: 'reserved' } };
}

interface Round {
  readonly cpuMs: number;
  readonly record: Seen;
}

/** Sends events one after the other and waits until the last screen has the last of them. */
async function tellAll(screens: Helper, pid: number, last: number, send: (position: number) => Promise<void>): Promise<Round> {
  await screens.obey({ order: 'report' });
  const before = readCpuMs(pid);
  for (let event = 1; event <= EVENTS; event++) {
    await send(last + event);
    await wait(EVERY_MS);
  }
  const { behind } = await screens.obey({ order: 'wait', position: last + EVENTS, limitMs: LIMIT_MS });
  const cpuMs = readCpuMs(pid) - before;
  const { record } = await screens.obey({ order: 'report' });
  if (!record || behind > 0) throw new Error(`${String(behind)} screens did not get everything.`);
  return { cpuMs, record };
}

/** All screens of one kind, each in a process of their own with the others. */
async function openScreens(order: Extract<Order, { order: 'open' }>): Promise<Helper> {
  const screens = new Helper('./screens/screens-process.ts');
  await screens.obey(order);
  return screens;
}

async function enrolDevices(address: string, tell: (step: string) => void): Promise<string[]> {
  const count = SCREENS / STREAMS_PER_DEVICE;
  tell(`${String(count)} devices enrol`);
  const tokens: string[] = [];
  await Promise.all(Array.from({ length: 16 }, async () => {
    while (tokens.length < count) {
      const place = tokens.push('') - 1;
      tokens[place] = (await call(address, 'enrolDevice', { body: { deviceId: makeId(), profile: TELEVISION } })).deviceToken;
    }
  }));
  return tokens;
}

const sumUp = (rounds: readonly Round[], part: 'missed' | 'repeated'): number => rounds.reduce((sum, { record }) => sum + record[part], 0);

/** Half of the screens lose their streams, much happens, and all come back in the same moment. */
async function comeBack(ours: Helper, database: Database): Promise<BenchRow> {
  await ours.obey({ order: 'report' });
  await ours.obey({ order: 'drop', count: RETURNING });
  await wait(1000);
  await database.begin((transaction) => writeEvents(transaction, Array.from({ length: MISSED }, makeEvent)));
  await wait(1000);
  const newest = await readPosition(database);
  const { ms } = await ours.obey({ order: 'reopen', count: RETURNING });
  const { behind, ms: more } = await ours.obey({ order: 'wait', position: newest, limitMs: LIMIT_MS });
  const { record } = await ours.obey({ order: 'report' });
  const missed = record?.missed ?? NaN;
  return {
    name: `push: ${String(RETURNING)} screens come back at once, ${String(MISSED)} events later`,
    ours: `${String(missed)} events missed, ${String(behind)} screens behind; all back after ${((ms + more) / 1000).toFixed(1)} s, ${String(record?.retries)} tries again`,
    bar: '0 missed, 0 behind', pass: missed === 0 && behind === 0,
  };
}

async function measure(product: Product, tell: (step: string) => void): Promise<BenchRow[]> {
  const database = await openProductDatabase(product);
  const helpers: Helper[] = [];
  try {
    const { processId: pid, port } = product.node;
    const deviceTokens = await enrolDevices(product.address, tell);
    await database.begin((transaction) => writeEvents(transaction, [makeEvent()]));
    await wait(1000);
    const position = await readPosition(database);
    tell(`${String(SCREENS)} screens open their streams`);
    const way = { kind: 'stream', port } as const;
    const early = await openScreens({ order: 'open', way, count: WARM_UP, deviceTokens, topic: TOPIC, position });
    await early.obey({ order: 'end' });
    early.process.disconnect();
    const emptyKb = await readKeptKb(pid, product.node.printed);
    const ours = await openScreens({ order: 'open', way, count: SCREENS, deviceTokens, topic: TOPIC, position });
    helpers.push(ours);
    const kb = (await readKeptKb(pid, product.node.printed) - emptyKb) / SCREENS;
    const bare = new Helper('./screens/ws-process.ts');
    helpers.push(bare);
    const { port: barePort } = await bare.hear<{ port: number }>();
    tell(`${String(SCREENS)} web sockets open`);
    const others = await openScreens({ order: 'open', way: { kind: 'ws', port: barePort }, count: SCREENS, deviceTokens: [], topic: TOPIC, position: 0 });
    helpers.push(others);
    await wait(2000);
    tell(`${String(ROUNDS)} rounds of ${String(EVENTS)} events to all, each way in turn`);
    const rounds: { ours: Round; bare: Round }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const mine = await tellAll(ours, pid, await readPosition(database), async () => {
        await database.begin((transaction) => writeEvents(transaction, [makeEvent()]));
      });
      const theirs = await tellAll(others, bare.pid, round * EVENTS, async (next) => {
        const { at, topic, kind, data } = makeEvent();
        bare.process.send(JSON.stringify({ position: next, topic, at: at.toISOString(), kind, data }));
      });
      rounds.push({ ours: mine, bare: theirs });
    }
    const perDelivery = ({ cpuMs }: Round): number => cpuMs * 1000 / (EVENTS * SCREENS);
    const mine = rounds.map((round) => round.ours);
    const p99 = takeMedian(mine.map(({ record }) => record.p99));
    const ratio = takeMedian(rounds.map((round) => round.ours.cpuMs / round.bare.cpuMs));
    const lost = sumUp(mine, 'missed');
    await others.obey({ order: 'end' });
    tell(`${String(RETURNING)} screens lose their streams and come back`);
    return [
      {
        name: `push: an event to ${String(SCREENS)} screens`, ours: `${inMs(takeMedian(mine.map(({ record }) => record.p50)))} p50, ${inMs(p99)} p99, ${String(lost)} missed`,
        peer: `${inMs(takeMedian(rounds.map(({ bare: { record } }) => record.p99)))} p99`, peerName: 'ws, one frame for all', bar: `p99 <= ${inMs(BARS.p99Ms)}, 0 missed`, pass: p99 <= BARS.p99Ms && lost === 0,
      },
      {
        name: 'push: CPU for a delivery', ours: `${takeMedian(mine.map(perDelivery)).toFixed(1)} µs`, peer: `${takeMedian(rounds.map(({ bare: round }) => perDelivery(round))).toFixed(1)} µs`, peerName: 'ws, one frame for all',
        ratio, bar: `<= ${String(BARS.cpu)} x`, pass: ratio <= BARS.cpu,
      },
      { name: `push: memory for each of ${String(SCREENS)} streams, garbage collected`, ours: `${kb.toFixed(1)} KB`, bar: `<= ${String(BARS.kb)} KB`, pass: kb <= BARS.kb },
      await comeBack(ours, database),
    ];
  } finally {
    for (const helper of helpers) helper.process.disconnect();
    await database.end({ timeout: 5 });
  }
}

/** Ten thousand screens on one node of the built product, beside a bare fan-out of the same messages over `ws`. */
export const measureScreens: Measure = (tell) => withProduct((product) => measure(product, tell), SETTINGS);
