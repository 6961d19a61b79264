import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureDistance } from '../shared/base/geo.js';
import { assert } from '../shared/base/result.js';
import type { CityDistrict, CityPlace, CityStation } from '../shared/contract/city.js';
import type { PackCenter } from '../shared/city/pack-schema.js';
import { isInside } from '../shared/city/polygon.js';
import { HOUSES, HOURS, INVENTED_CENTERS, REAL_CENTER, type CenterDraft } from './busan/centers.js';
import { CITY, FACTORS } from './busan/city.js';
import { readCsv } from './busan/csv.js';
import { makeDistricts } from './busan/districts.js';
import { makeMetro } from './busan/metro.js';
import { PLANS } from './busan/plans.js';
import * as words from './busan/words.js';

/**
 * Writes `cities/busan` from the collected facts, which lie beside the repository. The pack is committed, so nobody needs
 * the facts to run the city; this script is how it was made and how it is changed.
 */
const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const FACTS = join(ROOT, '..', 'shared', 'facts');
const PACK = join(ROOT, 'cities', 'busan');
/** Streets are longer than straight lines; people walk some 70 m a minute with crossings. */
const DETOUR = 1.3;
const METRES_A_MINUTE = 70;

function makePlaces(text: string): CityPlace[] {
  return readCsv(text)
    .filter((row) => !row['category']?.startsWith('smart-work-center'))
    .map((row) => ({
      id: row['id'] ?? '', name: { en: row['name_en'] ?? '', ko: row['name_ko'] ?? '' }, category: row['category'] ?? '',
      position: [Number(row['lon']), Number(row['lat'])],
    }));
}

function makeCenter(draft: CenterDraft, real: boolean, districts: readonly CityDistrict[], stations: readonly CityStation[]): PackCenter {
  const station = stations.find((one) => one.id === draft.station);
  assert(station, `there is a station ${draft.station}`);
  const [lon, lat] = station.position;
  const position: [number, number] = [round(lon + draft.offset[0] / 90_900), round(lat + draft.offset[1] / 110_950)];
  const district = districts.find((one) => one.inCity && one.polygons.some(([outside]) => outside && isInside(position, outside)));
  assert(district, `${draft.id} lies in a district`);
  const walk = Math.max(1, Math.round((measureDistance(station.position, position) * DETOUR) / METRES_A_MINUTE));
  const place = { en: draft.en, ko: draft.ko };
  return {
    id: draft.id, name: words.nameCenter(place),
    address: real ? words.CITY_HALL_ADDRESS : words.writeAddress(district.name, station.name),
    directions: words.writeDirections(station.name, draft.exit, walk, draft.level),
    position, district: district.id, nearestStation: station.id, walkFromStationMinutes: walk,
    features: [...draft.features], hours: { byWeekday: HOURS[draft.hours] }, simulated: !real, planSimulated: true,
    floors: HOUSES[draft.house].map((plan, index) => ({
      id: `floor-${draft.level + index}`, name: words.nameFloor(draft.level + index), level: draft.level + index, plan, outOfOrder: [...(draft.broken?.[index] ?? [])],
    })),
  };
}

function round(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000;
}

/** One line for each item of a list, so that a change of one station is a change of one line. */
function writeList(items: readonly unknown[]): string {
  return `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]\n`;
}

async function makePack(): Promise<void> {
  const read = (name: string): Promise<string> => readFile(join(FACTS, name), 'utf8');
  const districts = makeDistricts(await read('busan-districts.topo.json'), await read('busan-districts.csv'));
  const { lines, stations } = makeMetro(await read('busan-metro.csv'), await read('busan-metro-service.csv'));
  const centers = [makeCenter(REAL_CENTER, true, districts, stations), ...INVENTED_CENTERS.map((draft) => makeCenter(draft, false, districts, stations))];
  const files: Record<string, string> = {
    'city.json': `${JSON.stringify(CITY, null, 2)}\n`, 'factors.json': `${JSON.stringify(FACTORS, null, 2)}\n`,
    'districts.json': writeList(districts), 'lines.json': writeList(lines), 'stations.json': writeList(stations),
    'places.json': writeList(makePlaces(await read('busan-places.csv'))), 'centers.json': writeList(centers),
  };
  for (const plan of PLANS) {
    files[`plans/${plan.id}.json`] = `{"id":${JSON.stringify(plan.id)},\n"plan":${JSON.stringify(plan.plan)},\n"spaces":${writeList(plan.spaces).trimEnd()}}\n`;
  }
  await mkdir(join(PACK, 'plans'), { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    await writeFile(join(PACK, path), text);
    console.log(`${path} ${(text.length / 1024).toFixed(1)} kB`);
  }
}

if (existsSync(FACTS)) await makePack();
else {
  console.error(`No facts in ${FACTS}: cities/busan stays as it is.`);
  process.exitCode = 1;
}
