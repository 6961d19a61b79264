import { systemClock } from '../shared/base/clock.js';
import { measureDistance } from '../shared/base/geo.js';
import { chooseLanguage, LANGUAGES } from '../shared/base/language.js';
import { succeed, type Result } from '../shared/base/result.js';
import { Store } from '../shared/base/store.js';
import type { CenterSummary, CityInfo } from '../shared/contract/city.js';
import type { InstallProfile } from '../shared/contract/identity.js';
import { WedgeScanner } from '../shared/devices/card-reader/wedge-scanner.js';
import { CombinedScanner } from '../shared/devices/combined-scanner.js';
import { SimulatedGate } from '../shared/devices/gate/simulated-gate.js';
import { makeNetworkSwitch, switchFetch, switchStream } from '../shared/devices/network-switch.js';
import type { Scanner } from '../shared/devices/scanner.js';
import type { SimulatedScanner } from '../shared/devices/simulated-scanner.js';
import { browserPlace } from '../shared/navigation/browser-place.js';
import { Router } from '../shared/navigation/router.js';
import { ApiClient, type CallFailure } from '../shared/offline/api-client.js';
import { CheckInSheetKeeper, type SheetStore } from '../shared/offline/check-in-sheet.js';
import { Connectivity } from '../shared/offline/connectivity.js';
import { openDeviceStore } from '../shared/offline/device-store.js';
import { enrolDevice } from '../shared/offline/enrolment.js';
import { LiveEvents } from '../shared/offline/live-events.js';
import { LazyOutbox } from '../shared/offline/lazy-outbox.js';
import { tellStarted } from '../shared/offline/tell-started.js';
import { listServices } from '../shared/services/registry.js';
import { lazyCalls } from '../shared/ui/call/lazy-calls.js';
import { cityTimeZone } from '../shared/ui/format.js';
import { loadLanguage } from '../shared/ui/language/message-group.js';
import { exposeDress } from '../shared/ui/expose-dress.js';
import { SessionStore } from '../shared/ui/session.js';
import { LazyScanner } from './lazy-scanner.js';
import { readPageParameters, refuseDemoParameters } from './page-parameters.js';
import { dressForStart } from './shell/dress-panel.js';
import './shell/kiosk-app.js';
import { OWN_PAGES } from './shell/own-pages.js';
import { PanelSettingsStore } from './shell/panel-settings.js';

/*
 * The composition root of a panel: the one place that knows what is real and what is simulated. Gates are simulated until
 * a center's turnstile speaks to us.
 */
const RETRY_MS = 3_000;
const PROBE_MS = 5_000;
/** A server that does not answer is not waited for if the panel remembers the city. */
const PATIENCE_MS = 1_200;
/** What is kept for bad days is fetched after the first picture. */
const SETTLED_MS = 1_500;
/** So many centers around the panel are remembered with their plans. */
const NEAR_CENTERS = 6;
const asked = readPageParameters(location.search, { width: innerWidth, height: innerHeight });
const clock = systemClock;
const gate = new SimulatedGate(clock);
// Before the shell listens to keys: what a reader types is no key of a person.
const reader = new WedgeScanner(clock);
// With the development strip a demo can cut the network and hold cards up without hardware. Whether this is one is known later.
const network = asked.strip ? makeNetworkSwitch() : undefined;
const ask: typeof fetch = (address, init) => fetch(address, init);
const askServer = network ? switchFetch(network, clock, ask) : ask;
const openEventSource = (address: string): EventSource => new EventSource(address);
const openStream = network ? switchStream(network, openEventSource) : openEventSource;
const openOffline = () => import('../shared/offline/open-offline.js');
const api = new ApiClient({ fetch: askServer, clock, openCache: async () => (await openOffline()).publicCache });

