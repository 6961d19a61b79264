import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openPage, startBrowser } from '../tests/product/browser.js';
import { startProduct, type Product } from '../tests/product/server.js';
import { MOMENTS, PICTURES, type Picture } from './screenshots/pictures.js';
import { savePicture } from './screenshots/save-picture.js';
import { isBuilt } from './sources.mjs';

/**
 * Takes the README's pictures of the built product: `npm run screenshots`, or those whose names contain a word,
 * `npm run screenshots -- tv`. Day and hour stand still and the visitors are invented from them, so that a picture changes
 * only when the product does.
 */
const FOLDER = 'docs/pictures';
/** For texts and figures that come after the first ones, and for what slides in. */
const SETTLE_MS = 1_500;

async function takePicture(browser: Browser, product: Product, picture: Picture): Promise<void> {
  const { page, context, complaints } = await openPage(browser, picture.size);
  try {
    if (picture.locale) await context.setExtraHTTPHeaders({ 'accept-language': picture.locale });
    await page.clock.install({ time: MOMENTS[picture.at] });
    await page.goto(`${product.address}${picture.address}`);
    await picture.walk(page, product);
    await page.waitForTimeout(SETTLE_MS);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const bytes = await savePicture(await page.screenshot(), join(FOLDER, `${picture.name}.png`));
    console.log(`  ${picture.name}.png  ${Math.round(bytes / 1024)} KB`);
    for (const complaint of complaints) console.log(`    ${complaint}`);
  } finally {
    await context.close();
  }
}

async function takePictures(browser: Browser, at: Picture['at'], pictures: readonly Picture[]): Promise<void> {
  if (pictures.length === 0) return;
  const product = await startProduct({
    PICTURE_TIME: MOMENTS[at], NODE_OPTIONS: `--import=${new URL('./screenshots/stand-still.mjs', import.meta.url).href}`,
  });
  try {
    for (const picture of pictures) await takePicture(browser, product, picture);
  } finally {
    await product.stop();
  }
}

process.chdir(new URL('..', import.meta.url).pathname);
const wanted = PICTURES.filter(({ name }) => name.includes(process.argv[2] ?? ''));
if (!isBuilt() && spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' }).status !== 0) throw new Error('The build failed; its words stand above.');
await mkdir(FOLDER, { recursive: true });
const browser = await startBrowser();
try {
  for (const at of ['afternoon', 'evening'] as const) await takePictures(browser, at, wanted.filter((picture) => picture.at === at));
} finally {
  await browser.close();
}
