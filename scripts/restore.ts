import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readConfig } from '../signaling/config.js';
import { findProjectFolder } from '../signaling/storage/project-folder.js';
import { readBackup } from './backup/read-backup.js';
import { restoreBackup } from './backup/restore-backup.js';

/*
 * `npm run restore -- <file>` puts a backup into the data folder; the server must be stopped. What is there already goes only with
 * `--replace`. A backup that is cut off or altered is refused before anything is touched.
 */
const tell = (text: string): void => { process.stdout.write(`${text}\n`); };

async function restore(file: string, replace: boolean): Promise<void> {
  const config = readConfig(process.env, await readFile(join(findProjectFolder(), '.env'), 'utf8').catch(() => undefined), findProjectFolder());
  if (!config.ok) throw new Error(config.failure);
  const { databaseUrl, dataFolder } = config.value;
  if (databaseUrl !== undefined) throw new Error('The database of DATABASE_URL is restored by its own means, such as pg_restore.');
  await mkdir(dataFolder, { recursive: true });
  const unpacked = await mkdtemp(join(dataFolder, '.restore-'));
  try {
    const manifest = await readBackup(file, unpacked);
    if (!manifest.ok) throw new Error(`${file} cannot be used: ${manifest.failure}.`);
    const { madeAt, city, tables } = manifest.value;
    tell(`A backup of ${city}, made ${madeAt}.`);
    const restored = await restoreBackup({ dataFolder, unpacked, manifest: manifest.value, replace, tell });
    if (!restored.ok) throw new Error(`${restored.failure}.`);
    tell(`${dataFolder} is as it was then: ${tables.reduce((sum, table) => sum + table.rows, 0)} rows in ${tables.length} tables, and the secrets.`);
  } finally {
    await rm(unpacked, { recursive: true, force: true });
  }
}

const [file, ...others] = process.argv.slice(2).filter((word) => word !== '--replace');
try {
  if (file === undefined || others.length > 0) throw new Error('Usage: npm run restore -- <file> [--replace]');
  await restore(resolve(file), process.argv.includes('--replace'));
} catch (error) {
  process.stderr.write(`Nothing was restored: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
