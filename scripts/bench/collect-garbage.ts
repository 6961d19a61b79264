import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { readResidentKb } from './process-figures.js';

/** Starts a process of Node so that `readKeptKb` can ask it; on a free port of this machine. */
export const OPEN_TO_INSPECTION = { NODE_OPTIONS: '--inspect=127.0.0.1:0' };

/**
 * Memory that a process keeps, in KB: what lies in RAM after its garbage was collected. Without that, what was thrown away
 * since the last collection would count as memory of whatever was opened last.
 * @param printed what the process has printed so far; it names where it can be inspected
 */
export async function readKeptKb(pid: number, printed: string): Promise<number> {
  const address = /ws:\/\/127\.0\.0\.1:\d+\/[\w-]+/.exec(printed)?.[0];
  if (address === undefined) throw new Error('The process cannot be inspected.');
  const inspector = new WebSocket(address);
  await new Promise((opened, failed) => inspector.once('open', opened).once('error', failed));
  for (let id = 1; id <= 2; id++) {
    const done = new Promise((told) => { inspector.once('message', told); });
    inspector.send(JSON.stringify({ id, method: 'HeapProfiler.collectGarbage' }));
    await done;
  }
  inspector.close();
  // V8 gives pages back a little later.
  await wait(2000);
  return readResidentKb(pid);
}
