import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { ensureChromium } from '../../scripts/testing/ensure-chromium.mjs';

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--use-fake-ui-for-media-stream', '--font-render-hinting=none',
];

/** A camera and a microphone that Chromium makes up, and media on a machine's own address. */
export const CALL_FLAGS = ['--use-fake-device-for-media-stream', '--allow-loopback-in-peer-connection'];

/** Starts Chromium; with `cameraFile` (Y4M or MJPEG) its camera plays that file. */
export function startBrowser(cameraFile?: string): Promise<Browser> {
  const camera = cameraFile ? ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${cameraFile}`] : [];
  return chromium.launch({ executablePath: ensureChromium(), args: [...FLAGS, ...camera] });
}

/** Starts Chromium with a camera and a microphone that play what Chromium itself makes up: a moving picture and a beep. */
export function startCallBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: ensureChromium(), args: [...FLAGS, ...CALL_FLAGS] });
}

/** A browser with a profile on disk, as a panel has one; `processId` is the browser's own process. */
export async function startProfile(folder: string, size: { width: number; height: number }, more: readonly string[] = []): Promise<{ context: BrowserContext; page: Page; processId: number }> {
  const context = await chromium.launchPersistentContext(folder, { executablePath: ensureChromium(), args: [...FLAGS, ...more], viewport: size, hasTouch: true, locale: 'en-US', permissions: ['camera', 'microphone'], reducedMotion: 'reduce' });
  const page = context.pages()[0] ?? await context.newPage();
  const session = await context.browser()?.newBrowserCDPSession() ?? await context.newCDPSession(page);
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return { context, page, processId: processInfo.find(({ type }) => type === 'browser')?.id ?? 0 };
}

/** A page with its own storage; what goes wrong in it is collected in `complaints`. */
export interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the console and of scripts, and replies of the server that failed with 5xx. */
  readonly complaints: string[];
}

export async function openPage(browser: Browser, size: { width: number; height: number }, touch = true, locale = 'en-US'): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: size, hasTouch: touch, locale, permissions: ['camera', 'microphone'], reducedMotion: 'reduce' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} ${message.location().url}`);
  });
  page.on('response', (reply) => {
    if (reply.status() >= 500) complaints.push(`server: ${reply.status()} ${reply.url()}`);
  });
  return { page, context, complaints };
}
