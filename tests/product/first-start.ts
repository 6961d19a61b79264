import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ServerNode } from './node.js';

const run = promisify(execFile);
const KEPT = '.cache/first-starts';
/** What a first start is made of; a change of any of it makes it again. */
const MADE_OF = ['dist/signaling/main.js', 'signaling/storage/migrations'];
/** With one of these a first start leaves something else, so it has to be a real one. */
const MADE_OTHERWISE = ['DATABASE_URL', 'DEMO', 'NODE_OPTIONS'];

/**
 * A new data folder as the first start of the product leaves it: database made, city laid out, cards written. That costs some
 * seconds of a processor, most of it for the PINs of the cards, and is the same for every test; so the built product does it
 * once for each build, and the others get a copy and start on it. `tests/start` and most of `tests/faults` make first starts of their own.
 * @returns the folder; an empty one for settings that make a first start a different one
 */
export async function makeStartedFolder(settings: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'u-city-'));
  const environment = { ...process.env, ...settings };
  if (MADE_OTHERWISE.some((name) => name in environment)) return folder;
  const kept = await keepFirstStart(environment['CITY'] ?? 'busan');
  // With owners, because the database belongs to another account where tests run as root.
  await run('cp', ['-a', `${kept}/.`, folder]);
  return folder;
}

/** @returns where the data folder of a city lies that was started once and stopped */
async function keepFirstStart(city: string): Promise<string> {
  // Of this day: what a city is seeded with has dates.
  const day = new Date().toISOString().slice(0, 10);
  const kept = join(KEPT, `${city}-${day}-${await hashSources([...MADE_OF, join('cities', city)])}`);
  if (await isThere(kept)) return kept;
  const folder = await mkdtemp(join(tmpdir(), 'u-city-'));
  try {
    const node = await ServerNode.make(folder, { CITY: city, SIMULATED_VISITORS: 'off' });
    try {
      await node.start();
    } finally {
      await node.end('SIGTERM');
      await node.endOrphans();
    }
    await mkdir(KEPT, { recursive: true });
    // Made under another name first: what is there is whole, also for a test that starts at the same time.
    const unfinished = await mkdtemp(join(KEPT, 'unfinished-'));
    await run('cp', ['-a', `${folder}/.`, unfinished]);
    await rename(unfinished, kept).catch(() => rm(unfinished, { recursive: true }));
    for (const old of await readdir(KEPT)) if (old.startsWith(`${city}-`) && join(KEPT, old) !== kept) await rm(join(KEPT, old), { recursive: true, force: true });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return kept;
}

async function hashSources(places: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const place of places) {
    const files = (await stat(place)).isDirectory() ? (await readdir(place, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort() : [place];
    for (const file of files) hash.update(file).update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 16);
}

const isThere = (path: string): Promise<boolean> => stat(path).then(() => true, () => false);
