import type { Page } from 'playwright-core';
import { openScreen, RemoteControl } from '../../tests/journeys/remote-control.js';
import { pickStaff, type Product } from '../../tests/product/server.js';
import { typeCard, typeDigits } from '../../tests/product/type-card.js';
import { pickResident, planMeeting, reserveSeat } from './demo-resident.js';

/** Two instants of one demonstration day in Busan: by day and after dusk, so that panels dress themselves for each. */
export const MOMENTS = { afternoon: '2026-11-23T05:32:00.000Z', evening: '2026-11-23T09:10:00.000Z' } as const;

/** One picture of the README: which screen, when, and how a person gets there. */
export interface Picture {
  readonly name: string;
  readonly at: keyof typeof MOMENTS;
  readonly size: { readonly width: number; readonly height: number };
  /** What the browser says it speaks; channels are told in their address. */
  readonly locale?: string;
  readonly address: string;
  /** Walks to the screen and returns when it is drawn. */
  readonly walk: (page: Page, product: Product) => Promise<void>;
}

const PORTRAIT = { width: 1080, height: 1920 };
const LANDSCAPE = { width: 1920, height: 1080 };
const PHONE = { width: 390, height: 844 };
/** Never closed, and with invented visitors at any hour. */
const CENTER = 'seomyeon';

const panel = (language: string, size: typeof PORTRAIT, edgeCm: number, path = ''): string =>
  `/kiosk/?lang=${language}&center=${CENTER}&diagonal=55&width=${size.width}&height=${size.height}&edge=${edgeCm}&camera=simulated${path}`;
const wait = (page: Page, id: string): Promise<void> => page.locator(`[data-id="${id}"]`).first().waitFor();

/** Touches the resting panel. */
async function wake(page: Page): Promise<void> {
  await page.locator('kiosk-attract').waitFor();
  await page.touchscreen.tap(540, 900);
  await wait(page, 'home');
}

/** Signs the demo's first resident in by remote control. */
async function signIn(page: Page, product: Product): Promise<void> {
  const { number, pin } = await pickResident(product);
  const remote = new RemoteControl(openScreen(page));
  await remote.choose('top-sign-in');
  await wait(page, 'sign-in-card');
  await remote.type(number);
  await wait(page, 'sign-in-pin');
  await remote.type(pin);
  await page.locator('[data-id=top-sign-out]').waitFor({ state: 'attached' });
}

export const PICTURES: readonly Picture[] = [
  {
    name: 'chooser-en', at: 'afternoon', size: LANDSCAPE, locale: 'en-GB', address: '/',
    // The folder of this run is another each time; the usual one stands in its place.
    walk: (page) => page.locator('code').evaluate((folder) => { folder.textContent = '.data/cards'; }),
  },
  { name: 'panel-home-ko', at: 'afternoon', size: PORTRAIT, address: panel('ko', PORTRAIT, 45), walk: wake },
  { name: 'panel-home-landscape-en', at: 'afternoon', size: LANDSCAPE, address: panel('en', LANDSCAPE, 70), walk: wake },
  { name: 'panel-center-en', at: 'afternoon', size: PORTRAIT, address: panel('en', PORTRAIT, 45, `#/work/center/${CENTER}`), walk: (page) => wait(page, 'reserve') },
  {
    name: 'panel-checked-in-ko', at: 'afternoon', size: PORTRAIT, address: panel('ko', PORTRAIT, 45, '#/work/check-in'),
    async walk(page, product) {
      const card = await pickResident(product);
      await reserveSeat(product, card, CENTER, '2026-11-23T05:35:00.000Z', '2026-11-23T08:00:00.000Z');
      await wait(page, 'check-in');
      await typeCard(page, card.token);
      await wait(page, 'checked-in');
      await page.locator('svg[data-plan]').waitFor();
    },
  },
  {
    name: 'panel-consent-ko', at: 'afternoon', size: PORTRAIT, address: panel('ko', PORTRAIT, 45, '#/health'),
    async walk(page, product) {
      const { number, pin } = await pickResident(product);
      await page.locator('[data-id=health-now]').first().click();
      await wait(page, 'sign-in-card');
      await typeDigits(page, number);
      await wait(page, 'sign-in-pin');
      await typeDigits(page, pin);
      await wait(page, 'consent');
      await page.locator('[data-id=consent-summary]').first().click();
    },
  },
  {
    name: 'phone-meeting-en', at: 'afternoon', size: PHONE, address: '/phone/?lang=en',
    async walk(page, product) {
      const [organizer, guest] = [await pickResident(product), await pickResident(product, '최수아')];
      await planMeeting(product, organizer, guest, '2026-11-23T06:00:00.000Z', '2026-11-23T07:00:00.000Z', 'Project meeting');
      await page.locator('[data-id=sign-in-open]').first().click();
      await page.locator('[data-id=sign-in-number]').fill(guest.number);
      await page.locator('[data-id=sign-in-pin]').fill(guest.pin);
      await page.locator('[data-id=sign-in-go]').first().click();
      await page.locator('[data-id=meeting-0]').first().click();
      await wait(page, 'meeting-coming');
    },
  },
  {
    name: 'operations-en', at: 'afternoon', size: LANDSCAPE, address: '/operations/?lang=en',
    async walk(page, product) {
      const { number, pin } = pickStaff(product);
      await page.locator('[data-id=sign-in-number]').fill(number);
      await page.locator('[data-id=sign-in-pin]').fill(pin);
      await page.keyboard.press('Enter');
      await wait(page, 'queue-empty');
    },
  },
  { name: 'panel-attract-ko', at: 'evening', size: PORTRAIT, address: panel('ko', PORTRAIT, 45), walk: (page) => page.locator('kiosk-attract').waitFor() },
  { name: 'panel-home-en', at: 'evening', size: PORTRAIT, address: panel('en', PORTRAIT, 45), walk: wake },
  {
    name: 'tv-home-ko', at: 'evening', size: LANDSCAPE, address: '/tv/?lang=ko',
    async walk(page, product) {
      await reserveSeat(product, await pickResident(product), CENTER, '2026-11-24T00:00:00.000Z', '2026-11-24T03:00:00.000Z');
      await signIn(page, product);
      await page.locator('tv-city').waitFor({ state: 'attached' });
      await page.locator('[data-id^="card-mine-"]').waitFor();
      await page.keyboard.press('ArrowDown');
    },
  },
  { name: 'tv-health-en', at: 'evening', size: LANDSCAPE, address: '/tv/?lang=en#/health', walk: (page) => wait(page, 'health-now') },
  { name: 'tv-seats-en', at: 'evening', size: LANDSCAPE, address: `/tv/?lang=en#/work/center/${CENTER}/seats`, walk: (page) => wait(page, 'tv-seats') },
];
