import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { measureDistance } from '../shared/base/geo.js';
import { readZoned, toInstant } from '../shared/base/zoned-time.js';
import { expandCenter, type PlacedCenter } from '../shared/city/expand-center.js';
import { loadPack, type CityPack } from '../shared/city/pack.js';
import { FEATURES, SPACE_KINDS, type OpeningHours } from '../shared/contract/city.js';

const CITIES = fileURLToPath(new URL('./', import.meta.url));
const NAMES = readdirSync(CITIES, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();

async function read(name: string): Promise<CityPack> {
  const pack = await loadPack((path) => readFile(join(CITIES, name, path), 'utf8').catch(() => undefined));
  assert.ok(pack.ok, pack.ok ? '' : JSON.stringify(pack.failure));
  return pack.value;
}

/** The city's name in every language that the first pack has it in. */
const BUSAN = /busan|pusan|부산|釜山|プサン|пусан|ปูซาน/i;
const expandAll = (pack: CityPack): PlacedCenter[] => pack.centers.map((center) => expandCenter(pack, center));
const neverCloses = ({ byWeekday }: OpeningHours): boolean => byWeekday.every((day) => day?.[0] === '00:00' && day[1] === '24:00');

test('there are two cities, in two countries, with two default languages', async () => {
  assert.deepEqual(NAMES, ['busan', 'riga']);
  const [busan, riga] = [await read('busan'), await read('riga')];
  assert.deepEqual([busan.city.country, busan.city.timeZone, busan.city.defaultLanguage], ['KR', 'Asia/Seoul', 'ko']);
  assert.deepEqual([riga.city.country, riga.city.timeZone, riga.city.defaultLanguage], ['LV', 'Europe/Riga', 'ru']);
});

for (const name of NAMES) {
  test(`${name}: a panel without a place of its own stands in a center that never closes`, async () => {
    const { city, centers } = await read(name);
    const nearest = [...centers].sort((a, b) => measureDistance(a.position, city.position) - measureDistance(b.position, city.position))[0];
    assert.ok(nearest && neverCloses(nearest.hours) && nearest.features.includes('step-free'), nearest?.id);
    // Whoever shows a check-in at the wrong center at night needs a second one.
    assert.ok(centers.filter((center) => neverCloses(center.hours)).length >= 2);
  });

  test(`${name}: whatever has a name has it in Korean and English`, async () => {
    const pack = await read(name);
    const named = [pack.city, ...pack.districts, ...pack.lines, ...pack.stations, ...pack.places, ...pack.centers, ...pack.centers.flatMap((center) => center.floors),
      ...[...pack.plans.values()].flatMap((plan) => plan.plan.zones)];
    assert.deepEqual(named.filter((one) => !one.name.ko || !one.name.en).map((one) => one.name.en), []);
    // What a person reads on the way has words around the names, so every language has its own.
    for (const center of pack.centers) {
      for (const text of [center.name, center.directions]) assert.deepEqual(pack.city.languages.filter((language) => !text[language]), [], center.id);
    }
  });

  test(`${name}: what is invented says so, and whose data it is stands there`, async () => {
    const pack = await read(name);
    for (const center of expandAll(pack)) assert.ok(center.simulated || center.planSimulated, `${center.id} has an invented plan`);
    for (const credit of pack.city.credits) assert.ok(credit.what && credit.text && credit.licence, JSON.stringify(credit));
  });

  test(`${name}: every center lies within a walk of its station, and every bookable space has room around it`, async () => {
    const pack = await read(name);
    for (const center of expandAll(pack)) {
      assert.ok(center.walkFromStationMinutes <= 20, `${center.id}: ${center.walkFromStationMinutes} min`);
      assert.ok(center.seatCount >= 7, center.id);
      // A panel lists a floor's seats by their signs.
      for (const floor of center.floors) assert.equal(new Set(floor.spaces.map((space) => space.label)).size, floor.spaces.length);
    }
  });
}

test('Busan: one real center and 52 invented ones, some in each of the 16 districts', async () => {
  const pack = await read('busan');
  const districts = pack.districts.filter((district) => district.inCity);
  assert.equal(districts.length, 16);
  assert.deepEqual(districts.filter((district) => !pack.centers.some((center) => center.district === district.id)).map((district) => district.id), []);
  assert.equal(pack.centers.length, 53);
  const [real, ...others] = pack.centers.filter((center) => !center.simulated);
  assert.deepEqual([real?.id, real?.floors.map((floor) => floor.level), real?.district, others.length], ['city-hall', [10], 'yeonje-gu', 0]);
  assert.equal(expandAll(pack).find((center) => center.id === 'city-hall')?.planSimulated, true);
});

test('Busan: centers differ, some never close, and each kind of space and feature is there', async () => {
  const centers = expandAll(await read('busan'));
  const open = centers.filter((center) => neverCloses(center.hours)).map((center) => center.id);
  assert.ok(open.length >= 6 && open.includes('seomyeon') && open.includes('busan-station'), open.join());
  assert.ok(new Set(centers.map((center) => JSON.stringify(center.hours))).size >= 5);
  const kinds = new Set(centers.flatMap((center) => center.floors.flatMap((floor) => floor.spaces.map((space) => space.kind))));
  assert.deepEqual(SPACE_KINDS.filter((kind) => !kinds.has(kind)), []);
  const features = new Set(centers.flatMap((center) => center.features));
  assert.deepEqual(FEATURES.filter((feature) => !features.has(feature)), []);
  for (const feature of ['quiet', 'two-screens', 'step-free', 'telepresence', 'cafe', 'printer'] as const) {
    assert.ok(centers.some((center) => !center.features.includes(feature)), `asking for ${feature} leaves some out`);
  }
  assert.ok(centers.some((center) => center.floors.length === 2) && centers.some((center) => center.floors.length === 1));
  for (const center of centers) {
    const hasRoom = (kind: string): boolean => center.floors.some((floor) => floor.spaces.some((space) => space.kind === kind));
    for (const kind of ['learning-room', 'health-room', 'event-space', 'day-care'] as const) assert.equal(center.features.includes(kind), hasRoom(kind), `${center.id} ${kind}`);
    assert.equal(center.features.includes('telepresence'), hasRoom('telepresence-room'), center.id);
  }
});

test('Busan: credits name those whose data it is, in the words their licences ask for', async () => {
  const { city } = await read('busan');
  const all = city.credits.map((credit) => `${credit.text} (${credit.licence})`).join('\n');
  for (const words of ['Statistics Korea SGIS', 'KOGL type 1', 'Copyright (c) 2025 Ahmada Yusril', 'MIT', '(c) OpenStreetMap contributors', 'ODbL']) assert.ok(all.includes(words), words);
});

test('Riga: clocks change, and nothing of Busan is in the pack', async () => {
  const { timeZone } = (await read('riga')).city;
  const hours = (day: string, next: string): number => (toInstant(next, '00:00', timeZone) - toInstant(day, '00:00', timeZone)) / 3_600_000;
  assert.deepEqual([hours('2027-03-28', '2027-03-29'), hours('2027-10-31', '2027-11-01')], [23, 25]);
  assert.equal(readZoned(Date.parse('2027-03-28T01:00:00Z'), timeZone).time, '04:00');
  const folder = join(CITIES, 'riga');
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'))) assert.doesNotMatch(readFileSync(join(folder, file), 'utf8'), BUSAN, file);
});
