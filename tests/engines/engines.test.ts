import assert from 'node:assert/strict';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { buildPackagedTv } from '../../scripts/build/packaged-tv.js';
import { OLD_ENGINES } from '../../scripts/engines/engine-list.js';
import { fetchEngine } from '../../scripts/engines/fetch-engine.js';
import { ensureChromium } from '../../scripts/testing/ensure-chromium.mjs';
import { pickCard, startProduct, type Product } from '../product/server.js';
import { EnginePage } from './engine-page.js';
import { openLine, type Line } from './line.js';
import { joinPictures } from './join-pictures.js';
import { reserveSeat, seeHome } from './tv-journey.js';

/** Where single pictures go, and those of the oldest and the newest side by side. */
const PICTURES = 'tests/screenshots';
const FORMS = ['hosted', 'packaged'] as const;
const ENGINES = [
  ...OLD_ENGINES.map((engine) => ({ name: String(engine.version), standsFor: engine.standsFor, find: () => fetchEngine(engine) })),
  { name: 'current', standsFor: 'televisions of next year', find: async () => ({ ok: true as const, value: ensureChromium() }) },
];

let product: Product;
let line: Line;
let packageFolder: string;
before(async () => {
  await mkdir(PICTURES, { recursive: true });
  product = await startProduct();
  line = await openLine(() => product.address);
  packageFolder = await mkdtemp(join(tmpdir(), 'u-city-packaged-'));
  await buildPackagedTv(line.address, packageFolder);
});
after(async () => {
  await line.close();
  await product.stop();
  await rm(packageFolder, { recursive: true, force: true });
  await joinPictures(PICTURES, ['69', 'current']);
});

const addressOf = (form: (typeof FORMS)[number]): string => (form === 'hosted' ? `${line.address}/tv/?lang=en` : `file://${packageFolder}/index.html?lang=en`);

for (const { name, standsFor, find } of ENGINES) {
  describe(`Chromium ${name} (${standsFor})`, () => {
    for (const form of FORMS) {
      test(`${form}: home is drawn, keys move the focus, a seat is reserved`, async (t) => {
        const program = await find();
        if (!program.ok) return t.skip(program.failure);
        const page = await EnginePage.start(program.value);
        const takePicture = async (screen: string): Promise<void> => writeFile(join(PICTURES, `engine-${name}-${form}-${screen}.png`), await page.takePicture());
        try {
          await page.goto(addressOf(form));
          await seeHome(page, takePicture);
          await reserveSeat(page, product.address, pickCard(product, 0), takePicture);
          assert.deepEqual(page.complaints, []);
        } catch (error) {
          await takePicture('failed');
          throw error;
        } finally {
          await page.close();
        }
      });
    }
  });
}
