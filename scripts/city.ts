import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describePackProblem, loadPack } from '../shared/city/pack.js';
import { expandCenter } from '../shared/city/expand-center.js';

const CITIES = fileURLToPath(new URL('../cities/', import.meta.url));

/** Says everything that is wrong with a city pack, or counts what is in it; the answer is whether nothing is wrong. */
async function check(folder: string): Promise<boolean> {
  const loaded = await loadPack((path) => readFile(join(folder, path), 'utf8').catch(() => undefined));
  if (!loaded.ok) {
    for (const problem of loaded.failure) console.error(describePackProblem(problem));
    console.error(`${folder}: ${loaded.failure.length} problems`);
    return false;
  }
  const pack = loaded.value;
  const written = (await readdir(join(folder, 'plans'))).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));
  const unused = written.filter((name) => !pack.plans.has(name));
  for (const name of unused) console.error(`plans/${name}.json: no center uses it`);
  const centers = pack.centers.map((center) => expandCenter(pack, center));
  const count = (pick: (center: (typeof centers)[number]) => number): number => centers.reduce((sum, center) => sum + pick(center), 0);
  console.log(
    `${pack.city.name.en}: ${pack.districts.length} districts, ${pack.lines.length} lines, ${pack.stations.length} stations, ` +
      `${pack.places.length} places, ${centers.length} centers with ${count((one) => one.seatCount)} seats and ` +
      `${count((one) => one.roomCount)} rooms, ${pack.plans.size} plans. ${unused.length > 0 ? 'Unused plans.' : 'Nothing wrong.'}`,
  );
  return unused.length === 0;
}

/** The packs of this repository: every folder in `cities/`. */
async function listPacks(): Promise<string[]> {
  const entries = await readdir(CITIES, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => join(CITIES, entry.name)).sort();
}

const [command, folder] = process.argv.slice(2);
if (command === 'check' && folder) {
  for (const one of folder === '--all' ? await listPacks() : [folder]) {
    if (!(await check(one))) process.exitCode = 1;
  }
} else {
  console.error('Usage: npm run city -- check <folder> | --all');
  process.exitCode = 2;
}
