import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EnginePage } from '../engines/engine-page.js';
import { hidePage, showPage, VISIBILITY } from './visibility.js';

/** The keys of a Samsung remote: their code, and whether an app hears them unasked. */
const KEYS: Readonly<Record<string, readonly [code: number, unasked: boolean]>> = {
  ArrowLeft: [37, true], ArrowUp: [38, true], ArrowRight: [39, true], ArrowDown: [40, true], Enter: [13, true], Back: [10009, true],
  ...Object.fromEntries(Array.from({ length: 10 }, (_unused, digit) => [String(digit), [48 + digit, false]])),
  ColorF0Red: [403, false], ColorF1Green: [404, false], ColorF2Yellow: [405, false], ColorF3Blue: [406, false], MediaPlay: [415, false], MediaPause: [19, false],
  ChannelUp: [427, false], ChannelDown: [428, false], VolumeUp: [447, false], VolumeMute: [449, false], Exit: [10182, false],
};

/**
 * Samsung's objects as a page sees them, for what the app uses: as strict as a television. What needs a privilege that is not
 * declared throws; what is called is written down. ES2015, since it runs in every engine that the tests have.
 */
const HOST = (declared: readonly string[]): string => `(() => {
  const declared = new Set(${JSON.stringify(declared)});
  const state = { registered: [], exits: 0, used: [], payload: undefined, network: new Map(), memory: new Map() };
  let last = 0;
  const demand = (privilege) => {
    if (!declared.has(privilege)) throw Object.assign(new Error('Permission denied: ' + privilege), { name: 'SecurityError' });
    if (state.used.indexOf(privilege) < 0) state.used.push(privilege);
  };
  const register = (name) => {
    demand('http://tizen.org/privilege/tv.inputdevice');
    if (!(name in ${JSON.stringify(KEYS)})) throw Object.assign(new Error(name), { name: 'InvalidValuesError' });
    state.registered.push(name);
  };
  const listen = (listeners) => (listener) => { listeners.set(++last, listener); return last; };
  window.tizen = {
    tvinputdevice: {
      getSupportedKeys: () => Object.keys(${JSON.stringify(KEYS)}).map((name) => ({ name })),
      registerKey: register,
      registerKeyBatch: (names, done, failed) => { try { names.forEach(register); done && done(); } catch (error) { failed && failed(error); } },
    },
    systeminfo: {
      addPropertyValueChangeListener: (property, listener) => { if (property !== 'MEMORY') throw new Error(property); return listen(state.memory)(listener); },
      removePropertyValueChangeListener: (id) => { state.memory.delete(id); },
    },
    application: { getCurrentApplication: () => ({
      exit: () => { state.exits++; },
      getRequestedAppControl: () => state.payload === undefined ? null : { appControl: { data: [{ key: 'PAYLOAD', value: [state.payload] }] } },
    }) },
  };
  window.webapis = {
    appcommon: { AppCommonScreenSaverState: { SCREEN_SAVER_OFF: 0, SCREEN_SAVER_ON: 1 }, setScreenSaver: () => {} },
    network: {
      NetworkState: { LAN_CABLE_ATTACHED: 1, LAN_CABLE_DETACHED: 2, GATEWAY_CONNECTED: 4, GATEWAY_DISCONNECTED: 5 },
      addNetworkStateChangeListener: (listener) => { demand('http://developer.samsung.com/privilege/network.public'); return listen(state.network)(listener); },
      removeNetworkStateChangeListener: (id) => { state.network.delete(id); },
    },
  };
  window.__host = state;
})()`;

/** What the host has written down. */
interface HostState {
  readonly registered: readonly string[];
  readonly exits: number;
  /** Privileges whose doors were tried. */
  readonly used: readonly string[];
}

/** A Samsung television around the real package: it gives the app its objects and treats it as a television does. */
export class TizenHost {
  readonly #page: EnginePage;

  private constructor(page: EnginePage) {
    this.#page = page;
  }

  /** @param folder of the unpacked package; what its `config.xml` declares is what it may do */
  static async install(page: EnginePage, folder: string): Promise<TizenHost> {
    const config = await readFile(join(folder, 'config.xml'), 'utf8');
    await page.addStartScript(VISIBILITY);
    await page.addStartScript(HOST([...config.matchAll(/<tizen:privilege name="([^"]+)"/g)].map(([, name]) => name ?? '')));
    return new TizenHost(page);
  }

  /** A key of the remote. @returns false when the television keeps it to itself, because the app has not registered it */
  async press(name: string): Promise<boolean> {
    const [code, unasked] = KEYS[name] ?? [];
    if (code === undefined) throw new Error(`The remote has no key ${name}`);
    const { registered } = await this.read();
    if (!unasked && !registered.includes(name)) return false;
    await this.#page.press(code < 256 && !(name in { MediaPause: 1 }) && /^(Arrow|Enter|\d)/.test(name) ? name : code);
    return true;
  }

  read(): Promise<HostState> {
    return this.#page.evaluate('({ registered: __host.registered, exits: __host.exits, used: __host.used })');
  }

  hide(): Promise<void> {
    return hidePage(this.#page);
  }

  show(): Promise<void> {
    return showPage(this.#page);
  }

  /** Another app, or the television's search, opens the running app at a place. */
  async relaunch(path: string): Promise<void> {
    await this.#page.evaluate(`__host.payload = ${JSON.stringify(JSON.stringify({ values: JSON.stringify({ path }) }))}; dispatchEvent(new Event('appcontrol'))`);
  }

  async tellMemory(status: 'NORMAL' | 'WARNING'): Promise<void> {
    await this.#page.evaluate(`__host.memory.forEach((listener) => listener({ status: '${status}' }))`);
  }

  async tellGateway(connected: boolean): Promise<void> {
    await this.#page.evaluate(`__host.network.forEach((listener) => listener(${connected ? 4 : 5}))`);
  }
}
