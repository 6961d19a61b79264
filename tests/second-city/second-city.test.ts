import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { LANGUAGES, type Language } from '../../shared/base/language.js';
import type { Scene } from '../../shared/services/service.js';
import type { Case } from '../channel-suite/cases.js';
import { PagePool } from '../channel-suite/page-pool.js';
import { PROFILES } from '../channel-suite/profiles.js';
import { listScenes } from '../channel-suite/scenes.js';
import { dealCards, MISTAKE, Stage } from '../channel-suite/stage.js';
import { withinLimit } from '../channel-suite/time-limit.js';
import { startBrowser } from '../product/browser.js';
import { startProduct, type GoodCard, type Product } from '../product/server.js';
import { readBusanWords } from './pack-words.js';
import { readPageWords } from './page-words.js';

const DEFAULT_LANGUAGE: Language = 'ru';
const OTHERS = LANGUAGES.filter((language) => language !== DEFAULT_LANGUAGE);
const THEMES = ['day', 'night', 'contrast'] as const;
/** A scene waits as often as it computes: three keep two cores busy. */
const WORKERS = 3;
/** Limits the test while one works on a scene: `SCENES='center|home'`. */
const wanted = new RegExp(process.env['SCENES'] ?? '.');
const scenes = (await listScenes()).filter((scene) => wanted.test(`${scene.channel} ${scene.id}`));
const { names } = await readBusanWords();

let product: Product;
let browser: Browser;
let pages: PagePool;
let cards: GoodCard[];

before(async () => {
  const bundle = await build({ entryPoints: ['tests/channel-suite/in-page/index.ts'], bundle: true, format: 'iife', target: 'chrome120', write: false });
  [product, browser] = await Promise.all([startProduct({ CITY: 'riga', REQUESTS_PER_MINUTE: '1000000' }), startBrowser()]);
  pages = new PagePool(browser, product.address, bundle.outputFiles[0]?.text ?? '');
  cards = dealCards(product, WORKERS);
});
after(async () => {
  await browser.close();
  await product.stop();
});

/** A scene in the language of the city and in one of the others; over all scenes each language, theme and screen has its turn. */
function chooseCases(scene: Scene, turn: number): readonly [Case, Case] {
  const profiles = PROFILES.filter(({ channel }) => channel === scene.channel);
  const choose = (language: Language | undefined, text: 1 | 2, step: number): Case => {
    const [theme, profile] = [THEMES[(turn + step) % THEMES.length], profiles[(turn + step) % profiles.length]];
    assert.ok(language && theme && profile);
    return { scene, language, text, theme, profile };
  };
  return [choose(DEFAULT_LANGUAGE, 1, 0), choose(OTHERS[turn % OTHERS.length], 2, 1)];
}

/** Whether a scene makes a request fail or be refused: Chromium complains of every reply that failed. */
const isRefused = ({ path, network = 'ok', answers, steps = [] }: Scene): boolean =>
  network !== 'ok' || answers !== undefined || path.endsWith('/nowhere') || steps.some((step) => 'network' in step || ('show' in step && step.show !== 'valid'));
/** A scene of the page that covers a broken one breaks it by a mistake of its own. */
const isBroken = ({ steps = [] }: Scene): boolean => steps.some((step) => 'throws' in step);
const FAILED_REPLY = /^(server: 5\d\d|console: Failed to load resource:) .*\/(api|healthz)\b/;

async function examine(scene: Scene, turn: number, card: GoodCard, tell: (what: string) => void): Promise<string[]> {
  const cases = chooseCases(scene, turn);
  tell('the way in');
  const stage = await Stage.open(pages, product, scene, cases[0], card);
  const faults: string[] = [];
  try {
    for (const row of cases) {
      tell(`${row.profile.name}, ${row.language}`);
      await stage.dress(row);
      const words = await readPageWords(stage.page);
      const texts = await stage.page.evaluate(() => __channelSuite.texts());
      const found = [
        ...(words ? [] : ['nothing is drawn']),
        ...texts.filter(({ hidden, planLabel, scrolledAway }) => hidden > 2 && !planLabel && !(scrolledAway && (scene.channel === 'operations' || scene.channel === 'phone'))).map(({ hidden, name }) => `${hidden} px of text cut: ${name}`),
        ...names.find(words),
      ];
      faults.push(...found.map((fault) => `${row.profile.name}, ${row.language}, ${row.text * 100} %: ${fault}`));
    }
    faults.push(...stage.complaints.filter((complaint) => !(isRefused(scene) && FAILED_REPLY.test(complaint)) && !(isBroken(scene) && complaint === `script: ${MISTAKE}`)));
  } finally {
    await stage.close();
  }
  return faults;
}

describe(`Riga in place of Busan: ${scenes.length} scenes`, { concurrency: WORKERS }, () => {
  const free: number[] = Array.from({ length: WORKERS }, (_unused, hand) => hand);
  for (const [turn, scene] of scenes.entries()) {
    test(`${scene.channel}: ${scene.id}`, async () => {
      const hand = free.pop() ?? 0;
      const card = cards[hand];
      assert.ok(card);
      try {
        const faults = await withinLimit((tell) => examine(scene, turn, card, (what) => tell(`${scene.channel} ${scene.id}, ${what}`)));
        assert.equal(faults.length, 0, `${faults.length} faults:\n${faults.slice(0, 25).join('\n')}`);
      } finally {
        free.push(hand);
      }
    });
  }
});
