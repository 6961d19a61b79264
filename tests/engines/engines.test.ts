import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { OLD_ENGINES } from '../../scripts/engines/engine-list.js';
import { fetchEngine } from '../../scripts/engines/fetch-engine.js';
import { ensureChromium } from '../../scripts/testing/ensure-chromium.mjs';
import { TizenHost } from '../packaged/tizen-host.js';
import { WebosHost } from '../packaged/webos-host.js';
import { pickCard } from '../product/server.js';
import { checkAppinfo } from './check-appinfo.js';
import { EnginePage } from './engine-page.js';
import { joinPictures } from './join-pictures.js';
import { reserveSeat, seeHome, surviveCut, waitUntilKept } from './tv-journey.js';
import { usePackages } from '../packaged/use-packages.js';

/** Where single pictures go, and those of the oldest and the newest side by side. */
const PICTURES = 'tests/screenshots';
const ENGINES = [
  ...OLD_ENGINES.map((engine) => ({ name: String(engine.version), standsFor: engine.standsFor, find: () => fetchEngine(engine) })),
  { name: 'current', standsFor: 'televisions of next year', find: async () => ({ ok: true as const, value: ensureChromium() }) },
];

const made = usePackages();
before(() => mkdir(PICTURES, { recursive: true }));
after(() => joinPictures(PICTURES, ['69', 'current']));

/** The forms that the television comes in: from the server, and out of each package with the television's own objects around it. */
const FORMS: Readonly<Record<string, (page: EnginePage) => Promise<string>>> = {
  hosted: async () => `${made.line.address}/tv/?lang=en`,
  tizen: async (page) => {
    await TizenHost.install(page, made.packages.tizen);
    return `file://${made.packages.tizen}/index.html?lang=en`;
  },
  webos: async (page) => {
    await WebosHost.install(page);
    return `file://${made.packages.webos}/index.html?lang=en`;
  },
};

for (const { name, standsFor, find } of ENGINES) {
  describe(`Chromium ${name} (${standsFor})`, () => {
    for (const [form, open] of Object.entries(FORMS)) {
      test(`Chromium ${name}, ${form}: home is drawn, keys move the focus, a seat is reserved, and the line may be cut`, async (t) => {
        const program = await find();
        if (!program.ok) return t.skip(program.failure);
        const page = await EnginePage.start(program.value);
        const takePicture = async (screen: string): Promise<void> => writeFile(join(PICTURES, `engine-${name}-${form}-${screen}.png`), await page.takePicture());
        try {
          const address = await open(page);
          await page.goto(address);
          await seeHome(page, takePicture);
          await reserveSeat(page, made.product.address, pickCard(made.product, 0), takePicture);
          assert.equal(page.complaints.join('\n'), '');
          await waitUntilKept(page);
          await page.goto(address);
          await seeHome(page, takePicture);
          await surviveCut(page, made.line, address);
          assert.equal(page.complaints.filter((complaint) => !complaint.startsWith('network:')).join('\n'), '');
        } catch (error) {
          await takePicture('failed');
          throw error;
        } finally {
          await made.line.mend();
          await page.close();
        }
      });
    }
  });
}

test('LG’s own checker accepts appinfo.json', (t) => {
  const { code, output } = checkAppinfo(made.packages.webos);
  if (code === undefined) return t.skip(output);
  assert.equal(code, 0, output);
});
