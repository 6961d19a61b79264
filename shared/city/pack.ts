import type { z } from 'zod';
import { fail, succeed, type Result } from '../base/result.js';
import { checkPack } from './check-pack.js';
import { PACK_FILES, PackPlan, type PackCenter, type PackCity } from './pack-schema.js';
import type { CarbonFactors, CityDistrict, CityLine, CityPlace, CityStation } from '../contract/city.js';

/** A city as data, checked. */
export interface CityPack {
  readonly city: PackCity;
  readonly districts: readonly CityDistrict[];
  readonly lines: readonly CityLine[];
  readonly stations: readonly CityStation[];
  readonly places: readonly CityPlace[];
  readonly factors: CarbonFactors;
  readonly centers: readonly PackCenter[];
  readonly plans: ReadonlyMap<string, PackPlan>;
}

/** One thing wrong with a pack: `centers.json`, `[3].hours.byWeekday[1]`, what is wrong there. `field` is empty for a whole file. */
export interface PackProblem {
  readonly file: string;
  readonly field: string;
  readonly message: string;
}

/** The text of each file by its path inside the pack: `city.json`, `plans/small.json`. */
export type PackTexts = ReadonlyMap<string, string>;

/** One line for a person: `centers.json [3].name.en: ...`. */
export function describePackProblem({ file, field, message }: PackProblem): string {
  return `${file}${field ? ` ${field}` : ''}: ${message}`;
}

/** Turns `['floors', 0, 'id']` into `floors[0].id`. */
function writePath(path: readonly PropertyKey[]): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index ? '.' : ''}${String(step)}`)).join('');
}

class PackReader {
  readonly problems: PackProblem[] = [];
  readonly #texts: PackTexts;

  constructor(texts: PackTexts) {
    this.#texts = texts;
  }

  read<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> | undefined {
    const text = this.#texts.get(file);
    if (text === undefined) return this.#note(file, '', 'is missing');
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch (error) {
      return this.#note(file, '', `is not JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
    const parsed = schema.safeParse(json);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) this.#note(file, writePath(issue.path), issue.message);
    return undefined;
  }

  #note(file: string, field: string, message: string): undefined {
    this.problems.push({ file, field, message });
  }
}

/**
 * Makes a city of the texts of a pack, or says everything that is wrong with it. Checks between files run only when each
 * file is sound by itself.
 */
export function parsePack(texts: PackTexts): Result<CityPack, readonly PackProblem[]> {
  const reader = new PackReader(texts);
  const city = reader.read('city.json', PACK_FILES['city.json']);
  const districts = reader.read('districts.json', PACK_FILES['districts.json']);
  const lines = reader.read('lines.json', PACK_FILES['lines.json']);
  const stations = reader.read('stations.json', PACK_FILES['stations.json']);
  const places = reader.read('places.json', PACK_FILES['places.json']);
  const factors = reader.read('factors.json', PACK_FILES['factors.json']);
  const centers = reader.read('centers.json', PACK_FILES['centers.json']);
  const plans = readPlans(reader, centers ?? []);
  if (!city || !districts || !lines || !stations || !places || !factors || !centers || reader.problems.length > 0) return fail(reader.problems);
  const pack: CityPack = { city, districts, lines, stations, places, factors, centers, plans };
  const problems = checkPack(pack);
  return problems.length > 0 ? fail(problems) : succeed(pack);
}

function readPlans(reader: PackReader, centers: readonly PackCenter[]): Map<string, PackPlan> {
  const plans = new Map<string, PackPlan>();
  for (const name of listPlans(centers)) {
    const file = `plans/${name}.json`;
    const plan = reader.read(file, PackPlan);
    if (!plan) continue;
    if (plan.id !== name) reader.problems.push({ file, field: 'id', message: `is "${plan.id}", but the file is named "${name}"` });
    plans.set(name, plan);
  }
  return plans;
}

/** The plans that centers use, each once. */
function listPlans(centers: readonly PackCenter[]): string[] {
  return [...new Set(centers.flatMap((center) => center.floors.map((floor) => floor.plan)))];
}

/** Reads one file of a pack by its path inside the pack; `undefined` if there is none. */
export type ReadPackFile = (path: string) => Promise<string | undefined>;

/**
 * Reads a pack and checks it. The caller hands over how a file is read, so that this layer needs no file system:
 * `loadPack((path) => readFile(join(folder, path), 'utf8').catch(() => undefined))`.
 */
export async function loadPack(read: ReadPackFile): Promise<Result<CityPack, readonly PackProblem[]>> {
  const texts = new Map<string, string>();
  const take = async (path: string): Promise<void> => {
    const text = await read(path);
    if (text !== undefined) texts.set(path, text);
  };
  await Promise.all(Object.keys(PACK_FILES).map(take));
  await Promise.all(findPlanFiles(texts.get('centers.json')).map(take));
  return parsePack(texts);
}

/** Which plan files `centers.json` asks for. A broken `centers.json` asks for none; `parsePack` says what is broken. */
function findPlanFiles(centersText: string | undefined): string[] {
  try {
    const centers = PACK_FILES['centers.json'].safeParse(JSON.parse(centersText ?? ''));
    return centers.success ? listPlans(centers.data).map((name) => `plans/${name}.json`) : [];
  } catch {
    return [];
  }
}
