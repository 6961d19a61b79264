import type { Browser, Page } from 'playwright-core';
import type { Scene } from '../../shared/services/service.js';
import { openPage, type WatchedPage } from '../product/browser.js';
import type { ScreenProfile } from './profiles.js';

/** In the page, before its scripts: takes away by what a browser encrypts. */
const LACKS_ENCRYPTION = 'delete globalThis.RTCRtpScriptTransform; delete RTCRtpSender.prototype.createEncodedStreams;';
/** A reply of the server that runs no script: from here a page's storage can be emptied while nothing uses it. */
const QUIET_PATH = '/healthz';
/** A page is closed after so many scenes, so that what it gathers stays small. */
const MOST_SCENES = 40;

interface PooledPage extends WatchedPage {
  readonly kind: string;
  readonly onceOnly: boolean;
  scenes: number;
}

/** Scenes that may follow each other on a page: what was put into a page before its scripts stays in it. */
const nameKind = (scene: Scene): string => `${scene.channel} ${scene.lacks ?? ''}`;

/** A clock that a test moves cannot be taken out of a page again. */
const hasFakeClock = (scene: Scene): boolean => scene.steps?.some((step) => 'pass' in step) ?? false;

/**
 * Pages that scenes use one after the other. To open one costs more than to draw a scene in all its cases: a new page reads
 * every script and font again. What a scene leaves in a page, its storage included, is gone before the next has it.
 */
export class PagePool {
  readonly #browser: Browser;
  readonly #address: string;
  readonly #inPage: string;
  readonly #free: PooledPage[] = [];

  /**
   * @param address the server's origin, whose storage is emptied between scenes
   * @param inPage script that runs before a page's own
   */
  constructor(browser: Browser, address: string, inPage: string) {
    this.#browser = browser;
    this.#address = address;
    this.#inPage = inPage;
  }

  /** A page as new, of a screen's size. */
  async take(scene: Scene, profile: ScreenProfile): Promise<PooledPage> {
    const kind = nameKind(scene);
    const index = hasFakeClock(scene) ? -1 : this.#free.findIndex((page) => page.kind === kind);
    const [found] = index < 0 ? [] : this.#free.splice(index, 1);
    if (!found) return this.#open(scene, profile);
    await found.page.setViewportSize(profile);
    return found;
  }

  /** Takes a page back, and empties it. */
  async giveBack(pooled: PooledPage): Promise<void> {
    pooled.scenes++;
    const emptied = !pooled.onceOnly && pooled.scenes < MOST_SCENES && await emptyPage(pooled.page, this.#address).then(() => true, () => false);
    if (!emptied) return pooled.context.close();
    pooled.complaints.length = 0;
    this.#free.push(pooled);
  }

  async #open(scene: Scene, profile: ScreenProfile): Promise<PooledPage> {
    const opened = await openPage(this.#browser, profile, scene.channel === 'kiosk' || scene.channel === 'phone');
    // Without its service worker a page fetches what it shows and not all that there is: a third of the suite's work.
    await opened.page.addInitScript({ content: `delete Navigator.prototype.serviceWorker; ${this.#inPage}` });
    if (scene.lacks === 'encryption') await opened.page.addInitScript({ content: LACKS_ENCRYPTION });
    const onceOnly = hasFakeClock(scene);
    if (onceOnly) await opened.page.clock.install();
    return { ...opened, kind: nameKind(scene), onceOnly, scenes: 0 };
  }
}

async function emptyPage(page: Page, address: string): Promise<void> {
  // A pointer that rests where the last scene clicked would take the focus of a television.
  await page.mouse.move(0, 0);
  await page.goto(`${address}${QUIET_PATH}`);
  await page.evaluate(() => sessionStorage.clear());
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin: address, storageTypes: 'cookies,local_storage,indexeddb,cache_storage,service_workers' });
  await session.detach();
}
