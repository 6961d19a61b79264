import type { Page } from 'playwright-core';

/** Where the focused control and a wanted one lie. */
interface Places {
  readonly at: { readonly x: number; readonly y: number; readonly arrived: boolean } | null;
  readonly to: { readonly x: number; readonly y: number } | null;
}

const MOST_PRESSES = 60;

/** A person with a remote control: arrows, OK, Back and digits, and eyes that see where the focus is. */
export class RemoteControl {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
    await this.#page.waitForTimeout(80);
  }

  /** Presses digits at a person's pace. */
  async type(digits: string): Promise<void> {
    for (const digit of digits) await this.press(digit);
  }

  /** Moves with arrows towards the control with this `data-id`, the longer way first, and presses OK on it. */
  async choose(dataId: string): Promise<void> {
    await this.#page.locator(`[data-id="${dataId}"]`).first().waitFor({ state: 'attached', timeout: 15_000 });
    let stuck = false;
    for (let press = 0; press < MOST_PRESSES; press++) {
      const { at, to } = await this.#look(dataId);
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
      const next = (await this.#look(dataId)).at;
      stuck = next !== null && Math.abs(next.x - at.x) < 1 && Math.abs(next.y - at.y) < 1 ? !stuck : false;
    }
    throw new Error(`The remote control did not find ${dataId}`);
  }

  /** What a person sees is what a frame has shown: what was rendered in the meantime may still take the focus. */
  async #look(dataId: string): Promise<Places> {
    await this.#page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))));
    return this.#page.locator(`[data-id="${dataId}"]`).first().evaluate((wanted) => {
      let focused = document.activeElement;
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
      let arrived = false;
      let inside: Node | null = focused;
      while (inside) {
        if (inside === wanted) arrived = true;
        inside = inside instanceof ShadowRoot ? inside.host : inside.parentNode;
      }
      const own = focused && focused !== document.body ? focused.getBoundingClientRect() : null;
      const goal = wanted.getBoundingClientRect();
      return {
        at: own ? { x: own.left + own.width / 2, y: own.top + own.height / 2, arrived: arrived || wanted.contains(focused) } : null,
        to: { x: goal.left + goal.width / 2, y: goal.top + goal.height / 2 },
      };
    });
  }
}
