import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readIntent } from '../../shared/navigation/keys.js';
import { parseDeepLink } from './deep-link.js';
import { openPlatform } from './open-platform.js';
import type { PlatformHost } from './platform-host.js';
import type { TizenGlobals } from './tizen.js';

type Listener = (event: object) => void;

function fakeHost(): PlatformHost & { send(type: string, event?: object): void; hide(hidden: boolean): void } {
  const listeners = new Map<string, Set<Listener>>();
  const on = (type: string, listener: Listener): void => void (listeners.get(type) ?? listeners.set(type, new Set()).get(type))?.add(listener);
  const document = { visibilityState: 'visible', addEventListener: on };
  return {
    addEventListener: on,
    removeEventListener: (type, listener) => void listeners.get(type)?.delete(listener),
    document, navigator: {},
    send(type, event = {}) { for (const listener of listeners.get(type) ?? []) listener(event); },
    hide(hidden) {
      document.visibilityState = hidden ? 'hidden' : 'visible';
      this.send('visibilitychange');
    },
  };
}

function fakeTizen(options: { batch?: 'works' | 'fails' | 'absent'; payload?: string } = {}): TizenGlobals & { registered: string[]; exits: number; savers: number[]; network(state: number): void } {
  const { batch = 'works', payload } = options;
  const state = { registered: [] as string[], exits: 0, savers: [] as number[] };
  let networkListener = (_state: number): void => undefined;
  return Object.assign(state, {
    tizen: {
      tvinputdevice: {
        getSupportedKeys: () => ['MediaPlay', 'ColorF0Red', 'Exit', 'VolumeUp', '1', '2'].map((name) => ({ name })),
        registerKey: (name: string) => void state.registered.push(name),
        ...(batch === 'absent' ? {} : {
          registerKeyBatch: (names: string[], _done?: () => void, failed?: () => void) => {
            if (batch === 'fails') failed?.();
            else state.registered.push(...names);
          },
        }),
      },
      application: {
        getCurrentApplication: () => ({
          exit: () => { state.exits += 1; },
          getRequestedAppControl: () => (payload === undefined ? null : { appControl: { data: [{ key: 'PAYLOAD', value: [payload] }] } }),
        }),
      },
    },
    webapis: {
      appcommon: { AppCommonScreenSaverState: { SCREEN_SAVER_OFF: 0 as const, SCREEN_SAVER_ON: 1 as const }, setScreenSaver: (saver: number) => void state.savers.push(saver) },
      network: {
        NetworkState: { GATEWAY_CONNECTED: 4 as const, GATEWAY_DISCONNECTED: 5 as const },
        addNetworkStateChangeListener: (listener: (state: number) => void) => { networkListener = listener; return 1; },
        removeNetworkStateChangeListener: () => { networkListener = () => undefined; },
      },
    },
    network: (next: number) => networkListener(next),
  });
}

describe('Samsung', () => {
  for (const batch of ['works', 'fails', 'absent'] as const) {
    test(`only keys that the remote has and the app may take are asked for (batch ${batch})`, () => {
      const globals = fakeTizen({ batch });
      openPlatform(Object.assign(fakeHost(), globals)).start();
      assert.deepEqual(globals.registered, ['MediaPlay', 'ColorF0Red', '1', '2']);
    });
  }

  test('Back at home asks, and leaving exits', () => {
    const globals = fakeTizen();
    const platform = openPlatform(Object.assign(fakeHost(), globals));
    assert.equal(platform.exitRule, 'ask');
    assert.equal(readIntent({ keyCode: 10009, key: 'XF86Back' }, platform.keys), 'back');
    assert.equal(readIntent({ keyCode: 10252, key: '' }, platform.keys), 'play-pause');
    platform.leave();
    assert.equal(globals.exits, 1);
  });

  test('a preview opens the page it names', () => {
    const platform = openPlatform(Object.assign(fakeHost(), fakeTizen({ payload: JSON.stringify({ values: JSON.stringify({ path: '/work/center/seomyeon' }) }) })));
    platform.start();
    assert.equal(platform.deepLink.get()?.path, '/work/center/seomyeon');
  });

  test('the screen saver stays away only while asked to, and the gateway is heard', () => {
    const globals = fakeTizen();
    const platform = openPlatform(Object.assign(fakeHost(), globals));
    platform.keepAwake()();
    assert.deepEqual(globals.savers, [0, 1]);
    const heard: boolean[] = [];
    const stop = platform.onNetworkChange((connected) => heard.push(connected));
    for (const state of [5, 1, 4]) globals.network(state);
    stop();
    globals.network(5);
    assert.deepEqual(heard, [false, true]);
  });
});

