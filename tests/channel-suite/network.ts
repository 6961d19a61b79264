import type { CDPSession, Page } from 'playwright-core';
import { ADDRESSES, EVENTS_PATH, type RouteName } from '../../shared/contract/addresses.js';
import type { Scene } from '../../shared/services/service.js';

const PROBLEM = { type: 'urn:u-city:problem:service-unavailable', title: 'Service unavailable', status: 503, code: 'service-unavailable' };
/** Stands in a scene's answers for the call that the screen made. */
const CALL_ID = ':callId';
const CENTER_ID = ':centerId';
const PROBE_PATH = '/healthz';
const THROUGH_SCENE = [{ urlPattern: '*/api/*' }, { urlPattern: `*${PROBE_PATH}` }];

interface PausedRequest {
  readonly requestId: string;
  readonly request: { readonly url: string; readonly method: string; readonly postData?: string };
}

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
  #session: CDPSession | undefined;
  /** The id that the screen made for the call which it asked for last. */
  #callId = '';
  #centerId = '';

  /** @param centerId stands for `:centerId` in the scene's answers */
  async attach(page: Page, scene: Scene, centerId: string): Promise<void> {
    this.#page = page;
    this.#centerId = centerId;
    this.#answers = scene.answers ?? {};
    if (scene.networkFrom !== 'drawn') this.#condition = scene.network ?? 'ok';
    if (!isChanged(scene)) return;
    // By the protocol: Playwright's own routes would keep a page from all that it has fetched before.
    const session = await page.context().newCDPSession(page);
    session.on('Fetch.requestPaused', (paused) => void this.#answer(session, paused).catch(ignoreGone));
    await session.send('Fetch.enable', { patterns: THROUGH_SCENE });
    this.#session = session;
  }

  /** Leaves the page to the real server alone. */
  async detach(): Promise<void> {
    await this.#session?.detach();
    this.#session = undefined;
  }

  async begin(scene: Pick<Scene, 'network'>): Promise<void> {
    this.#condition = scene.network ?? 'ok';
    // As a browser does whose cable is out; else the page would notice within its usual 20 s.
    if (this.#condition === 'cut') await this.#page?.evaluate(() => { dispatchEvent(new Event('offline')); });
  }

  async #answer(session: CDPSession, { requestId, request }: PausedRequest): Promise<void> {
    const { pathname } = new URL(request.url);
    const name = findRouteName(request.method, pathname);
    const own = name ? this.#answers[name] : undefined;
    const isProbe = pathname === PROBE_PATH;
    if (name === 'startCall') this.#callId = (JSON.parse(request.postData ?? '') as { callId: string }).callId;
    if (own) {
      const status = own.status ?? 200;
      const body = JSON.stringify(own.body).replaceAll(CALL_ID, this.#callId).replaceAll(CENTER_ID, this.#centerId);
      await fulfill(session, requestId, status, body);
    } else if (name && TO_START.has(name) && this.#condition !== 'cut') await session.send('Fetch.continueRequest', { requestId });
    else if (this.#condition === 'slow' && pathname !== EVENTS_PATH && !isProbe) return; // never answered while the scene lasts
    else if (this.#condition === 'failing' && !isProbe) await fulfill(session, requestId, PROBLEM.status, JSON.stringify(PROBLEM));
    else if (this.#condition === 'cut') await session.send('Fetch.failRequest', { requestId, errorReason: 'InternetDisconnected' });
    else await session.send('Fetch.continueRequest', { requestId });
  }
}

/** Whether a scene's network ever differs from the real server's. */
function isChanged({ network = 'ok', answers, steps = [] }: Scene): boolean {
  return network !== 'ok' || answers !== undefined || steps.some((step) => 'network' in step);
}

async function fulfill(session: CDPSession, requestId: string, responseCode: number, body: string): Promise<void> {
  const type = responseCode >= 400 ? 'application/problem+json' : 'application/json';
  await session.send('Fetch.fulfillRequest', { requestId, responseCode, responseHeaders: [{ name: 'content-type', value: type }], body: Buffer.from(body).toString('base64') });
}

/** A page that leaves takes its requests with it; nobody waits for their answers. */
function ignoreGone(error: unknown): void {
  if (!/Invalid InterceptionId|Target (page, context or browser|closed)|Session closed|has been closed/.test(String(error))) throw error;
}
