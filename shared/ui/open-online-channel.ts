import { systemClock, type Clock } from '../base/clock.js';
import { chooseLanguage, LANGUAGES, type Language } from '../base/language.js';
import type { CityInfo } from '../contract/city.js';
import type { InstallProfile } from '../contract/identity.js';
import { ApiClient } from '../offline/api-client.js';
import { Connectivity, probeHealth } from '../offline/connectivity.js';
import { openDeviceStore } from '../offline/device-store.js';
import { enrolDevice } from '../offline/enrolment.js';
import { LiveEvents } from '../offline/live-events.js';
import { cityTimeZone } from './format.js';
import { loadLanguage } from './language/message-group.js';

const RETRY_MS = 2_000;

/** What a channel begins with that does nothing without its server: the city, a device of its own, and its ways to the server. */
export interface OnlineChannel {
  readonly clock: Clock;
  readonly city: CityInfo;
  readonly api: ApiClient;
  readonly events: LiveEvents;
  readonly connectivity: Connectivity;
  readonly deviceId: string;
}

export interface OnlineChannelParts {
  /** The language that was asked for; the browser's otherwise. */
  readonly language: Language | undefined;
  readonly describe: (city: CityInfo) => InstallProfile;
  /** The element that says that the server cannot be reached yet, and what brings it. */
  readonly starting: { readonly tag: string; readonly load: () => Promise<unknown> };
}

/** A question that is asked until the server answers. */
export type Persist = <Value>(question: () => Promise<{ readonly ok: true; readonly value: Value } | { readonly ok: false }>) => Promise<Value>;

/** Asks until there is an answer: such a channel keeps nothing for bad days. @returns the channel, and how to ask for more at its start */
export async function openOnlineChannel({ language, describe, starting }: OnlineChannelParts): Promise<OnlineChannel & { readonly persist: Persist; readonly begin: (app: HTMLElement) => void }> {
  const clock = systemClock;
  const ask: typeof fetch = (address, init) => fetch(address, init);
  const api = new ApiClient({ fetch: ask, clock });
  /** Says once that the server cannot be reached; several questions may have waited for the same. */
  const showStarting = async (): Promise<void> => {
    if (document.querySelector(starting.tag)) return;
    await Promise.all([starting.load(), loadLanguage(language ?? chooseLanguage(navigator.languages, LANGUAGES, 'en'))]);
    if (!document.querySelector(starting.tag)) document.body.append(document.createElement(starting.tag));
  };
  const persist: Persist = async (question) => {
    for (;;) {
      const answer = await question();
      if (answer.ok) return answer.value;
      await showStarting();
      await new Promise<void>((resolve) => void clock.after(RETRY_MS, resolve));
    }
  };
  const city = await persist(() => api.call('readCity', {}));
  cityTimeZone.set(city.timeZone);
  const [deviceId] = await Promise.all([
    persist(() => enrolDevice(api, openDeviceStore(), describe(city))),
    loadLanguage(language ?? chooseLanguage(navigator.languages, city.languages, city.defaultLanguage)),
  ]);
  const connectivity = new Connectivity({ probe: probeHealth(ask, clock), clock });
  api.onOutcome((reached) => connectivity.report(reached));
  connectivity.start();
  // What the browser says of its line is no proof, but a reason to ask.
  for (const change of ['offline', 'online']) addEventListener(change, () => connectivity.report(false));
  const events = new LiveEvents({ api, clock, openStream: (address) => new EventSource(address), connection: connectivity.state });
  const begin = (app: HTMLElement): void => {
    document.querySelector(starting.tag)?.remove();
    document.body.append(app);
  };
  return { clock, city, api, events, connectivity, deviceId, persist, begin };
}
