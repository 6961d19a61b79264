import type { Browser, Page } from 'playwright-core';
import { openPage } from '../../tests/product/browser.js';
import { countKept } from '../../tests/product/kept.js';
import { CENTER, PANEL } from '../../tests/product/panel.js';
import type { GoodCard } from '../../tests/product/server.js';
import { tapDigits } from '../../tests/product/type-card.js';

/** What a screen was told by the server, or keeps for it. */
export interface Acts {
  /** Bookings that the server said yes to, by their ids. */
  readonly acknowledged: Set<string>;
  /** Keys of intents that were kept, sealed. */
  readonly kept: Set<string>;
}

const STEP_MS = 20_000;
const TELEVISION = { width: 1920, height: 1080 };
const OUTCOMES = '[data-id=reserved], [data-id=reserve-kept], [data-id=reserve-trouble], [data-id=refused], [data-id=tv-reserved], [data-id=view-broken]';

/** A person's card at one screen, which acts whatever the network does; what it could not do is no failure, what it was told is kept. */
export class ActingScreen {
  readonly acts: Acts = { acknowledged: new Set(), kept: new Set() };
  /** What became of its acts, by what the screen showed. */
  readonly outcomes = new Map<string, number>();
  /** Scripts that threw. */
  readonly crashes: string[] = [];
  #done = 0;

  private constructor(readonly name: string, readonly page: Page, private readonly address: string, private readonly card: GoodCard, private readonly channel: 'kiosk' | 'tv') {}

  static async open(browser: Browser, address: string, channel: 'kiosk' | 'tv', card: GoodCard, name: string): Promise<ActingScreen> {
    const { page } = await openPage(browser, channel === 'kiosk' ? PANEL : TELEVISION);
    const screen = new ActingScreen(name, page, address, card, channel);
    page.on('pageerror', (error) => screen.crashes.push(`${name}: ${error.message}`));
    page.on('response', (reply) => {
      if (reply.ok() && reply.request().method() === 'POST' && new URL(reply.url()).pathname === '/api/bookings') {
        void reply.json().then((booking: { id: string }) => screen.acts.acknowledged.add(booking.id), () => undefined);
      }
    });
    await page.goto(`${address}/${channel}/?lang=en&center=${CENTER}&camera=simulated`);
    await page.locator('kiosk-app, tv-app').waitFor({ timeout: 60_000 });
    return screen;
  }

  /** How many acts came to an end that the screen showed. */
  get done(): number {
    return this.#done;
  }

  /** Wants a seat, as far as the screen lets it, and gives it back later. */
  async act(): Promise<void> {
    try {
      await (this.channel === 'kiosk' ? this.#actOnPanel() : this.#actOnTelevision());
      this.#done++;
    } catch (error) {
      // A step that could not be taken on a line like this; the next act begins anew.
      if (!(error instanceof Error) || !/Timeout|closed|Execution context/.test(error.message)) throw error;
    }
    for (const entry of (await countKept(this.page).catch(() => undefined))?.outbox ?? []) this.acts.kept.add((entry as { id: string }).id);
  }

  async #actOnPanel(): Promise<void> {
    const { page } = this;
    await page.evaluate((center) => location.assign(`#/work/center/${center}`), CENTER);
    await this.#wake();
    const reserve = page.locator('[data-id=reserve]').first();
    await reserve.click({ timeout: STEP_MS });
    await this.#finish();
    await page.locator('[data-id=bar-end]').first().click({ timeout: STEP_MS });
  }

