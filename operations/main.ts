import { systemClock } from '../shared/base/clock.js';
import { chooseLanguage, LANGUAGES } from '../shared/base/language.js';
import type { InstallProfile } from '../shared/contract/identity.js';
import { ApiClient } from '../shared/offline/api-client.js';
import { Connectivity, probeHealth } from '../shared/offline/connectivity.js';
import { openDeviceStore } from '../shared/offline/device-store.js';
import { enrolDevice } from '../shared/offline/enrolment.js';
import { LiveEvents } from '../shared/offline/live-events.js';
import { makeCalls } from '../shared/ui/call/make-calls.js';
import { exposeDress } from '../shared/ui/expose-dress.js';
import { cityTimeZone } from '../shared/ui/format.js';
import { loadLanguage } from '../shared/ui/language/message-group.js';
import { dressPage } from '../shared/ui/panel/dress-page.js';
import { SessionStore } from '../shared/ui/session.js';
import { readPageParameters } from './page-parameters.js';
import './shell/operations-app.js';

/*
 * The composition root of the operation center's page. It does nothing without its server, so it keeps nothing for bad days: it
 * asks until there is an answer.
 */
const RETRY_MS = 2_000;
const DIAGONAL_INCH = 24;
const asked = readPageParameters(location.search);
const clock = systemClock;
const ask: typeof fetch = (address, init) => fetch(address, init);
const api = new ApiClient({ fetch: ask, clock });

async function start(): Promise<void> {
  dressPage(asked);
  const [city, { centers }] = await Promise.all([persist(() => api.call('readCity', {})), persist(() => api.call('listCenters', {}))]);
  cityTimeZone.set(city.timeZone);
  const profile: InstallProfile = {
    channel: 'operations', checksIn: false, diagonalInch: DIAGONAL_INCH, widthPx: screen.width, heightPx: screen.height, lowerEdgeCm: 75, languages: city.languages,
  };
  const [deviceId] = await Promise.all([
    persist(() => enrolDevice(api, openDeviceStore(), profile)),
    loadLanguage(asked.language ?? chooseLanguage(navigator.languages, city.languages, city.defaultLanguage)),
  ]);
  const connectivity = new Connectivity({ probe: probeHealth(ask, clock), clock });
  api.onOutcome((reached) => connectivity.report(reached));
  connectivity.start();
  // What the browser says of its cable is no proof, but a reason to ask.
  for (const change of ['offline', 'online']) addEventListener(change, () => connectivity.report(false));
  const events = new LiveEvents({ api, clock, openStream: (address) => new EventSource(address), connection: connectivity.state });
  const session = new SessionStore({ api, events, clock });
  const calls = makeCalls({ api, events, clock, deviceId });
  const app = document.createElement('operations-app');
  app.operations = { clock, city, centers: new Map(centers.map(({ id, name }) => [id, name])), api, events, connectivity, session, calls };
  document.querySelector('operations-starting')?.remove();
  document.body.append(app);
  // A desk of a city that runs no demonstration has no hook for tests.
  if (asked.hooks && city.demo) {
    exposeDress(async ({ language, text, theme }) => {
      await loadLanguage(language);
      dressPage({ text, theme });
    });
  }
}

/** Says once that the server cannot be reached; several questions may have waited for the same. */
async function showStarting(): Promise<void> {
  if (document.querySelector('operations-starting')) return;
  await Promise.all([import('./shell/operations-starting.js'), loadLanguage(asked.language ?? chooseLanguage(navigator.languages, LANGUAGES, 'en'))]);
  if (!document.querySelector('operations-starting')) document.body.append(document.createElement('operations-starting'));
}

async function persist<Value>(question: () => Promise<{ readonly ok: true; readonly value: Value } | { readonly ok: false }>): Promise<Value> {
  for (;;) {
    const answer = await question();
    if (answer.ok) return answer.value;
    await showStarting();
    await new Promise<void>((resolve) => void clock.after(RETRY_MS, resolve));
  }
}

void start();
