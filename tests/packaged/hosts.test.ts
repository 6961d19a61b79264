import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { ensureChromium } from '../../scripts/testing/ensure-chromium.mjs';
import { TIZEN_PRIVILEGES } from '../../tv/packaging/tizen-config.js';
import { EnginePage } from '../engines/engine-page.js';
import { Resident } from '../product/api.js';
import { CENTER } from '../product/panel.js';
import { pickCard } from '../product/server.js';
import { TizenHost } from './tizen-host.js';
import { WebosHost } from './webos-host.js';
import { usePackages } from './use-packages.js';

const CARD = `card-center-${CENTER}`;
/** The test's page has no television's Internet, so this is what a resource of the network says when it is cut. */
const NETWORK = /^network: Failed to load resource/;

const made = usePackages();
let page: EnginePage;
beforeEach(async () => {
  page = await EnginePage.start(ensureChromium());
});
afterEach(async () => {
  const complaints = page.complaints.filter((complaint) => !NETWORK.test(complaint));
  await page.close();
  assert.deepEqual(complaints, []);
});

async function openTizen(): Promise<TizenHost> {
  const host = await TizenHost.install(page, made.packages.tizen);
  await page.goto(`file://${made.packages.tizen}/index.html?lang=en`);
  await page.waitForId(CARD, 30_000);
  return host;
}

async function openWebos(launchedAt?: string): Promise<WebosHost> {
  const host = await WebosHost.install(page, launchedAt);
  await page.goto(`file://${made.packages.webos}/index.html?lang=en`);
  if (launchedAt === undefined) await page.waitForId(CARD, 30_000);
  return host;
}

async function until(holds: () => boolean, what: string): Promise<void> {
  for (const deadline = Date.now() + 5_000; !holds();) {
    if (Date.now() > deadline) throw new Error(`Not within 5 s: ${what}`);
    await wait(20);
  }
}

type Host = Pick<TizenHost, 'press' | 'hide' | 'show' | 'relaunch'>;

/** Out of sight nothing is asked and no stream is open; back in sight the focus is where it was and home tells what has changed. */
async function assertRests(host: Host, cardIndex: number): Promise<void> {
  await page.waitFor(`/seats free/.test(__text('${CARD}'))`);
  const before = await page.evaluate<string>(`__text('${CARD}')`);
  await page.waitFor('__focus()');
  const focus = await page.evaluate<{ id: string }>('__focus()');
  await until(() => page.streams.size === 1, 'the stream is open');
  await page.evaluate("__see('hidden')");
  await until(() => page.streams.size === 0, 'the stream is closed');
  const resident = await Resident.signIn(made.product.address, pickCard(made.product, cardIndex));
  await host.hide();
  await resident.reserveSeat(CENTER, 0, 60);
  assert.equal(await page.evaluate<string>(`__text('${CARD}')`), before, 'nothing is drawn out of sight');
  await host.show();
  await page.waitFor(`__text('${CARD}') !== ${JSON.stringify(before)}`);
  assert.equal((await page.evaluate<{ id: string }>('__focus()')).id, focus.id);
  await resident.cancelAll();
}

/** A link opens its page, and the same link does so again. */
async function assertFollowsLinks(host: Host): Promise<void> {
  for (let time = 0; time < 2; time++) {
    await host.relaunch('/work');
    await page.waitFor("location.hash === '#/work' && !__find('home-offline')");
    await page.waitForId('tv-centers');
    await host.press('Back');
    await page.waitForId(CARD);
  }
  await host.relaunch('/work/../secret');
  assert.notEqual(await page.evaluate<string>('location.hash'), '#/work/../secret');
}

/** The popup that Samsung demands comes by itself, home stays behind it, and all is well when the network returns. */
async function assertSurvivesNetworkLoss(host: Host, tell: (connected: boolean) => Promise<void>): Promise<void> {
  await made.line.cut();
  await tell(false);
  await page.waitForId('offline', 20_000);
  await host.press('Enter');
  await page.waitFor("!__find('offline')");
  await page.waitForId('offline-mark');
  await page.waitForId(CARD);
  await made.line.mend();
  await tell(true);
  await page.waitFor("!__find('offline-mark')", 20_000);
}