async function start(): Promise<void> {
  dressForStart(asked);
  const [city, centers] = await Promise.all([
    persist(() => readAtStart(() => api.call('readCity', {}), () => api.recall('readCity', {}))), persist(() => readAtStart(() => api.call('listCenters', {}), () => api.recall('listCenters', {}))),
  ]);
  const setup = city.demo ? asked : refuseDemoParameters(asked);
  const cameraIsSimulated = setup.camera ? setup.camera === 'simulated' : setup.strip;
  cityTimeZone.set(city.timeZone);
  const language = setup.language ?? city.defaultLanguage;
  const here = findOwnCenter(city, centers.centers, setup.profile.centerId);
  const { spaceId, ...stands } = setup.profile;
  // A panel whose center is not this city's stands in no room of it either.
  const profile: InstallProfile = { ...stands, languages: city.languages, ...(here ? { centerId: here.id } : {}), ...(spaceId !== undefined && here?.id === stands.centerId ? { spaceId } : {}) };
  const [deviceId] = await Promise.all([persist(() => enrolDevice(api, openDeviceStore(), profile)), loadLanguage(language)]);

  // The question names the panel: the server releases no seats while it has not heard of a center's panels.
  const connectivity = new Connectivity({ probe: async () => (await api.call('sayHere', {}, { timeoutMs: PROBE_MS })).ok, clock });
  api.onOutcome((reached) => connectivity.report(reached));
  // The browser knows at once when a cable is out or in again; whether the server answers is asked all the same.
  for (const change of ['offline', 'online']) addEventListener(change, () => connectivity.report(false));
  connectivity.start();
  api.isCutOff = () => connectivity.state.get() === 'offline';
  const events = new LiveEvents({ api, clock, openStream, connection: connectivity.state });
  const outbox: LazyOutbox = new LazyOutbox(async () => (await import('../shared/offline/open-sealed-outbox.js'))
    .openSealedOutbox({ api, clock, connection: connectivity.state, readProof: () => session.readProof() }));
  const session: SessionStore = new SessionStore({ api, events, clock, outbox });
  connectivity.state.watch((connection) => { if (connection === 'online') void session.verify(); });
  // Whoever signs in is about to want something, which may have to be kept.
  session.state.watch(({ kind }) => { if (kind !== 'signed-out') void outbox.open().catch(() => undefined); });
  const sheet = here && profile.checksIn ? makeSheet(here.id, city.timeZone, events) : undefined;
  const services = listServices('kiosk');
  const app = document.createElement('kiosk-app');
  const kiosk = {
    clock, city, profile, services,
    router: new Router([...OWN_PAGES, ...services.flatMap((service) => service.routes)].map((route) => route.path), browserPlace()),
    settings: new PanelSettingsStore({ language, text: setup.text, theme: setup.theme }),
    environment: {
      city, clock, api, events, connectivity,
      outbox, session,
      position: here?.position ?? city.position,
      ...(here ? { centerId: here.id } : {}),
      ...(profile.spaceId === undefined ? {} : { spaceId: profile.spaceId }),
    },
    // The camera and the reader together; what the camera needs comes with the first check-in.
    scanner: new CombinedScanner([new LazyScanner(() => (cameraIsSimulated ? makeSimulatedCamera() : makeCamera()), cameraIsSimulated), reader], clock),
    openCalls: lazyCalls({ api, events, clock, deviceId, session }),
    reader, gate, sheet, atRest: new Store(false),
  };
  app.kiosk = kiosk;
  document.querySelector('kiosk-starting')?.remove();
  document.body.append(app);
  clock.after(SETTLED_MS, () => {
    void import('./keep-current.js').then(({ keepCurrent }) => keepCurrent(kiosk));
    void sheet?.start();
    void outbox.open().catch(() => undefined);
    const near = [...centers.centers].sort((a, b) => measureDistance(a.position, kiosk.environment.position) - measureDistance(b.position, kiosk.environment.position));
    void import('../shared/offline/public-facts.js').then(({ keepFactsFresh }) =>
      keepFactsFresh({ api, clock, timeZone: city.timeZone, centerIds: near.slice(0, NEAR_CENTERS).map((center) => center.id) }));
  });
  void app.updateComplete.then(tellStarted);
  if (setup.hooks) {
    exposeDress(async ({ language, text, theme, profile: installed }) => {
      await loadLanguage(language);
      kiosk.profile = { ...kiosk.profile, ...installed };
      kiosk.settings.wear({ language, text, theme });
      dispatchEvent(new Event('resize'));
    });
  }
  if (network && setup.strip) {
    const { openStrip } = await import('../shared/devices/strip/open-strip.js');
    openStrip({ gate, network, readImage: readCardImage, ...(cameraIsSimulated ? { scanner: await makeSimulatedCamera() } : {}) });
  }
}

