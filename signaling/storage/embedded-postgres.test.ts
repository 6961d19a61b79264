import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { findProjectFolder } from './project-folder.js';
import { connect } from './database.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { isAlive } from './postmaster.js';

const ROUNDS = 2;

/** A server that inserts one row after the other and prints the number of each that was acknowledged. */
const INSERT_FOR_EVER = `
  const { startEmbeddedPostgres } = await import('./signaling/storage/embedded-postgres.ts');
  const { connect } = await import('./signaling/storage/database.ts');
  const postgres = await startEmbeddedPostgres({ folder: process.env.FOLDER });
  const database = connect(postgres.address, { connections: 1 });
  await database\`create table if not exists kept (number bigint primary key)\`;
  const [row] = await database\`select coalesce(max(number), 0) as newest from kept\`;
  for (let number = row.newest + 1; ; number++) {
    await database\`insert into kept values (\${number})\`;
    process.stdout.write(number + '\\n');
  }`;

test('whoever is killed, server or PostgreSQL, nothing acknowledged is lost and the next start works', async (t) => {
  const root = await mkdtemp(join(tmpdir(), 'u-city-kill-'));
  await chmod(root, 0o711);
  const folder = join(root, 'database');
  t.after(() => rm(root, { recursive: true, force: true }));
  for (let round = 0; round < ROUNDS; round++) {
    const newest = await insertUntilKilled(folder);
    const start = performance.now();
    const postgres = await startEmbeddedPostgres({ folder });
    t.diagnostic(`round ${String(round)}: ${String(newest)} acknowledged, ${postgres.adopted ? 'adopted' : 'started'} in ${(performance.now() - start).toFixed(0)} ms`);
    assert.equal(postgres.adopted, true);
    const database = connect(postgres.address, { connections: 1 });
    const [kept] = await database<{ count: number; newest: number }[]>`select count(*) as count, max(number) as newest from kept`;
    assert.ok((kept?.newest ?? 0) >= newest);
    assert.equal(kept?.count, kept?.newest);
    await database.end();
    if (round % 2 === 0) process.kill(postgres.processId, 'SIGKILL');
    else await postgres.stop();
    while (isAlive(postgres.processId)) await new Promise((rest) => setTimeout(rest, 10));
  }
});

async function insertUntilKilled(folder: string): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', INSERT_FOR_EVER], {
    cwd: findProjectFolder(), env: { ...process.env, FOLDER: folder }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
    if (printed.split('\n').length > 100) child.kill('SIGKILL');
  });
  await new Promise((ended) => child.once('close', ended));
  return Number(printed.trim().split('\n').at(-1));
}
