/// <reference lib="webworker" />
import { PrecacheController } from 'workbox-precaching/PrecacheController.js';
import { NavigationRoute } from 'workbox-routing/NavigationRoute.js';
import { registerRoute } from 'workbox-routing/registerRoute.js';
import { CacheFirst } from 'workbox-strategies/CacheFirst.js';
import { FONT_CACHE, isFont, keepFonts } from './kept-fonts.js';
import { KeptVersions } from './kept-versions.js';
import type { PageMessage, WorkerMessage } from './messages.js';
import type { ShellBuild } from './shell-build.js';

/*
 * The service worker of one channel. It answers for the channel's own page and files, and for fonts, by this list alone:
 * everything else, and the API above all, goes past it to the network and is never kept here.
 */
declare const self: ServiceWorkerGlobalScope;
/** Put here by the build. */
declare const SHELL: ShellBuild;

const { channel, version, files, lastResort } = SHELL;
const versions = new KeptVersions(channel, version);
const precache = new PrecacheController({ cacheName: versions.cacheName });
precache.addToCacheList(files.map((file) => ({ ...file })));
const ownPaths = new Set(files.map(({ url }) => url));
const page = `/${channel}/index.html`;

// All files or none: an install that lacks one fails as a whole, and what it did fetch saves the next try the way.
// It need not wait for open pages to close: they are served with the files of their own version, and reload when nobody is there.
self.addEventListener('install', (event) => event.waitUntil(precache.install(event).then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(versions.begin().then(() => self.clients.claim())));

self.addEventListener('message', (event) => {
  const message = event.data as PageMessage;
  if (message.kind === 'started') event.waitUntil(confirm(message.version, event.source));
  if (message.kind === 'keep-fonts') event.waitUntil(keepFonts(message.languages, (address) => versions.find(address)).catch(() => undefined));
});

async function confirm(started: string, source: ExtendableMessageEvent['source']): Promise<void> {
  const outdated = await versions.confirm(started, () => Boolean(self.registration.installing ?? self.registration.waiting));
  if (outdated) source?.postMessage({ kind: 'outdated' } satisfies WorkerMessage);
}

registerRoute(new NavigationRoute(async ({ request }) => {
  await versions.open().catch(() => undefined);
  try {
    return (await versions.find(page)) ?? await fetch(request);
  } catch {
    return new Response(lastResort, { headers: { 'content-type': 'text/html; charset=utf-8' } });
  }
}, { allowlist: [new RegExp(`^/${channel}/(index\\.html)?(\\?|$)`)] }));

registerRoute(({ sameOrigin, url: { pathname } }) => sameOrigin && (ownPaths.has(pathname) || pathname.startsWith(`/${channel}/assets/`)),
  async ({ request, url }) => (await versions.find(url.pathname)) ?? fetch(request));

registerRoute(({ sameOrigin, url: { pathname } }) => sameOrigin && isFont(pathname), new CacheFirst({ cacheName: FONT_CACHE }));
