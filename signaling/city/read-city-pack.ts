import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { describePackProblem, loadPack, type CityPack } from '../../shared/city/pack.js';
import { findProjectFolder } from '../storage/project-folder.js';

/**
 * Reads the pack that the server serves.
 * @param city the name of a folder under `cities/`, or a path
 * @throws when there is none, or when it has faults: each is listed with its file and field
 */
export async function readCityPack(city: string): Promise<CityPack> {
  const isPath = isAbsolute(city) || city.startsWith('.');
  const folder = isPath ? resolve(city) : join(findProjectFolder(), 'cities', city);
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) throw new Error(`There is no city pack in ${folder}.`);
  const pack = await loadPack((path) => readFile(join(folder, path), 'utf8').catch(() => undefined));
  if (pack.ok) return pack.value;
  throw new Error(`The city pack in ${folder} has faults:\n${pack.failure.map((problem) => `  ${describePackProblem(problem)}`).join('\n')}`);
}