describe('LG', () => {
  test('Back at home hands over to the television, and a relaunch opens the page it names', () => {
    let back = 0;
    const host = fakeHost();
    const platform = openPlatform(Object.assign(host, { PalmSystem: { launchParams: '{"path":"/work"}', platformBack: () => { back += 1; } } }));
    platform.start();
    assert.equal(platform.deepLink.get()?.path, '/work');
    const asked: unknown[] = [];
    platform.deepLink.watch((link) => asked.push(link?.path));
    for (let request = 0; request < 2; request++) host.send('webOSRelaunch', { detail: { path: '/work/bookings' } });
    assert.deepEqual(asked, ['/work/bookings', '/work/bookings'], 'the same page may be asked for again');
    assert.equal(platform.deepLink.get()?.path, '/work/bookings');
    assert.equal(platform.exitRule, 'hand-over');
    platform.leave();
    assert.equal(back, 1);
    assert.equal(readIntent({ keyCode: 461, key: 'GoBack' }, platform.keys), 'back');
  });
});

test('memory that is short is heard where the television tells of it', () => {
  const heard: string[] = [];
  let tell = (_memory: { status: string }): void => undefined;
  const { tizen, webapis } = fakeTizen();
  const systeminfo = { addPropertyValueChangeListener: (property: string, listener: typeof tell) => { heard.push(property); tell = listener; return 7; }, removePropertyValueChangeListener: (id: number) => void heard.push(`stop ${id}`) };
  const globals = { tizen: { ...tizen, systeminfo }, ...(webapis ? { webapis } : {}) } as unknown as TizenGlobals;
  const stop = openPlatform(Object.assign(fakeHost(), globals)).onLowMemory(() => heard.push('short'));
  tell({ status: 'NORMAL' });
  tell({ status: 'WARNING' });
  stop();
  assert.deepEqual(heard, ['MEMORY', 'short', 'stop 7']);
});

describe('browser', () => {
  test('Back at home stays; hiding and the network are heard', () => {
    const host = fakeHost();
    const platform = openPlatform(host);
    assert.equal(platform.exitRule, 'stay');
    const seen: string[] = [];
    platform.visibility.watch((visibility) => seen.push(visibility));
    host.hide(true);
    host.hide(false);
    assert.deepEqual(seen, ['hidden', 'visible']);
    const heard: boolean[] = [];
    platform.onNetworkChange((connected) => heard.push(connected));
    host.send('offline');
    host.send('online');
    assert.deepEqual(heard, [false, true]);
  });
});

describe('deep links', () => {
  const refused: unknown[] = [
    undefined, null, 7, '', 'work', 'https://example.org/', '/work?card=1', '/work/../x', '//example.org', '/<script>', '{"path":7}', '{bad', ['/a', '/b'], { path: { path: { path: { path: { path: '/work' } } } } },
  ];
  for (const payload of refused) {
    test(`refuses ${JSON.stringify(payload)}`, () => assert.equal(parseDeepLink(payload), undefined));
  }

  test('takes plain routes, wrapped or not', () => {
    assert.equal(parseDeepLink('#/work'), '/work');
    assert.equal(parseDeepLink(['/work']), '/work');
    assert.equal(parseDeepLink('{"values":["/work/center/seomyeon"]}'), '/work/center/seomyeon');
  });
});
