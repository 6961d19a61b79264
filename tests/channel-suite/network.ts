import type { Page, Route } from 'playwright-core';
import { ADDRESSES, EVENTS_PATH, type RouteName } from '../../shared/contract/addresses.js';
import type { Scene } from '../../shared/services/service.js';

const PROBLEM = { type: 'urn:u-city:problem:service-unavailable', title: 'Service unavailable', status: 503, code: 'service-unavailable' };
/** Stands in a scene's answers for the call that the screen made. */
const CALL_ID = ':callId';
const CENTER_ID = ':centerId';
/** What a page needs before any view can be drawn: a network that is merely slow or failing gives it that much. */
const TO_START = new Set<RouteName>(['readCity', 'listCenters', 'enrolDevice']);

function findRouteName(method: string, path: string): RouteName | undefined {
  for (const [name, address] of Object.entries(ADDRESSES)) {
    const pattern = new RegExp(`^${address.path.replace(/:\w+/g, '[^/]+')}$`);
    if (address.method === method && pattern.test(path)) return name as RouteName;
  }
  return undefined;
}

/** The network of one scene between the page and the real server: slow, failing, cut, or with answers of the scene's own. */
export class SceneNetwork {
  #condition: NonNullable<Scene['network']> = 'ok';
  #answers: NonNullable<Scene['answers']> = {};
  #page: Page | undefined;
  /** The id that the screen made for the call which it asked for last. */
  #callId = '';
  #centerId = '';

  /** @param centerId stands for `:centerId` in the scene's answers */
  async attach(page: Page, scene: Scene, centerId: string): Promise<void> {
    this.#page = page;
    this.#centerId = centerId;
    this.#answers = scene.answers ?? {};
    if (scene.networkFrom !== 'drawn') this.#condition = scene.network ?? 'ok';
    await page.route(/\/(api|healthz)(\/|\?|$)/, (route) => this.#answer(route));
  }

  async begin(scene: Pick<Scene, 'network'>): Promise<void> {
    this.#condition = scene.network ?? 'ok';
    // As a browser does whose cable is out; else the page would notice within its usual 20 s.
    if (this.#condition === 'cut') await this.#page?.evaluate(() => { dispatchEvent(new Event('offline')); });
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const path = new URL(request.url()).pathname;
    const name = findRouteName(request.method(), path);
    const own = name ? this.#answers[name] : undefined;
    if (name === 'startCall') this.#callId = (request.postDataJSON() as { callId: string }).callId;
    if (own) return route.fulfill({ status: own.status ?? 200, contentType: own.status && own.status >= 400 ? 'application/problem+json' : 'application/json', body: JSON.stringify(own.body).replaceAll(CALL_ID, this.#callId).replaceAll(CENTER_ID, this.#centerId) });
    if (name && TO_START.has(name) && this.#condition !== 'cut') return route.continue();
    if (this.#condition === 'slow' && path !== EVENTS_PATH && path !== '/healthz') return; // never answered while the scene lasts
    if (this.#condition === 'failing' && path !== '/healthz') return route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(PROBLEM) });
    if (this.#condition === 'cut') return route.abort('internetdisconnected');
    return route.continue();
  }
}
