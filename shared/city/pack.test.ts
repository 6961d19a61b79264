import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { expandCenter } from './expand-center.js';
import { describePackProblem, parsePack } from './pack.js';

const SOUND = fileURLToPath(new URL('../../cities/riga/', import.meta.url));

/** The texts of a sound pack, with one of its files changed. */
function changePack(file?: string, change: (json: unknown) => unknown = (json) => json): Map<string, string> {
  const texts = new Map(readdirSync(SOUND, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json')).map((path): [string, string] => [path, readFileSync(join(SOUND, path), 'utf8')]));
  if (file !== undefined) texts.set(file, JSON.stringify(change(JSON.parse(texts.get(file) ?? 'null'))));
  return texts;
}

/** Puts a value where a path leads, as `[0].name.en` does. */
function put(path: readonly (string | number)[], value: unknown): (json: unknown) => unknown {
  return (json) => {
    let place = json as Record<string | number, unknown>;
    for (const step of path.slice(0, -1)) place = place[step] as Record<string | number, unknown>;
    const last = path[path.length - 1] ?? '';
    if (value === undefined) Reflect.deleteProperty(place, last);
    else place[last] = value;
    return json;
  };
}

function faultsOf(texts: ReadonlyMap<string, string>): string[] {
  const pack = parsePack(texts);
  return pack.ok ? [] : pack.failure.map(describePackProblem);
}

test('a sound pack has no faults', () => {
  assert.deepEqual(faultsOf(changePack()), []);
});

const FAULTS: readonly [file: string, path: readonly (string | number)[], value: unknown, said: RegExp][] = [
  ['city.json', ['timeZone'], 'Europe/Nowhere', /^city\.json timeZone: "Europe\/Nowhere" is not an IANA time zone$/],
  ['city.json', ['timeZone'], '+02:00', /^city\.json timeZone: "\+02:00" is not an IANA time zone$/],
  ['city.json', ['country'], 'Latvia', /^city\.json country: a country as two capital letters/],
  ['city.json', ['languages'], ['en', 'de'], /^city\.json languages\[1\]: /],
  ['city.json', ['languages'], ['en', 'en', 'ru'], /^city\.json languages\[1\]: "en" stands there twice$/],
  ['city.json', ['languages'], ['en', 'ko'], /^city\.json defaultLanguage: "ru" is not among the languages$/],
  ['city.json', ['credits'], [], /^city\.json credits: /],
  ['city.json', ['settings', 'noShowMinutes'], 0, /^city\.json settings\.noShowMinutes: /],
  ['city.json', ['motto'], 'Rain', /^city\.json: .*motto/],
  ['lines.json', [0, 'stations', 1], 'nowhere', /^lines\.json \[0\]\.stations\[1\]: no station "nowhere" in stations\.json$/],
  ['lines.json', [0, 'minutes'], [0, 5], /^lines\.json \[0\]\.minutes: 2 values for 5 stations$/],
  ['lines.json', [0, 'color'], 'red', /^lines\.json \[0\]\.color: /],
  ['stations.json', [0, 'lines'], ['B'], /^stations\.json \[0\]\.lines\[0\]: line "B" does not stop at "imanta"$/],
  ['stations.json', [0, 'position'], [200, 57], /^stations\.json \[0\]\.position\[0\]: /],
  ['places.json', [1, 'id'], 'central-market', /^places\.json \[1\]\.id: "central-market" stands there twice$/],
  ['places.json', [0, 'name', 'en'], undefined, /^places\.json \[0\]\.name\.en: /],
  ['factors.json', ['gramsPerKm', 'bus'], undefined, /^factors\.json gramsPerKm\.bus: /],
  ['centers.json', [0, 'position'], [24.1, 57.5], /^centers\.json \[0\]\.position: "riga-central" lies outside its district "centrs"$/],
  ['centers.json', [0, 'district'], 'left-bank-country', /^centers\.json \[0\]\.district: "left-bank-country" does not belong to the city$/],
  ['centers.json', [0, 'nearestStation'], 'imanta', /^centers\.json \[0\]\.walkFromStationMinutes: 3 min is too short for \d+ m from "imanta"$/],
  ['centers.json', [1, 'hours', 'byWeekday', 1], ['20:00', '08:00'], /^centers\.json \[1\]\.hours\.byWeekday\[1\]: closes at 08:00, before it opens at 20:00$/],
  ['centers.json', [1, 'hours', 'byWeekday', 1], ['8am', '20:00'], /^centers\.json \[1\]\.hours\.byWeekday\[1\]\[0\]: a time of day as HH:MM$/],
  ['centers.json', [1, 'hours', 'byWeekday'], Array.from({ length: 7 }, () => null), /^centers\.json \[1\]\.hours\.byWeekday: never opens$/],
  ['centers.json', [0, 'features', 0], 'sauna', /^centers\.json \[0\]\.features\[0\]: /],
  ['centers.json', [0, 'floors', 0, 'plan'], 'castle', /^plans\/castle\.json: is missing$/],
  ['centers.json', [0, 'floors', 0, 'outOfOrder'], ['99'], /^centers\.json \[0\]\.floors\[0\]\.outOfOrder\[0\]: plan "loft" has no space "99"$/],
  ['plans/studio.json', ['id'], 'atelier', /^plans\/studio\.json id: is "atelier", but the file is named "studio"$/],
  ['plans/studio.json', ['spaces', 0, 'at'], [40, 2], /^plans\/studio\.json spaces\[0\]\.at: "1" lies outside the outline of the floor$/],
  ['plans/studio.json', ['spaces', 1, 'at'], [1.9, 1.5], /^plans\/studio\.json spaces\[1\]\.at: seat "2" stands on "1"$/],
  ['plans/studio.json', ['spaces', 1, 'label'], '1', /^plans\/studio\.json spaces\[1\]\.label: "1" stands there twice$/],
  ['plans/studio.json', ['spaces', 0, 'capacity'], 2, /^plans\/studio\.json spaces\[0\]\.capacity: a seat is for one person$/],
  ['plans/studio.json', ['spaces', 0, 'zone'], 'attic', /^plans\/studio\.json spaces\[0\]\.zone: no zone "attic" in this plan$/],
  ['plans/studio.json', ['plan', 'doors'], [], /^plans\/studio\.json plan\.doors: no door is an entrance$/],
  ['plans/loft.json', ['spaces', 0, 'outline'], undefined, /^plans\/loft\.json spaces\[0\]\.outline: room "A" has no outline$/],
  ['plans/loft.json', ['spaces', 1, 'outline'], [[12.4, 5], [18, 5], [18, 12], [12.4, 12]], /^plans\/loft\.json spaces\[1\]\.outline: room "T" overlaps "A"$/],
];

for (const [file, path, value, said] of FAULTS) {
  test(`a fault names its file and field: ${said.source}`, () => {
    const faults = faultsOf(changePack(file, put(path, value)));
    assert.ok(faults.some((fault) => said.test(fault)), faults.join('\n') || 'no fault was found');
  });
}

test('a file that is missing or no JSON is named, and so are all of them at once', () => {
  const texts = changePack();
  texts.delete('places.json');
  texts.set('lines.json', '[{]');
  const faults = faultsOf(texts);
  assert.equal(faults.length, 2);
  assert.match(faults[0] ?? '', /^lines\.json: is not JSON: /);
  assert.equal(faults[1], 'places.json: is missing');
});

test('a seat is step-free only in a building that is', () => {
  const pack = parsePack(changePack());
  assert.ok(pack.ok);
  const stepFree = pack.value.centers.map((entry) => {
    const center = expandCenter(pack.value, entry);
    return [entry.features.includes('step-free'), center.features.includes('step-free'), center.floors.some((floor) => floor.spaces.some((space) => space.features.includes('step-free')))];
  });
  assert.deepEqual(new Set(stepFree.map(String)), new Set(['true,true,true', 'false,false,false']));
});
