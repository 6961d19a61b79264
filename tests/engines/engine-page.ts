import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DevTools } from './devtools.js';
import { IN_PAGE } from './in-page.js';
import { codeOf } from './key-codes.js';

const START_LIMIT_MS = 20_000;
const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync', '--hide-scrollbars',
  '--force-device-scale-factor=1', '--font-render-hinting=none', '--window-size=1920,1080', '--remote-debugging-port=0',
];

/** A television's picture: one page of one browser, driven by keys. What goes wrong in it is collected in `complaints`. */
export class EnginePage {
  readonly complaints: string[] = [];
  /** Event streams that the page holds open. */
  readonly streams = new Set<unknown>();
  readonly #program: ChildProcess;
  readonly #folder: string;
  readonly devtools: DevTools;

  private constructor(program: ChildProcess, folder: string, devtools: DevTools) {
    this.#program = program;
    this.#folder = folder;
    this.devtools = devtools;
    devtools.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
      const { text, exception } = exceptionDetails as { text: string; exception?: { description?: string } };
      this.complaints.push(`script: ${exception?.description ?? text}`);
    });
    devtools.on('Runtime.consoleAPICalled', ({ type, args }) => { if (type === 'error') this.complaints.push(`console: ${JSON.stringify(args)}`); });
    devtools.on('Network.responseReceived', ({ requestId, type }) => { if (type === 'EventSource') this.streams.add(requestId); });
    for (const end of ['loadingFinished', 'loadingFailed']) devtools.on(`Network.${end}`, ({ requestId }) => this.streams.delete(requestId));
    devtools.on('Log.entryAdded', ({ entry }) => {
      const { level, text, url, source } = entry as { level: string; text: string; url?: string; source: string };
      // An old engine tells which of the page policy's newer words it does not know.
      if (level === 'error' && source !== 'security') this.complaints.push(`${source}: ${text} ${url ?? ''}`);
    });
  }

  /** Starts a Chromium with a profile of its own, ten-foot sized. @param flags beyond those that all need */
  static async start(path: string, flags: readonly string[] = []): Promise<EnginePage> {
    const folder = await mkdtemp(join(tmpdir(), 'u-city-engine-'));
    const program = spawn(path, [...FLAGS, ...flags, `--user-data-dir=${folder}`, 'about:blank'], { stdio: 'ignore' });
    try {
      const devtools = await DevTools.connect(await findPage(folder, program));
      const page = new EnginePage(program, folder, devtools);
      for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await devtools.send(`${domain}.enable`);
      await devtools.send('Emulation.setDeviceMetricsOverride', { width: 1920, height: 1080, deviceScaleFactor: 1, mobile: false });
      await page.addStartScript(IN_PAGE);
      return page;
    } catch (error) {
      program.kill('SIGKILL');
      throw error;
    }
  }

  /** Runs a script in every page before the page's own. */
  async addStartScript(source: string): Promise<void> {
    await this.devtools.send('Page.addScriptToEvaluateOnNewDocument', { source });
  }

  async goto(address: string): Promise<void> {
    const loaded = new Promise<void>((resolve) => this.devtools.on('Page.loadEventFired', () => resolve()));
    const { errorText } = await this.devtools.send('Page.navigate', { url: address });
    if (typeof errorText === 'string' && errorText !== '') throw new Error(`${address}: ${errorText}`);
    await loaded;
  }

  /** The value of an expression in the page, awaited if it is a promise. */
  async evaluate<Value>(expression: string): Promise<Value> {
    const { result, exceptionDetails } = await this.devtools.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(`${expression.slice(0, 200)}: ${JSON.stringify(exceptionDetails).slice(0, 600)}`);
    return (result as { value: Value }).value;
  }

  /** Waits until an expression holds in the page. */
  async waitFor(expression: string, limitMs = 15_000): Promise<void> {
    const deadline = Date.now() + limitMs;
    while (Date.now() < deadline) {
      if (await this.evaluate<boolean>(`Promise.resolve(${expression}).then(Boolean)`)) return;
      await wait(50);
    }
    throw new Error(`Not within ${limitMs} ms: ${expression}\n${this.complaints.join('\n')}`);
  }

  /** Waits until a control or a part with this `data-id` is drawn, in whatever shadow root. */
  waitForId(dataId: string, limitMs?: number): Promise<void> {
    return this.waitFor(`__find(${JSON.stringify(dataId)})`, limitMs);
  }

  /** Presses a key by its name, or by its code where only a television has it. */
  async press(key: string | number): Promise<void> {
    const windowsVirtualKeyCode = typeof key === 'number' ? key : codeOf(key);
    const name = typeof key === 'number' ? '' : key;
    for (const type of ['rawKeyDown', 'keyUp']) await this.devtools.send('Input.dispatchKeyEvent', { type, key: name, code: '', windowsVirtualKeyCode, nativeVirtualKeyCode: windowsVirtualKeyCode });
  }

  async takePicture(): Promise<Buffer> {
    const { data } = await this.devtools.send('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(String(data), 'base64');
  }

  async close(): Promise<void> {
    this.devtools.close();
    const ended = new Promise((resolve) => this.#program.once('close', resolve));
    if (this.#program.exitCode === null) {
      this.#program.kill('SIGKILL');
      await ended;
    }
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** The address of the page's DevTools, once the browser has written down its port. */
async function findPage(folder: string, program: ChildProcess): Promise<string> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline) {
    if (program.exitCode !== null) throw new Error(`The browser ended with ${program.exitCode}`);
    const [port] = (await readFile(join(folder, 'DevToolsActivePort'), 'utf8').catch(() => '')).split('\n');
    const targets = port ? await fetch(`http://127.0.0.1:${port}/json/list`).then((reply) => reply.json() as Promise<{ type: string; webSocketDebuggerUrl: string }[]>).catch(() => []) : [];
    const page = targets.find(({ type }) => type === 'page');
    if (page) return page.webSocketDebuggerUrl;
    await wait(50);
  }
  throw new Error('The browser gave no page');
}
