import type { Page } from 'playwright-core';
import type { RoomDirectory } from '../../shared/contract/meetings.js';
import type { Scene, SceneStep } from '../../shared/services/service.js';
import type {} from '../../shared/ui/expose-dress.js';
import type {} from './in-page/index.js';
import { Resident } from '../product/api.js';
import { isGood, pickStaff, type GoodCard, type Product } from '../product/server.js';
import { typeCardAtOnce, typeDigits } from '../product/type-card.js';
import type { Case } from './cases.js';
import { SceneNetwork } from './network.js';
import type { PagePool } from './page-pool.js';
import { describeProfile } from './profiles.js';

/** Home waits two seconds before it asks about meetings. */
const FACTS_MS = 3_500;
const STEP_MS = 15_000;
/** How fast a page starts is asked elsewhere; here a machine that stands still for a while is waited for. */
const START_MS = 60_000;
const SHELLS = ['kiosk', 'tv', 'phone', 'operations'].flatMap((channel) => [`${channel}-app`, `${channel}-starting`]).join(', ');
/** What breaks a page in the scenes that show what comes then. */
export const MISTAKE = 'A mistake that a test made';

/** One scene on a real page: opened, walked to, and dressed anew for each case. */
export class Stage {
  readonly page: Page;
  readonly complaints: readonly string[];
  readonly #leave: () => Promise<void>;
  readonly #scene: Scene;
  readonly #product: Product;
  readonly #card: GoodCard;
  readonly #network = new SceneNetwork();

  private constructor(opened: { page: Page; complaints: readonly string[] }, leave: () => Promise<void>, scene: Scene, product: Product, card: GoodCard) {
    ({ page: this.page, complaints: this.complaints } = opened);
    this.#leave = leave;
    this.#scene = scene;
    this.#product = product;
    this.#card = card;
  }

  /** Takes a page for a scene and walks to it, as the first case wants it. */
  static async open(pages: PagePool, product: Product, scene: Scene, first: Case, card: GoodCard): Promise<Stage> {
    const opened = await pages.take(scene, first.profile);
    const stage = new Stage(opened, () => pages.giveBack(opened), scene, product, card);
    try {
      await stage.#network.attach(opened.page, scene, product.openCenters[0]);
      await stage.#prepareReservations();
      await stage.#walk(first);
    } catch (error) {
      // Whatever is wrong with this page, no other scene shall have it.
      await opened.context.close();
      throw error;
    }
    return stage;
  }

  /** Draws the scene as another case wants it: at once where the page can, else by walking to it again. */
  async dress(wanted: Case): Promise<void> {
    await this.page.setViewportSize(wanted.profile);
    const dressed = await this.page.evaluate(async (dress) => {
      await globalThis.__uCityDress?.(dress);
      return globalThis.__uCityDress !== undefined;
    }, {
      language: wanted.language, text: wanted.text, theme: wanted.theme,
      ...(wanted.profile.diagonalInch === undefined ? {} : {
        profile: { diagonalInch: wanted.profile.diagonalInch, widthPx: wanted.profile.width, heightPx: wanted.profile.height, lowerEdgeCm: wanted.profile.lowerEdgeCm ?? 0 },
      }),
    });
    if (!dressed) await this.#walk(wanted);
    await this.settle();
  }

  /** Waits until fonts are there and two frames have been drawn. */
  async settle(): Promise<void> {
    await this.page.evaluate(() => __channelSuite.settle());
  }

  async close(): Promise<void> {
    await this.#network.detach();
    await this.#leave();
  }

