import type { EnginePage } from '../engines/engine-page.js';
import { hidePage, showPage, VISIBILITY } from './visibility.js';

/** The keys of an LG remote that an app hears. Volume, input and home stay with the television. */
const KEYS: Readonly<Record<string, number>> = { Back: 461, Red: 403, Green: 404, Yellow: 405, Blue: 406, Play: 415, Pause: 19 };

/** What LG gives every app without a library of its own. */
const HOST = (launchParams: string): string => `(() => {
  const state = { backs: 0 };
  window.PalmSystem = { launchParams: ${JSON.stringify(launchParams)}, platformBack: () => { state.backs++; } };
  window.__host = state;
})()`;

/** An LG television around the real package. */
export class WebosHost {
  readonly #page: EnginePage;

  private constructor(page: EnginePage) {
    this.#page = page;
  }

  /** @param launchedAt where the app is asked to open at its start, if anywhere */
  static async install(page: EnginePage, launchedAt?: string): Promise<WebosHost> {
    await page.addStartScript(VISIBILITY);
    await page.addStartScript(HOST(launchedAt === undefined ? '' : JSON.stringify({ path: launchedAt })));
    return new WebosHost(page);
  }

  /** A key of the remote. @returns false when the television keeps it to itself */
  async press(name: string): Promise<boolean> {
    if (!(name in KEYS) && !/^(Arrow(Left|Up|Right|Down)|Enter|\d)$/.test(name)) return false;
    await this.#page.press(KEYS[name] ?? name);
    return true;
  }

  /** How often the app has handed Back over to the television. */
  countBacks(): Promise<number> {
    return this.#page.evaluate('__host.backs');
  }

  hide(): Promise<void> {
    return hidePage(this.#page);
  }

  show(): Promise<void> {
    return showPage(this.#page);
  }

  /** The running app is opened again at a place; with `handlesRelaunch: false` the television has brought it to the front. */
  async relaunch(path: string): Promise<void> {
    await this.#page.evaluate(`document.dispatchEvent(new CustomEvent('webOSRelaunch', { detail: ${JSON.stringify({ path })} }))`);
  }

  async tellNetwork(connected: boolean): Promise<void> {
    await this.#page.evaluate(`dispatchEvent(new Event('${connected ? 'online' : 'offline'}'))`);
  }
}
