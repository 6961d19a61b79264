import { measureDistance } from '../../shared/base/geo.js';
import { assert } from '../../shared/base/result.js';
import type { CityDistrict, CityPlace, CityStation } from '../../shared/contract/city.js';
import type { PackCenter } from '../../shared/city/pack-schema.js';
import { isInside } from '../../shared/city/polygon.js';
import { HOUSES, HOURS, INVENTED_CENTERS, REAL_CENTER, type CenterDraft } from './centers.js';
import { CITY, FACTORS } from './city.js';
import { readCsv } from './csv.js';
import { makeDistricts } from './districts.js';
import { makeMetro } from './metro.js';
import { PLANS } from './plans.js';
import * as words from './words.js';

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

/**
 * Makes the pack of Busan.
 * @param readFact the text of one of the collected facts, by its file name
 * @returns the text of each file by its path inside the pack
 */
export async function makePack(readFact: (name: string) => Promise<string>): Promise<ReadonlyMap<string, string>> {
  const districts = makeDistricts(await readFact('busan-districts.topo.json'), await readFact('busan-districts.csv'));
  const { lines, stations } = makeMetro(await readFact('busan-metro.csv'), await readFact('busan-metro-service.csv'));
  const centers = [makeCenter(REAL_CENTER, true, districts, stations), ...INVENTED_CENTERS.map((draft) => makeCenter(draft, false, districts, stations))];
  return new Map([
    ['city.json', `${JSON.stringify(CITY, null, 2)}\n`], ['factors.json', `${JSON.stringify(FACTORS, null, 2)}\n`],
    ['districts.json', writeList(districts)], ['lines.json', writeList(lines)], ['stations.json', writeList(stations)],
    ['places.json', writeList(makePlaces(await readFact('busan-places.csv')))], ['centers.json', writeList(centers)],
    ...PLANS.map((plan): [string, string] => [
      `plans/${plan.id}.json`, `{"id":${JSON.stringify(plan.id)},\n"plan":${JSON.stringify(plan.plan)},\n"spaces":${writeList(plan.spaces).trimEnd()}}\n`,
    ]),
  ]);
}
