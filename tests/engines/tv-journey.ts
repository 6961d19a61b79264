import assert from 'node:assert/strict';
import { RemoteControl, type Screen } from '../journeys/remote-control.js';
import { Resident } from '../product/api.js';
import { CENTER } from '../product/panel.js';
import type { GoodCard } from '../product/server.js';
import type { EnginePage } from './engine-page.js';
import type { Line } from './line.js';

/** What a journey hands to whoever wants pictures. */
export type TakePicture = (name: 'home' | 'seats') => Promise<void>;

function openEngineScreen(page: EnginePage): Screen {
  return {
    press: (key) => page.press(key),
    waitForId: (dataId) => page.waitForId(dataId),
    look: (dataId) => page.evaluate(`__look(${JSON.stringify(dataId)})`),
  };
}

/** Presses a key and waits until the focus has gone as `moved` says of where it was (`from`) and where it is (`to`). */
async function pressUntil(page: EnginePage, key: string, moved: string): Promise<boolean> {
  const from = await page.evaluate<unknown>('__focus()');
  await page.press(key);
  return page.waitFor(`((from, to) => to && (${moved}))(${JSON.stringify(from)}, __focus())`, 2_000).then(() => true, () => false);
}

/** Home is drawn with facts of the centers, the focus is on a card and keys move it. */
export async function seeHome(page: EnginePage, takePicture: TakePicture): Promise<void> {
  await page.waitForId(`card-center-${CENTER}`, 30_000);
  // While the cards come in one after another the focus may rest elsewhere for a moment; a person waits for it to settle.
  await page.waitFor(`(() => {
    const onCard = () => /^card-/.test((__focus() || {}).id);
    return onCard() && new Promise((settled) => setTimeout(() => settled(onCard()), 400));
  })()`);
  assert.ok(await pressUntil(page, 'ArrowUp', 'to.y < from.y'), 'up leads from the cards to the buttons');
  // Which of the two buttons that is depends on the card that had the focus.
  assert.ok(await pressUntil(page, 'ArrowRight', 'to.x > from.x') || await pressUntil(page, 'ArrowLeft', 'to.x < from.x'), 'sideways leads to the other button');
  assert.ok(await pressUntil(page, 'ArrowDown', 'to.y > from.y'), 'down leads back to the cards');
  await page.waitFor("__count('city-map') === 1", 30_000);
  await takePicture('home');
}

/** Signs in with a card and its PIN, opens the center, reserves the seat that is proposed; the server and the screen name the same. */
export async function reserveSeat(page: EnginePage, server: string, card: GoodCard, takePicture: TakePicture): Promise<string> {
  const remote = new RemoteControl(openEngineScreen(page));
  await remote.choose('top-sign-in');
  await page.waitForId('sign-in-card');
  await remote.type(card.number);
  await page.waitForId('sign-in-pin');
  await remote.type(card.pin);
  await page.waitForId('top-sign-out');
  await remote.choose(`card-center-${CENTER}`);
  await page.waitForId('tv-center');
  await remote.choose('now-0');
  await page.waitForId('tv-seats');
  await page.waitFor('__look("nothing").then(() => __focus())');
  await remote.press('ArrowDown');
  await takePicture('seats');
  await remote.press('Enter');
  await page.waitForId('confirm');
  await remote.press('Enter');
  await page.waitForId('reserved-home');
  const resident = await Resident.signIn(server, card);
  const [seat] = await resident.listReservedSeats();
  assert.ok(seat, 'the server knows the reservation');
  assert.match(await page.evaluate<string>('__text("tv-reserved")'), new RegExp(`\\b${seat}\\b`), 'the television names the seat');
  await resident.cancelAll();
  return seat;
}

/** The shell lies whole on a hosted television once its service worker answers for the page; a package brings it along. */
export async function waitUntilKept(page: EnginePage): Promise<void> {
  if (await page.evaluate<boolean>("location.protocol !== 'file:'")) await page.waitFor('navigator.serviceWorker.controller', 60_000);
}

/** The television is switched on ten minutes later. */
const LATER = '(() => { const now = Date.now; Date.now = () => now() + 600000; })()';

/**
 * The line is cut: the television says so, keeps what it knows and can be used; started anew without the server it draws home with
 * how old that is; when the line is mended it is live again by itself.
 */
export async function surviveCut(page: EnginePage, line: Line, address: string): Promise<void> {
  await line.cut();
  await page.waitForId('offline', 40_000);
  await page.press('Enter');
  await page.waitFor("!__find('offline')");
  await page.waitForId('offline-mark');
  await page.addStartScript(LATER);
  await page.goto(address);
  await page.waitForId(`card-center-${CENTER}`, 30_000);
  assert.match(await page.evaluate<string>(`__text('card-center-${CENTER}')`), /\d+ seats? free/, 'the last known figure');
  await page.waitForId('offline', 40_000);
  await page.press('Enter');
  await page.waitFor("!__find('offline')");
  assert.match(await page.evaluate<string>(`__text('card-center-${CENTER}')`), /\b1\d min old\b/, 'and its age');
  assert.ok(await pressUntil(page, 'ArrowUp', 'to.y < from.y') || await pressUntil(page, 'ArrowDown', 'to.y > from.y'), 'keys move the focus');
  await line.mend();
  await page.waitFor("!__find('offline-mark')", 40_000);
  await page.waitFor(`/\\blive\\b/.test(__text('card-center-${CENTER}'))`, 40_000);
}
