import { existsSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../signaling/storage/embedded-postgres.js';

/*
 * Runs a command with TEST_DATABASE_URL naming a PostgreSQL 15, the oldest that is promised, as Debian installs it. It is started
 * for the command alone, with its folder in `.cache`. Ends with the command's own code.
 */
const PROGRAMS = '/usr/lib/postgresql/15/bin';

async function runOn15(command: readonly string[]): Promise<number> {
  const postgres = await startEmbeddedPostgres({ folder: join(process.cwd(), '.cache/test-postgres-15'), durable: false, programs: PROGRAMS });
  try {
    if (!('socketDirectory' in postgres.address)) throw new Error('It listens on a socket.');
    const url = `postgres://${postgres.address.user}@${encodeURIComponent(postgres.address.socketDirectory)}/postgres`;
    const [program = '', ...words] = command;
    return await new Promise((ended, failed) => {
      const child = spawn(program, words, { stdio: 'inherit', env: { ...process.env, TEST_DATABASE_URL: url } });
      child.once('error', failed);
      child.once('close', (code) => { ended(code ?? 1); });
    });
  } finally {
    await postgres.stop();
  }
}

if (!existsSync(join(PROGRAMS, 'postgres'))) throw new Error(`There is no PostgreSQL 15 in ${PROGRAMS}.`);
process.exitCode = await runOn15(process.argv.slice(2));
