import { systemClock } from '../shared/base/clock.js';
import { chooseLanguage, LANGUAGES } from '../shared/base/language.js';
import type { InstallProfile } from '../shared/contract/identity.js';
import { ApiClient } from '../shared/offline/api-client.js';
import { Connectivity, probeHealth } from '../shared/offline/connectivity.js';
import { openDeviceStore } from '../shared/offline/device-store.js';
import { enrolDevice } from '../shared/offline/enrolment.js';
import { LiveEvents } from '../shared/offline/live-events.js';
import { exposeDress } from '../shared/ui/expose-dress.js';
import { cityTimeZone } from '../shared/ui/format.js';
import { loadLanguage } from '../shared/ui/language/message-group.js';
import { readOwnTheme, readPageParameters } from './page-parameters.js';
import { PhoneLooks } from './shell/phone-looks.js';
import { takeInvitation } from './shell/take-invitation.js';
import './shell/phone-app.js';

/*
 * The composition root of what a QR code opens on a phone. It does nothing without its server, so it keeps nothing for bad days: it
 * asks until there is an answer.
 */
const RETRY_MS = 2_000;
/** What matters to the server is that it is a phone: its turning is no other device. */
const DIAGONAL_INCH = 6;
// Before everything else, so that the code stands in the address for no longer than it takes to read it.
const invitation = takeInvitation({ location, history });
const asked = readPageParameters(location.search);
const clock = systemClock;
const ask: typeof fetch = (address, init) => fetch(address, init);
const api = new ApiClient({ fetch: ask, clock });

async function start(): Promise<void> {
  const looks = new PhoneLooks({ text: asked.text, theme: asked.theme ?? readOwnTheme((query) => matchMedia(query).matches) });
  const city = await persist(() => api.call('readCity', {}));
  cityTimeZone.set(city.timeZone);
  const [short, long] = [Math.min(screen.width, screen.height), Math.max(screen.width, screen.height)];
  const profile: InstallProfile = {
    channel: 'phone', checksIn: false, diagonalInch: DIAGONAL_INCH, widthPx: Math.max(320, short), heightPx: Math.max(320, long), lowerEdgeCm: 0, languages: city.languages,
  };
  const [deviceId] = await Promise.all([
    persist(() => enrolDevice(api, openDeviceStore(), profile)),
    loadLanguage(asked.language ?? chooseLanguage(navigator.languages, city.languages, city.defaultLanguage)),
  ]);
  const connectivity = new Connectivity({ probe: probeHealth(ask, clock), clock });
  api.onOutcome((reached) => connectivity.report(reached));
  connectivity.start();
  // What the browser says of its line is no proof, but a reason to ask.
  for (const change of ['offline', 'online']) addEventListener(change, () => connectivity.report(false));
  const events = new LiveEvents({ api, clock, openStream: (address) => new EventSource(address), connection: connectivity.state });
  const app = document.createElement('phone-app');
  app.phone = { clock, city, api, events, connectivity, deviceId, looks, invitation };
  document.querySelector('phone-starting')?.remove();
  document.body.append(app);
  // A city that runs no demonstration has no hook for tests.
  if (asked.hooks && city.demo) {
    exposeDress(async ({ language, text, theme }) => {
      await loadLanguage(language);
      looks.wear({ text, theme });
    });
  }
}

/** Says once that the server cannot be reached; several questions may have waited for the same. */
async function showStarting(): Promise<void> {
  if (document.querySelector('phone-starting')) return;
  await Promise.all([import('./shell/phone-starting.js'), loadLanguage(asked.language ?? chooseLanguage(navigator.languages, LANGUAGES, 'en'))]);
  if (!document.querySelector('phone-starting')) document.body.append(document.createElement('phone-starting'));
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
