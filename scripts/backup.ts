import { mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readConfig } from '../signaling/config.js';
import { findProjectFolder } from '../signaling/storage/project-folder.js';
import { connectOnce, openEmbeddedDatabase } from './backup/exclusive-database.js';
import { writeBackup } from './backup/write-backup.js';

/*
 * `npm run backup` writes the embedded database and the secrets into one file, whether or not the server runs. `-- <file>` names
 * the file; otherwise it lies under `backups/` in the data folder, named by city and time.
 */
const tell = (text: string): void => { process.stdout.write(`${text}\n`); };

async function backUp(named: string | undefined): Promise<void> {
  const config = readConfig(process.env, await readFile(join(findProjectFolder(), '.env'), 'utf8').catch(() => undefined), findProjectFolder());
  if (!config.ok) throw new Error(config.failure);
  const { databaseUrl, dataFolder, city } = config.value;
  if (databaseUrl !== undefined) throw new Error(`The database of DATABASE_URL is backed up by its own means, such as pg_dump; the secrets lie in ${join(dataFolder, 'secrets')} and belong to it.`);
  const now = new Date();
  const target = named === undefined ? join(dataFolder, 'backups', `${city.replaceAll(/[^\w-]+/g, '-')}-${now.toISOString().replaceAll(/[-:]|\.\d+/g, '')}.tar.gz`) : resolve(named);
  if (await stat(target).catch(() => undefined)) throw new Error(`${target} is there already.`);
  const embedded = await openEmbeddedDatabase(dataFolder, false, tell);
  const database = connectOnce(embedded.address);
  try {
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const { tables, migrations } = await writeBackup(database, dataFolder, target, now);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    tell(`${target}: ${tables.length} tables, ${rows} rows, migration ${migrations.length}, ${((await stat(target)).size / 1e6).toFixed(1)} MB.`);
    tell('It holds the secrets of this installation: whoever has it can make cards and tokens. Keep it where only you can read.');
  } finally {
    await database.end();
    await embedded.close();
  }
}

try {
  await backUp(process.argv[2]);
} catch (error) {
  process.stderr.write(`No backup was made: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
