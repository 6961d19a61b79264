import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import type { Scene } from '../../shared/services/service.js';
import { startBrowser } from '../product/browser.js';
import { startProduct, type GoodCard, type Product } from '../product/server.js';
import { auditAccessibility } from './audit.js';
import { listCases, type Case } from './cases.js';
import { findForeignFonts, openFontSession } from './fonts.js';
import { PagePool } from './page-pool.js';
import { PROFILES } from './profiles.js';
import { listScenes } from './scenes.js';
import { findSizeFaults } from './sizes.js';
import { dealCards, Stage } from './stage.js';
import { withinLimit } from './time-limit.js';

const extent = process.env['CHANNEL_SUITE'] === 'full' ? 'full' : 'pairwise';
/** Limits the suite while one works on a scene: `SCENES='center|home'`, `CASES='panel 32.*200 %'`. */
const wanted = new RegExp(process.env['SCENES'] ?? '.');
const wantedCases = new RegExp(process.env['CASES'] ?? '.');
/** A scene waits as often as it computes: three keep two cores busy. */
const WORKERS = 3;
const REPORTS = '.cache/channel-suite';

const scenes = (await listScenes()).filter((scene) => wanted.test(`${scene.channel} ${scene.id}`));
const nameCase = ({ language, text, theme, profile }: Case): string => `${profile.name}, ${language}, ${text * 100} %, ${theme}`;
const cases = (['kiosk', 'tv', 'phone', 'operations'] as const).flatMap((channel) => listCases(scenes, channel, extent)).filter((row) => wantedCases.test(nameCase(row)));
let product: Product;
let browser: Browser;
let pages: PagePool;
let cards: GoodCard[];

before(async () => {
  mkdirSync(REPORTS, { recursive: true });
  const bundle = await build({ entryPoints: ['tests/channel-suite/in-page/index.ts'], bundle: true, format: 'iife', target: 'chrome120', write: false });
  [product, browser] = await Promise.all([startProduct({ REQUESTS_PER_MINUTE: '1000000' }), startBrowser()]);
  pages = new PagePool(browser, product.address, bundle.outputFiles[0]?.text ?? '');
  cards = dealCards(product, WORKERS);
});
after(async () => {
  await browser.close();
  await product.stop();
});

/** All faults of a scene, for whoever repairs it: `.cache/channel-suite/<scene>.txt`. */
function writeReport(scene: Scene, faults: readonly string[]): void {
  const file = `${REPORTS}/${scene.channel}-${scene.id}.txt`;
  if (faults.length === 0) rmSync(file, { force: true });
  else writeFileSync(file, `${faults.join('\n')}\n`);
}

/** Looks at a scene in each of its cases and gives a line for each fault; `tell` is told what it is at. */
async function examine(scene: Scene, card: GoodCard, tell: (what: string) => void): Promise<string[]> {
  // One screen after the other: to give a page another size costs more than another language.
  const own = cases.filter((row) => row.scene === scene).sort((left, right) => PROFILES.indexOf(left.profile) - PROFILES.indexOf(right.profile));
  const [first] = own;
  if (!first && process.env['CASES']) return [];
  assert.ok(first, `${scene.id} has no case`);
  const faults: string[] = [];
  tell('the way in');
  const stage = await Stage.open(pages, product, scene, first, card);
  const fonts = await openFontSession(stage.page);
  try {
    const audited = new Set<string>();
    const lettered = new Set<string>();
    for (const row of own) {
      tell(nameCase(row));
      await stage.dress(row);
      // Which glyphs there are is a matter of language and size of text, not of the panel they stand on.
      const letters = `${row.language} ${row.text}`;
      const found = [
        ...(await findSizeFaults(stage.page, row.profile, row.text)),
        ...(lettered.has(letters) ? [] : await findForeignFonts(stage.page, fonts)),
        ...(audited.has(row.theme) ? [] : await auditAccessibility(stage.page)),
        ...(await stage.page.evaluate(() => __channelSuite.findUnreachable())).map((name) => `no arrow leads to or from ${name}`),
      ];
      audited.add(row.theme);
      lettered.add(letters);
      faults.push(...found.map((fault) => `${nameCase(row)}: ${fault}`));
    }
    tell('the way out');
    const stuck = await stage.findWayOut();
    if (stuck) faults.push(stuck);
  } finally {
    await fonts.detach().catch(() => undefined);
    await stage.close();
  }
  return faults;
}

describe(`channel suite, ${extent}: ${scenes.length} scenes, ${cases.length} cases`, { concurrency: WORKERS }, () => {
  const free: number[] = Array.from({ length: WORKERS }, (_unused, hand) => hand);
  for (const scene of scenes) {
    test(`${scene.channel}: ${scene.id}`, async () => {
      const hand = free.pop() ?? 0;
      const card = cards[hand];
      assert.ok(card);
      try {
        const faults = await withinLimit((tell) => examine(scene, card, (what) => tell(`${scene.channel} ${scene.id}, ${what}`)));
        writeReport(scene, faults);
        assert.equal(faults.length, 0, `${faults.length} faults:\n${faults.slice(0, 25).join('\n')}`);
      } finally {
        free.push(hand);
      }
    });
  }
});

test('a control that was never registered with the focus is found', async () => {
  const scene = scenes.find(({ channel, id }) => channel === 'kiosk' && id === 'home');
  const row = cases.find((candidate) => candidate.scene === scene);
  const [card] = cards;
  if (!scene || !row || !card) return;
  const stage = await Stage.open(pages, product, scene, row, card);
  try {
    const removed = await stage.page.evaluate(() => __channelSuite.forgetOneButton());
    assert.ok(removed);
    await stage.settle();
    const lost = await stage.page.evaluate(() => __channelSuite.findUnreachable());
    assert.ok(lost.length > 0, 'the suite did not notice');
  } finally {
    await stage.close();
  }
});
