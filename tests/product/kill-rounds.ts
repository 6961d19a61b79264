import { setTimeout as wait } from 'node:timers/promises';
import { isAlive } from '../../signaling/storage/postmaster.js';
import type { ServerNode } from './node.js';

/** What is killed. */
export type Victim = 'server' | 'database' | 'both';
const VICTIMS: readonly Victim[] = ['server', 'database', 'both'];

const LOAD_BEFORE_MS = 700;
const LONGEST_RECOVERY_MS = 30_000;
const LOOK_MS = 20;

/**
 * Kills server, database and both in turn, without a word to either, each time after a while of work. A server that was killed
 * is started again, as the system's service manager does; a database that was killed is its server's business.
 * @returns how long each round took from the kill until all was ready again, in milliseconds
 */
export async function killInTurn(node: ServerNode, rounds: number, tell: (words: string) => void): Promise<{ readonly victim: Victim; readonly ms: number }[]> {
  const taken: { victim: Victim; ms: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const victim = VICTIMS[round % VICTIMS.length] ?? 'both';
    await wait(LOAD_BEFORE_MS);
    const postmaster = await node.readPostmasterId();
    const began = performance.now();
    if (victim !== 'server') process.kill(postmaster, 'SIGKILL');
    if (victim !== 'database') {
      await node.end('SIGKILL');
      node.launch();
    }
    if (victim !== 'server') await waitForAnother(node, postmaster);
    await node.waitUntilReady(LONGEST_RECOVERY_MS);
    taken.push({ victim, ms: performance.now() - began });
    tell(`${victim} killed, ready again after ${(performance.now() - began).toFixed(0)} ms`);
  }
  return taken;
}

/** Until then its orphans may answer a last question. */
async function waitForAnother(node: ServerNode, killed: number): Promise<void> {
  const limit = performance.now() + LONGEST_RECOVERY_MS;
  for (;;) {
    const now = await node.readPostmasterId();
    if (now !== killed && isAlive(now)) return;
    if (performance.now() > limit) throw new Error(`The database was not started again:\n${node.printed}`);
    await wait(LOOK_MS);
  }
}
