import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';
import { putCompatFirst } from './compat.js';
import { leaveOutPanels } from './leave-out-panels.js';
import { importPlainly } from './plain-imports.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A channel that browsers load from the server. */
export type HostedChannel = 'kiosk' | 'tv' | 'phone' | 'operations';
export const HOSTED_CHANNELS: readonly HostedChannel[] = ['kiosk', 'tv', 'phone', 'operations'];
/** Channels that have to live through a day without their server. Staff, and a phone that joins a call, can do nothing without it. */
export const LASTING_CHANNELS = ['kiosk', 'tv'] as const satisfies readonly HostedChannel[];
export type LastingChannel = (typeof LASTING_CHANNELS)[number];
export const isLasting = (channel: HostedChannel): channel is LastingChannel => LASTING_CHANNELS.some((one) => one === channel);

/** We choose the panel's browser but not the television's: its syntax is lowered to Chromium 67's, the compat script does the rest. Phones that make calls are of the last five years. */
export const TARGETS: Record<HostedChannel, string | string[]> = { kiosk: 'chrome120', tv: 'chrome67', phone: ['chrome96', 'safari15.4', 'firefox115'], operations: 'chrome120' };

/** What every view of a television stands on: one file compresses better than the twelve that sharing would make of it. */
const GROUND = /\/shared\/((base|navigation|ui\/language)\/|city\/(occupancy|opening-hours)\.ts)|\/node_modules\/(lit|lit-html|lit-element|@lit|idb)\/|^\0/;

/** How Vite builds one channel into `dist/web/<channel>`. */
export function describeChannel(channel: HostedChannel): InlineConfig {
  return {
    configFile: false,
    root: `${root}${channel}`,
    base: `/${channel}/`,
    publicDir: false,
    plugins: channel === 'tv' ? [putCompatFirst(`${root}tv/compat/compat.js`, '/tv/'), leaveOutPanels(), importPlainly()] : [],
    // A page asks the server that it came from; only a package has to be told where that is (packaged-tv.ts).
    define: { SERVER_ADDRESS: '""' },
    logLevel: 'warn',
    cacheDir: `${root}.cache/vite-${channel}`,
    build: {
      outDir: `${root}dist/web/${channel}`,
      emptyOutDir: true,
      target: TARGETS[channel],
      // Lit's css strings are lowered by nobody; the lint of styles keeps them at Chromium 69.
      cssTarget: 'chrome69',
      // A television's first load leaves out the list of what each later view imports: views ask for their parts themselves.
      modulePreload: channel === 'tv' ? false : { polyfill: false },
      sourcemap: true,
      assetsInlineLimit: 0,
      manifest: 'manifest.json',
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1500,
      ...(channel === 'tv' ? { rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'ground', test: GROUND }] } } } } : {}),
    },
    worker: { format: 'es' },
  };
}
