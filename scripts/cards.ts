import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../shared/base/clock.js';
import { readCityPack } from '../signaling/city/read-city-pack.js';
import { readConfig, type Config } from '../signaling/config.js';
import { demoCardFolder, readDemoCards, writeDemoCards } from '../signaling/demo/demo-cards.js';
import { printCards, seedDemo } from '../signaling/demo/seed-demo.js';
import { openCardAuthority } from '../signaling/identity/card-authority.js';
import { migrate, readMigrations } from '../signaling/storage/migrate.js';
import { openDatabase } from '../signaling/storage/open-database.js';
import { findProjectFolder } from '../signaling/storage/project-folder.js';

/**
 * Prints the demo's membership cards as PNG files. `--new-pins` gives every card a new PIN first; that needs the database,
 * so a server on its own embedded database has to be stopped for it.
 */
const tell = (text: string): void => { process.stdout.write(`${text}\n`); };

async function renewCards(config: Config): Promise<void> {
  const pack = await readCityPack(config.city);
  const fail = (error: unknown): never => { throw error; };
  const { unhurried: database, close } = await openDatabase(config, { step: tell, trouble: (_facts, words) => { tell(words); }, hopeless: fail });
  try {
    await migrate(database, await readMigrations());
    const authority = await openCardAuthority(config.dataFolder, pack.city.id);
    const parts = { database, authority, clock: systemClock, dataFolder: config.dataFolder, tell };
    const had = await readDemoCards(config.dataFolder);
    await seedDemo(parts);
    if (had) await printCards(parts);
  } finally {
    await close();
  }
}

const config = readConfig(process.env, await readFile(join(findProjectFolder(), '.env'), 'utf8').catch(() => undefined), findProjectFolder());
if (!config.ok) {
  process.stderr.write(`${config.failure}\n`);
  process.exit(2);
}
try {
  const known = await readDemoCards(config.value.dataFolder);
  if (known && !process.argv.includes('--new-pins')) await writeDemoCards(config.value.dataFolder, known);
  else await renewCards(config.value);
  const folder = demoCardFolder(config.value.dataFolder);
  for (const card of await readDemoCards(config.value.dataFolder) ?? []) tell(`${join(folder, card.file)}  ${card.kind}${card.desk === undefined ? '' : ` (${card.desk} desk)`}${card.number === undefined ? '' : `, number ${card.number}`}`);
  tell(`PINs: ${join(folder, 'cards.txt')}`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
