import { systemClock } from '../shared/base/clock.js';
import { chooseLanguage, LANGUAGES } from '../shared/base/language.js';
import type { InstallProfile } from '../shared/contract/identity.js';
import { browserPlace } from '../shared/navigation/browser-place.js';
import { Router } from '../shared/navigation/router.js';
import { ApiClient } from '../shared/offline/api-client.js';
import { Connectivity, probeHealth } from '../shared/offline/connectivity.js';
import { enrolDevice } from '../shared/offline/enrolment.js';
import { LiveEvents } from '../shared/offline/live-events.js';
import { LazyOutbox } from '../shared/offline/lazy-outbox.js';
import { tellStarted } from '../shared/offline/tell-started.js';
import { listServices } from '../shared/services/registry.js';
import { lazyCalls } from '../shared/ui/call/lazy-calls.js';
import { cityTimeZone } from '../shared/ui/format.js';
import { loadLanguage } from '../shared/ui/language/message-group.js';
import { exposeDress } from '../shared/ui/expose-dress.js';
import { dressPage } from '../shared/ui/panel/dress-page.js';
import { SessionStore } from '../shared/ui/session.js';
import { readPageParameters, refuseDemoParameters } from './page-parameters.js';
import { openPlatform } from './platform/open-platform.js';
import { openSimulatedPlatform } from './platform/simulated.js';
import './shell/tv-app.js';
import { TvSettingsStore } from './shell/tv-settings.js';
import { ABOUT_PATH, SETTINGS_PATH } from './shell/tv.js';

/** Where the city's server is: set by the build, empty for a page that came from there, an address in a television's package. */
declare const SERVER_ADDRESS: string;

/*
 * The composition root of a television: the one place that chooses the platform. Nothing here is simulated; the city's data
 * may be, and says so itself.
 */
const RETRY_MS = 3_000;
const SETTLED_MS = 6_000;
/** A television's picture is as tall as 1,080 pixels; what matters to the server is that it is one. */
const DIAGONAL_INCH = 55;
const asked = readPageParameters(location.search);
const clock = systemClock;
const openOffline = () => import('../shared/offline/open-offline.js');
const api = new ApiClient({ fetch: (address, init) => fetch(address, init), clock, baseUrl: SERVER_ADDRESS, openCache: async () => (await openOffline()).publicCache });

async function start(): Promise<void> {
  dressPage(asked);
  const city = await persist(() => api.call('readCity', {}));
  const setup = city.demo ? asked : refuseDemoParameters(asked);
  const platform = setup.platform ? openSimulatedPlatform(window, setup.platform) : openPlatform(window);
  platform.start();
  cityTimeZone.set(city.timeZone);
  const language = setup.language ?? chooseLanguage(navigator.languages, city.languages, city.defaultLanguage);
  const profile: InstallProfile = {
    channel: 'tv', checksIn: false, diagonalInch: DIAGONAL_INCH, widthPx: innerWidth, heightPx: innerHeight, lowerEdgeCm: 60, languages: city.languages,
  };
  const { openDeviceStore } = await import('../shared/offline/device-store.js');
  const [deviceId] = await Promise.all([persist(() => enrolDevice(api, openDeviceStore(), profile)), loadLanguage(language)]);

  const connectivity = new Connectivity({ probe: probeHealth((address, init) => fetch(address, init), clock, SERVER_ADDRESS), clock });
  api.onOutcome((reached) => connectivity.report(reached));
  connectivity.start();
  api.isCutOff = () => connectivity.state.get() === 'offline';
  const events = new LiveEvents({ api, clock, openStream: (address) => new EventSource(address), connection: connectivity.state });
  const outbox: LazyOutbox = new LazyOutbox(async () => (await import('../shared/offline/open-sealed-outbox.js'))
    .openSealedOutbox({ api, clock, connection: connectivity.state, readProof: () => session.readProof() }));
  const session: SessionStore = new SessionStore({ api, events, clock, outbox });
  connectivity.state.watch((connection) => { if (connection === 'online') void session.verify(); });
  // Whoever signs in is about to want something, which may have to be kept.
  session.state.watch(({ kind }) => { if (kind !== 'signed-out') void outbox.open().catch(() => undefined); });
  const services = listServices('tv');
  const app = document.createElement('tv-app');
  app.tv = {
    clock, city, profile, services, platform,
    openCalls: lazyCalls({ api, events, clock, deviceId, session }),
    router: new Router([SETTINGS_PATH, ABOUT_PATH, ...services.flatMap((service) => service.routes.map((route) => route.path))], browserPlace()),
    settings: new TvSettingsStore({ language, text: setup.text, theme: setup.theme }),
    environment: {
      city, clock, api, events, connectivity,
      outbox, session,
      position: city.position,
    },
  };
  document.querySelector('tv-starting')?.remove();
  document.body.append(app);
  // What is kept for bad days is fetched after the first picture.
  clock.after(SETTLED_MS, () => {
    void import('./keep-current.js').then(({ keepCurrent }) => keepCurrent(app.tv));
    void outbox.open().catch(() => undefined);
    void import('../shared/offline/public-facts.js').then(({ keepFactsFresh }) => keepFactsFresh({ api, clock, timeZone: city.timeZone, centerIds: [] }));
  });
  void app.updateComplete.then(tellStarted);
  const { settings } = app.tv;
  if (setup.hooks) {
    exposeDress(async ({ language, text, theme }) => {
      await loadLanguage(language);
      settings.wear({ language, text, theme });
    });
  }
  const linked = platform.deepLink.get();
  if (linked) app.tv.router.go(linked.path);
}

/** Asks again until there is an answer: a television that starts before its server waits for it, and says so. */
async function persist<Value>(ask: () => Promise<{ readonly ok: true; readonly value: Value } | { readonly ok: false }>): Promise<Value> {
  for (;;) {
    const answer = await ask();
    if (answer.ok) return answer.value;
    if (!document.querySelector('tv-starting')) {
      const language = asked.language ?? chooseLanguage(navigator.languages, LANGUAGES, 'en');
      await Promise.all([import('./shell/tv-starting.js'), loadLanguage(language)]);
      // Another call may have waited for the same.
      if (!document.querySelector('tv-starting')) document.body.append(document.createElement('tv-starting'));
    }
    await new Promise<void>((resolve) => void clock.after(RETRY_MS, resolve));
  }
}

void start();