/** Asks the server, but not for long if an earlier start has left an answer. */
async function readAtStart<Value>(ask: () => Promise<Result<Value, CallFailure>>, recall: () => Promise<Value | undefined>): Promise<Result<Value, CallFailure>> {
  const asked = ask();
  const late = new Promise<undefined>((resolve) => void clock.after(PATIENCE_MS, () => resolve(undefined)));
  const answer = await Promise.race([asked, late]);
  if (answer) return answer;
  const kept = await recall();
  return kept ? succeed(kept) : asked;
}

function makeSheet(centerId: string, timeZone: string, events: LiveEvents): CheckInSheetKeeper {
  const store: SheetStore = {
    read: async () => (await openOffline()).sheetStore.read(),
    write: async (sheet) => (await openOffline()).sheetStore.write(sheet),
  };
  return new CheckInSheetKeeper({ api, events, clock, store, centerId, timeZone });
}

/** The center that this panel was set up for, else the one nearest to the city's middle. */
function findOwnCenter(city: CityInfo, centers: readonly CenterSummary[], own: string | undefined): CenterSummary | undefined {
  const byDistance = [...centers].sort((a, b) => measureDistance(a.position, city.position) - measureDistance(b.position, city.position));
  return centers.find((center) => center.id === own) ?? byDistance[0];
}

let simulatedCamera: Promise<SimulatedScanner> | undefined;

/** One for the panel and the strip, so that what the strip holds up the panel sees. */
function makeSimulatedCamera(): Promise<SimulatedScanner> {
  return (simulatedCamera ??= import('../shared/devices/simulated-scanner.js').then(({ SimulatedScanner }) => new SimulatedScanner(clock)));
}

/** Reads the picture of a demo card that is dropped on the strip. */
async function readCardImage(image: Blob): Promise<string | undefined> {
  const [{ readImage }, { DECODER_FILES }] = await Promise.all([
    import('../shared/devices/camera/read-image.js'), import('../shared/devices/camera/decoder-files.js'),
  ]);
  return readImage(image, DECODER_FILES.wasmAddress);
}

async function makeCamera(): Promise<Scanner> {
  const [{ CameraScanner }, { WorkerDecoder }, { PageDecoder }, { DECODER_FILES }] = await Promise.all([
    import('../shared/devices/camera/camera-scanner.js'), import('../shared/devices/camera/worker-decoder.js'),
    import('../shared/devices/camera/page-decoder.js'), import('../shared/devices/camera/decoder-files.js'),
  ]);
  return new CameraScanner({ clock, source: navigator.mediaDevices, decoders: [() => new WorkerDecoder(DECODER_FILES), () => new PageDecoder()] });
}

/** Asks again until there is an answer: a panel that starts before its server waits for it, and says so. */
async function persist<Value>(ask: () => Promise<{ readonly ok: true; readonly value: Value } | { readonly ok: false }>): Promise<Value> {
  for (;;) {
    const answer = await ask();
    if (answer.ok) return answer.value;
    if (!document.querySelector('kiosk-starting')) {
      await Promise.all([import('./shell/kiosk-starting.js'), loadLanguage(asked.language ?? chooseLanguage(navigator.languages, LANGUAGES, 'en'))]);
      // Another call may have waited for the same.
      if (!document.querySelector('kiosk-starting')) document.body.append(document.createElement('kiosk-starting'));
    }
    await new Promise<void>((resolve) => void clock.after(RETRY_MS, resolve));
  }
}

void start();