  async #actOnTelevision(): Promise<void> {
    const { page } = this;
    await page.evaluate((center) => location.assign(`#/work/center/${center}/seats`), CENTER);
    for (const popup of await page.locator('[data-id=offline-close], [data-id=notice-understood]').all()) await popup.click({ timeout: 1_000 }).catch(() => undefined);
    await page.locator('[data-id=tv-seats] [data-focused], [data-id=tv-seats]').first().waitFor({ timeout: STEP_MS });
    await page.keyboard.press('Enter');
    await this.#signIn();
    await page.locator('[data-id=confirm-reserve]').first().click({ timeout: STEP_MS });
    await this.#finish();
    await page.keyboard.press('Escape');
  }

  async #signIn(): Promise<void> {
    const { page, card } = this;
    const asked = page.locator('[data-id=sign-in-card]').first();
    await page.locator(`[data-id=sign-in-card], [data-id=confirm], ${OUTCOMES}`).first().waitFor({ timeout: STEP_MS });
    if (!await asked.isVisible()) return;
    await tapDigits(page, card.number);
    await page.locator('[data-id=sign-in-pin]').first().waitFor({ timeout: STEP_MS });
    await tapDigits(page, card.pin);
    await page.locator('[data-id=sign-in-pin]').first().waitFor({ state: 'detached', timeout: STEP_MS });
  }

  async #finish(): Promise<void> {
    if (this.channel === 'kiosk') await this.#signIn();
    const shown = this.page.locator(OUTCOMES).first();
    await shown.waitFor({ timeout: STEP_MS });
    const outcome = await shown.getAttribute('data-id', { timeout: 1_000 }).catch(() => null) ?? 'gone again';
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
    for (const notice of await this.page.locator('[data-id=notice-understood]').all()) await notice.click({ timeout: 1_000 }).catch(() => undefined);
  }

  /** A resting panel is woken by a key, as by anybody. */
  async #wake(): Promise<void> {
    if (await this.page.locator('kiosk-attract').count() > 0) await this.page.keyboard.press('Enter');
  }

  /** What the plan of the center shows as taken or broken, once the screen has everything. */
  async readPlan(): Promise<Readonly<Record<string, string>>> {
    if (this.channel === 'kiosk') await this.page.locator('[data-id=bar-end]').first().click({ timeout: 2_000 }).catch(() => undefined);
    await this.page.evaluate(() => location.assign('#/'));
    await this.page.locator('kiosk-home, kiosk-attract, tv-home').first().waitFor({ state: 'attached', timeout: STEP_MS });
    await this.#goToPlan();
    // Text, because what tsx makes of a function does not run in a page.
    return this.page.evaluate(`(() => {
      const find = (root) => [...root.querySelectorAll('*')].flatMap((element) => [...(element.localName === 'city-floor-plan' ? [element] : []), ...(element.shadowRoot ? find(element.shadowRoot) : [])]);
      const [plan] = find(document);
      return Object.fromEntries([...(plan?.states ?? [])].map(([id, state]) => [id, state === 'chosen' ? 'free' : state === 'mine' ? 'taken' : state]));
    })()`);
  }

  /** A visit that has just ended may still be taking the page back to its start: whoever lands there goes to the plan once more. */
  async #goToPlan(): Promise<void> {
    const plan = this.page.locator('[data-space]').first();
    for (let tries = 1; ; tries++) {
      await this.page.evaluate(([channel, center]) => location.assign(`#/work/center/${center}${channel === 'tv' ? '/seats' : ''}`), [this.channel, CENTER] as const);
      await this.#wake();
      try {
        await plan.waitFor({ state: 'attached', timeout: STEP_MS / 2 });
        return;
      } catch (error) {
        if (tries < 3) continue;
        throw new Error(`${this.name} draws no plan but ${await this.page.evaluate(() => location.hash)} ${(await this.page.locator('body').ariaSnapshot()).slice(0, 600)}`, { cause: error });
      }
    }
  }

  async countKept(): Promise<number> {
    return (await countKept(this.page)).outbox.length;
  }

  /** Starts the screen anew, as a power cut does. */
  async restart(): Promise<void> {
    await this.page.goto('about:blank');
    await this.page.goto(`${this.address}/${this.channel}/?lang=en&center=${CENTER}&camera=simulated`);
  }
}