  /** Back, pressed often enough, always leads to where the channel starts. */
  async findWayOut(): Promise<string | undefined> {
    for (let press = 0; press < 12; press++) {
      const out = await this.page.evaluate(() => location.hash.replace(/^#\/?$/, '') === '' && !document.querySelector('[aria-modal=true]'));
      if (out) return undefined;
      await this.page.keyboard.press('Escape');
      await this.settle();
    }
    return `Back does not lead out of ${await this.page.evaluate(() => location.hash)}`;
  }

  async #walk(wanted: Case): Promise<void> {
    const { channel, parameters = {}, signedIn, steps = [] } = this.#scene;
    const [center] = this.#product.openCenters;
    const path = this.#scene.path.replace(':centerId', center);
    // A panel that is a room's own stands at one of the city's, whichever city is drawn.
    const atRoom = parameters['room'] === ':roomId' ? { room: await findRoom(this.#product.address, center) } : {};
    const query = new URLSearchParams({
      lang: wanted.language, text: String(wanted.text * 100), theme: wanted.theme, hooks: '1', ...describeProfile(wanted.profile),
      ...(channel === 'kiosk' ? { center, camera: 'simulated' } : {}), ...parameters, ...atRoom,
    });
    const address = `${this.#product.address}/${channel}/?${query.toString()}`;
    if (signedIn && channel === 'operations') {
      await this.#goTo(address);
      await this.#signInAtDesk();
    } else if (signedIn && channel === 'phone') {
      await this.#goTo(address);
      await this.#signInOnPhone();
    } else if (signedIn) {
      await this.#goTo(`${address}#/${channel === 'kiosk' ? 'work/reservations' : ''}`);
      await this.#signIn();
      if (path !== '/' || channel === 'kiosk') await this.page.evaluate((to) => location.replace(`#${to}`), path);
    } else {
      await this.#goTo(`${address}#${path}`);
    }
    await this.#waitUntilDrawn();
    if (signedIn && channel === 'tv' && path === '/') await this.#waitForFacts();
    if (this.#scene.networkFrom === 'drawn') await this.#network.begin(this.#scene);
    for (const step of steps) await this.#take(step);
    await this.settle();
  }

  async #goTo(address: string): Promise<void> {
    await this.page.goto(address, { timeout: START_MS });
    await this.page.locator(SHELLS).first().waitFor({ state: 'attached', timeout: START_MS });
  }

  /** A screen is drawn when it has a control, or says why it has none. */
  async #waitUntilDrawn(): Promise<void> {
    await this.settle();
    // Skeletons come after 200 ms; a scene that is slow shall be seen with them.
    await this.page.waitForTimeout(this.#scene.network === 'slow' ? 400 : 150);
  }

  /** What a home says of meetings and of Health comes a little after it, and draws its rails anew; other rails may leave theirs no room. */
  async #waitForFacts(): Promise<void> {
    await this.page.waitForFunction(() => ['/consultations', '/consultations/desk'].every((route) => performance.getEntriesByType('resource').some(({ name }) => name.endsWith(route))), undefined, { timeout: FACTS_MS }).catch(() => undefined);
    await this.page.locator('[data-id=card-rooms]', { hasText: /\d/ }).waitFor({ state: 'attached', timeout: FACTS_MS }).catch(() => undefined);
  }

  async #signIn(): Promise<void> {
    await this.#tap(this.#scene.channel === 'kiosk' ? 'reservations-signed-out-action' : 'top-sign-in');
    for (const [asked, digits] of [['sign-in-card', this.#card.number], ['sign-in-pin', this.#card.pin]] as const) {
      await this.#find(asked);
      await this.settle();
      await this.page.evaluate((all) => __channelSuite.tapDigits(all), digits);
    }
    await this.page.locator('[data-id=sign-in-pin]').waitFor({ state: 'detached', timeout: STEP_MS });
  }

  async #signInOnPhone(): Promise<void> {
    await this.#tap('sign-in-open');
    await this.#find('sign-in');
    await this.page.locator('[data-id=sign-in-number]').fill(this.#card.number);
    await this.page.locator('[data-id=sign-in-pin]').fill(this.#card.pin);
    await this.page.keyboard.press('Enter');
    await this.page.locator('[data-id=sign-in]').waitFor({ state: 'detached', timeout: STEP_MS });
  }

  /** Staff type into the page's own fields. */
  async #signInAtDesk(): Promise<void> {
    const { number, pin } = this.#scene.signedIn === 'as-resident' ? this.#card : pickStaff(this.#product, 0, this.#scene.signedIn === 'as-clinician' ? 'health' : 'help');
    await this.page.locator('[data-id=sign-in-number]').fill(number);
    await this.page.locator('[data-id=sign-in-pin]').fill(pin);
    await this.page.keyboard.press('Enter');
    await this.page.locator('[data-id=sign-in]').waitFor({ state: 'detached', timeout: STEP_MS });
  }

  async #take(step: SceneStep): Promise<void> {
    if ('press' in step) {
      // A television's remote acts on what has the focus, and a view has none until it is drawn.
      if (this.#scene.channel === 'tv') await this.page.locator('[data-focused]').first().waitFor({ state: 'attached', timeout: STEP_MS });
      await this.settle();
      for (const key of step.press) {
        await this.page.keyboard.press(key);
        await this.settle();
      }
    } else if ('network' in step) await this.#network.begin(step);
    else if ('tapId' in step) await this.#tap(step.tapId);
    else if ('type' in step) {
      // Whoever types hears the keys once it is drawn and has the focus.
      await this.settle();
      await typeDigits(this.page, step.type);
    }
    else if ('pass' in step) await this.page.clock.fastForward(step.pass * 1000);
    else if ('throws' in step) await this.#breakPage();
    else if ('waitFor' in step) await this.#find(step.waitFor);
    else await this.#showCard(step.show);
  }

  async #breakPage(): Promise<void> {
    await this.page.evaluate((words) => {
      // The page that covers a broken one cannot be dressed anew without a reload.
      globalThis.__uCityDress = undefined;
      setTimeout(() => { throw new Error(words); });
    }, MISTAKE);
  }

  #find(id: string): Promise<void> {
    return this.page.locator(`[data-id="${id}"]`).first().waitFor({ state: 'attached', timeout: STEP_MS });
  }

  async #tap(id: string): Promise<void> {
    const control = this.page.locator(`[data-id="${id}"]`).first();
    await control.waitFor({ state: 'attached', timeout: STEP_MS });
    await control.click({ timeout: STEP_MS });
    await this.settle();
  }