describe('a Samsung television', () => {
  test('gives the app the keys it has registered and keeps the others; every declared privilege is used', async () => {
    const host = await openTizen();
    const { registered, used } = await host.read();
    for (const key of ['0', '9', 'ColorF0Red', 'MediaPlay', 'ChannelUp']) assert.ok(registered.includes(key), key);
    for (const key of ['Exit', 'VolumeUp', 'VolumeMute']) assert.equal(await host.press(key), false, `${key} is the television’s`);
    assert.deepEqual([...used, 'http://tizen.org/privilege/internet'].sort(), [...TIZEN_PRIVILEGES].sort());
    await page.waitFor("/^card-/.test((__focus() || {}).id)");
    await host.press('ArrowUp');
    await page.waitFor("/^top-/.test((__focus() || {}).id)");
    while (!/top-sign-in/.test((await page.evaluate<{ id: string }>('__focus()')).id)) await host.press('ArrowLeft');
    await host.press('Enter');
    await page.waitForId('sign-in-card');
    for (const digit of '12345678') await host.press(digit);
    await page.waitForId('sign-in-pin');
    for (const layer of ['sign-in-pin', 'sign-in-card']) {
      await host.press('Back');
      await page.waitFor(`!__find('${layer}')`);
    }
  });

  test('hides and shows the app', async () => assertRests(await openTizen(), 3));
  test('opens the running app at a link', async () => assertFollowsLinks(await openTizen()));

  test('loses the network and finds it again', async () => {
    const host = await openTizen();
    await assertSurvivesNetworkLoss(host, (connected) => host.tellGateway(connected));
  });

  test('tells that memory is short: the picture of the city goes, the app stays', async () => {
    const host = await openTizen();
    await page.waitFor("__count('tv-city') === 1", 20_000);
    await host.tellMemory('NORMAL');
    await host.tellMemory('WARNING');
    await page.waitFor("__count('tv-city') === 0");
    assert.ok(await page.evaluate<boolean>(`Boolean(__find('${CARD}'))`));
  });

  test('asks at home before it leaves, and leaves when told so', async () => {
    const host = await openTizen();
    await host.press('Back');
    await page.waitForId('exit');
    await host.press('Back');
    await page.waitFor("!__find('exit')");
    assert.equal((await host.read()).exits, 0);
    await host.press('Back');
    await page.waitForId('exit');
    await page.waitFor("__look('exit').then(() => __focus())");
    await host.press('ArrowRight');
    await host.press('Enter');
    await page.waitFor('__host.exits === 1');
  });
});

describe('an LG television', () => {
  test('gives the app its keys, and takes Back over at home', async () => {
    const host = await openWebos();
    for (const key of ['VolumeUp', 'Home', 'Input']) assert.equal(await host.press(key), false, key);
    await page.waitFor("/^card-/.test((__focus() || {}).id)");
    await host.press('ArrowUp');
    await page.waitFor("/^top-/.test((__focus() || {}).id)");
    assert.equal(await host.countBacks(), 0);
    await host.press('Back');
    await page.waitFor('__host.backs === 1');
    assert.ok(await page.evaluate<boolean>(`Boolean(__find('${CARD}'))`), 'the app itself goes on');
  });

  test('hides and shows the app', async () => assertRests(await openWebos(), 4));
  test('opens the running app at a link', async () => assertFollowsLinks(await openWebos()));

  test('ends the app in the background when memory is short; opened at a link it starts there', async () => {
    await openWebos('/work');
    await page.waitForId('tv-centers', 30_000);
  });

  test('loses the network and finds it again', async () => {
    const host = await openWebos();
    await assertSurvivesNetworkLoss(host, (connected) => host.tellNetwork(connected));
  });
});
