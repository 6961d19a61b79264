import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { LANGUAGES } from '../../shared/base/language.js';
import { readZoned } from '../../shared/base/zoned-time.js';
import { ADDRESSES } from '../../shared/contract/addresses.js';
import { openPage, startBrowser } from '../product/browser.js';
import { startProduct, type Product } from '../product/server.js';
import { readBusanWords } from './pack-words.js';

const ZONE = 'Europe/Riga';
const CODE = /\.(ts|js|html|css|json|svg|sql|webmanifest)$/;
/** The table of all Chinese syllables, from a package: each short name of a station is in it by chance. */
const SYLLABLES = /(^|\/)pinyin-[\w-]+\.js$/;
const TESTS = /(\.(test|wtr)\.ts$|(^|\/)testing\/)/;

const { names, namesAndIds } = await readBusanWords();
let product: Product;
before(async () => {
  product = await startProduct({ CITY: 'riga' });
});
after(() => product.stop());

async function read(path: string, language = 'en'): Promise<string> {
  const reply = await fetch(product.address + path, { headers: { 'accept-language': language } });
  assert.equal(reply.status, 200, path);
  return reply.text();
}

test('the words of Busan are found where they stand, and nowhere else', () => {
  assert.ok(names.size > 500 && namesAndIds.size > names.size);
  for (const text of ['Busan', '부산에서', '서면역', '釜山', 'Пусан', 'ปูซาน', 'Line 2', 'Seomyeon Work Center', '₩500', 'KRW']) assert.equal(names.find(`a ${text} b`).length > 0, true, text);
  for (const text of ['나서면 돼요', '한국어', 'Riga', 'Центр', 'Line A', '중앙역']) assert.deepEqual(names.find(`a ${text} b`), [], text);
  assert.ok(namesAndIds.find("go('/work/center/seomyeon')").length > 0);
});

test('the chooser speaks of Riga in each of the eight languages', async () => {
  const { name } = JSON.parse(readFileSync('cities/riga/city.json', 'utf8')) as { name: Record<string, string> };
  for (const language of LANGUAGES) {
    const page = await read('/', language);
    assert.ok(page.includes(name[language] ?? ''), language);
    assert.deepEqual(names.find(page), [], language);
  }
});

test('neither what the server says of itself nor what it tells anybody names Busan', async () => {
  const [here] = product.openCenters;
  const day = readZoned(Date.now(), ZONE).day;
  const hour = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000);
  const range = new URLSearchParams({ from: hour.toISOString(), to: new Date(hour.getTime() + 3_600_000).toISOString() }).toString();
  const open = Object.values(ADDRESSES).filter(({ method, access }) => method === 'GET' && access === 'open');
  const paths = open.map(({ path }) => path.replace(':centerId', here) + (path.endsWith('/occupancy') ? `?day=${day}` : path.endsWith('/availability') ? `?${range}` : ''));
  for (const path of ['/api/openapi.json', '/kiosk/', '/tv/', ...paths]) assert.deepEqual(namesAndIds.find(await read(path)), [], path);
});

test('a panel and a television that are told nothing speak the language of Riga and tell its time', async () => {
  const browser = await startBrowser();
  try {
    for (const channel of ['kiosk', 'tv'] as const) {
      const { page, context, complaints } = await openPage(browser, { width: 1920, height: 1080 }, channel === 'kiosk', 'lv-LV');
      await page.goto(`${product.address}/${channel}/`);
      const clock = page.locator('city-clock time').first();
      await clock.waitFor();
      const shown = (await clock.innerText()).trim();
      const times = [Date.now() - 60_000, Date.now()].map((at) => readZoned(at, ZONE).time);
      assert.ok(times.includes(shown), `${channel} shows ${shown} at ${times.join(' or ')}`);
      assert.equal(await page.locator('html').getAttribute('lang'), 'ru', channel);
      assert.deepEqual(complaints, []);
      await context.close();
    }
  } finally {
    await browser.close();
  }
});

test('no code and no message names Busan; only the setting CITY has it as its usual value', () => {
  const found: string[] = [];
  for (const part of ['kiosk', 'tv', 'phone', 'operations', 'shared', 'signaling', 'public', 'dist/web']) {
    for (const path of readdirSync(part, { recursive: true, encoding: 'utf8' })) {
      if (!CODE.test(path) || TESTS.test(path) || SYLLABLES.test(path)) continue;
      found.push(...namesAndIds.find(readFileSync(join(part, path), 'utf8')).map((word) => `${part}/${path}: ${word}`));
    }
  }
  assert.equal(found.length, 1, found.join('\n'));
  assert.match(found[0] ?? '', /^signaling\/config\.ts: .*CITY: .*default\('busan'\)/);
});