  async #prepareReservations(): Promise<void> {
    const { id, channel, signedIn, steps = [] } = this.#scene;
    if (channel === 'operations' || channel === 'phone') return;
    const shown = steps.flatMap((step) => ('show' in step ? [step.show] : []))[0];
    if (!signedIn && !shown) return;
    const [here, other] = this.#product.openCenters;
    const resident = await Resident.signIn(this.#product.address, this.#card);
    await resident.cancelAll();
    if (shown === 'valid') await resident.reserveSeat(here, 0, 30);
    if (shown === 'wrong-center') await resident.reserveSeat(other, 0, 30);
    if (shown === 'too-early') await resident.reserveSeat(here, 180, 30);
    if (/reservations|home/.test(id)) {
      await resident.reserveSeat(here, 120, 60);
      await resident.reserveSeat(other, 26 * 60, 90);
    }
  }

  async #showCard(show: Extract<SceneStep, { show: unknown }>['show']): Promise<void> {
    const special = { revoked: 'revoked', expired: 'expired', 'not-ours': 'foreign' } as const;
    const kind = show in special ? special[show as keyof typeof special] : undefined;
    const token = kind ? this.#product.cards.find((card) => card.kind === kind)?.token : show === 'unreadable' ? this.#card.token.slice(0, -2) : this.#card.token;
    if (!token) throw new Error(`No demo card is ${show}`);
    // A person waits for the screen to say that it looks.
    await this.page.locator('pla-camera-circle[looking], [data-looking=true]').waitFor({ timeout: STEP_MS });
    await typeCardAtOnce(this.page, token);
  }
}

/** Cards for scenes that run at the same time: each has one of its own. */
export function dealCards(product: Product, hands: number): GoodCard[] {
  const cards = product.cards.filter(isGood);
  if (cards.length < hands) throw new Error(`${hands} cards are needed and the demo has ${cards.length}`);
  return cards.slice(0, hands);
}

/** The id of a telepresence room of a center; empty where it has none. */
async function findRoom(address: string, centerId: string): Promise<string> {
  const { rooms } = await (await fetch(`${address}/api/rooms`)).json() as RoomDirectory;
  return rooms.find((room) => room.centerId === centerId)?.spaceId ?? '';
}
