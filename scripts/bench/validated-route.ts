import { fork, type ChildProcess } from 'node:child_process';
import type { BenchRow, Measure } from './bench-row.js';
import { loadRaw } from './http/raw-load.js';
import { QUESTION } from './http/validated-example.js';
import { takeMedian } from './median.js';
import { readCpuMs } from './process-figures.js';

const CONNECTIONS = 16;
const WARM_UP = 4000;
const REQUESTS = 8000;
const ROUNDS = 5;
const BAR = 2.5;

interface Server {
  readonly process: ChildProcess;
  readonly port: number;
  readonly center: string;
}

async function startServer(kind: 'ours' | 'bare'): Promise<Server> {
  const child = fork(new URL('./http/validated-server.ts', import.meta.url), [kind], { execArgv: ['--import', 'tsx'] });
  const told = await new Promise<{ port: number; center: string }>((resolve, reject) => {
    child.once('message', (message) => { resolve(message as { port: number; center: string }); });
    child.once('exit', (code) => { reject(new Error(`The server “${kind}” ended with ${String(code)}`)); });
  });
  return { process: child, ...told };
}

const POST_BODY = JSON.stringify(QUESTION);
const WORKS = {
  read: ({ center }: Server) => `GET /api/centers/${center} HTTP/1.1\r\nhost: here\r\n\r\n`,
  write: () => `POST /api/validated HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\ncontent-length: ${String(POST_BODY.length)}\r\n\r\n${POST_BODY}`,
} as const;

/** @returns processor time of the server for each request, in microseconds */
async function measure(server: Server, work: keyof typeof WORKS, requests: number): Promise<number> {
  const text = WORKS[work](server);
  let left = requests;
  const before = readCpuMs(server.process.pid ?? 0);
  await loadRaw({
    port: server.port, connections: CONNECTIONS, next: () => (left-- > 0 ? text : undefined),
    check: (reply) => { if (!reply.startsWith('HTTP/1.1 200')) throw new Error(reply.slice(0, 500)); },
  });
  return (readCpuMs(server.process.pid ?? 0) - before) * 1000 / requests;
}

/** A read of the contract and a validated write, each with everything that stands before a route, beside node:http that does only what must be done. */
export const measureValidatedRoute: Measure = async (tell) => {
  const [ours, bare] = await Promise.all([startServer('ours'), startServer('bare')]);
  try {
    const rows: BenchRow[] = [];
    for (const work of ['read', 'write'] as const) {
      tell(`${work}, ${String(ROUNDS)} rounds of ${String(REQUESTS)} requests to each in turn`);
      for (const server of [ours, bare]) await measure(server, work, WARM_UP);
      const figures: { ours: number; bare: number }[] = [];
      for (let round = 0; round < ROUNDS; round++) figures.push({ ours: await measure(ours, work, REQUESTS), bare: await measure(bare, work, REQUESTS) });
      const ratio = takeMedian(figures.map((figure) => figure.ours / figure.bare));
      rows.push({
        name: `HTTP: a validated ${work} that touches no database, CPU`,
        ours: `${takeMedian(figures.map((figure) => figure.ours)).toFixed(0)} µs a request`,
        peer: `${takeMedian(figures.map((figure) => figure.bare)).toFixed(0)} µs`, peerName: 'node:http, same schemas and bodies',
        ratio, bar: `<= ${String(BAR)} x`, pass: ratio <= BAR,
      });
    }
    return rows;
  } finally {
    for (const server of [ours, bare]) server.process.kill();
  }
};
