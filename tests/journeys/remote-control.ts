import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { IN_PAGE } from '../engines/in-page.js';

/** Where the focused control and a wanted one lie. */
interface Places {
  readonly at: { readonly x: number; readonly y: number; readonly arrived: boolean } | null;
  readonly to: { readonly x: number; readonly y: number } | null;
}

/** A page that takes keys and can be looked at, in whatever browser. */
export interface Screen {
  press(key: string): Promise<void>;
  /** Waits until a control with this `data-id` is drawn. */
  waitForId(dataId: string): Promise<void>;
  look(dataId: string): Promise<Places>;
}

const MOST_PRESSES = 60;
/** A person's pace. */
const PAUSE_MS = 80;

/** A page that Playwright drives, as a screen. */
export function openScreen(page: Page): Screen {
  return {
    press: (key) => page.keyboard.press(key),
    waitForId: (dataId) => page.locator(`[data-id="${dataId}"]`).first().waitFor({ state: 'attached', timeout: 15_000 }),
    look: async (dataId) => {
      await page.evaluate(IN_PAGE);
      return page.evaluate(`__look(${JSON.stringify(dataId)})`);
    },
  };
}

/** A person with a remote control: arrows, OK, Back and digits, and eyes that see where the focus is. */
export class RemoteControl {
  readonly #screen: Screen;

  constructor(screen: Screen) {
    this.#screen = screen;
  }

  async press(key: string): Promise<void> {
    await this.#screen.press(key);
    await wait(PAUSE_MS);
  }

  /** Presses digits at a person's pace. */
  async type(digits: string): Promise<void> {
    for (const digit of digits) await this.press(digit);
  }

  /** Moves with arrows towards the control with this `data-id`, the longer way first, and presses OK on it. */
  async choose(dataId: string): Promise<void> {
    await this.#screen.waitForId(dataId);
    let stuck = false;
    for (let press = 0; press < MOST_PRESSES; press++) {
      const { at, to } = await this.#screen.look(dataId);
      if (at?.arrived) {
        await this.press('Enter');
        return;
      }
      if (!at || !to) {
        await this.press('ArrowDown');
        continue;
      }
      const [dx, dy] = [to.x - at.x, to.y - at.y];
      const sideways = Math.abs(dx) > Math.abs(dy) !== stuck;
      await this.press(sideways ? (dx > 0 ? 'ArrowRight' : 'ArrowLeft') : dy > 0 ? 'ArrowDown' : 'ArrowUp');
      const next = (await this.#screen.look(dataId)).at;
      stuck = next !== null && Math.abs(next.x - at.x) < 1 && Math.abs(next.y - at.y) < 1 ? !stuck : false;
    }
    throw new Error(`The remote control did not find ${dataId}`);
  }
}
