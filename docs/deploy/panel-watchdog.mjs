#!/usr/bin/env node
/*
 * Starts a panel's browser and keeps its page on the screen: `panel-watchdog.mjs <browser> <flags ...> <address>`.
 *
 * What a page cannot do for itself: end its own endless loop, come back from a crash of its process, cover the browser's own
 * page when its server cannot be reached at the first start of all. It speaks to the browser over a pipe that nobody else can
 * open; there is no port. A page is made ready out of sight and shown when it has loaded. Node 18 or newer, no packages.
 */
import { execFile, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

/** A page that has not answered for so long hangs. Its longest honest work takes a tenth of that. */
const HANGS_AFTER_MS = Number(process.env.PANEL_HANGS_AFTER_MS ?? 15_000);
const ASK_EVERY_MS = HANGS_AFTER_MS / 3;
/** How long a page may take to load, and the waits after those that failed. */
const LOAD_MS = 60_000;
const RETRY_MS = [1_000, 2_000, 5_000, 10_000, 30_000];

/** The words of the starting screen, for the time before any page of ours has come. */
export const WAITING = {
  ko: '이 화면을 준비하고 있어요', en: 'This screen is getting ready', zh: '屏幕正在准备中', ja: 'この画面を準備しています',
  vi: 'Màn hình đang được chuẩn bị', th: 'กำลังเตรียมหน้าจอนี้', tl: 'Inihahanda ang screen na ito', ru: 'Экран готовится к работе',
};
const LINES = Object.entries(WAITING).map(([language, words]) => `<p lang="${language}">${words}</p>`).join('');
const WAITING_PAGE = `<title>u-City</title><style>html{height:100%;background:#0c1622;color:#eef3f8;font:4vmin/1.4 sans-serif;cursor:none}body{margin:0;height:100%;display:flex;flex-direction:column;justify-content:center;align-items:center}p{margin:.4em}</style>${LINES}`;

/** The browser's DevTools protocol over its pipe: JSON messages that end with a zero. */
class Browser {
  #process;
  #answers = new Map();
  #listeners = new Set();
  #last = 0;

  constructor(program, flags) {
    this.#process = spawn(program, [...flags, '--remote-debugging-pipe', 'about:blank'], { stdio: ['ignore', 'inherit', 'inherit', 'pipe', 'pipe'] });
    this.ended = new Promise((resolve) => this.#process.once('close', resolve));
    let rest = '';
    this.#process.stdio[4].setEncoding('utf8').on('data', (text) => {
      const messages = (rest + text).split('\0');
      rest = messages.pop() ?? '';
      for (const message of messages) this.#take(JSON.parse(message));
    });
    this.#process.stdio[3].on('error', () => undefined);
  }

  #take({ id, result, error, method, params, sessionId }) {
    if (id === undefined) for (const listener of this.#listeners) listener(method, params, sessionId);
    else if (error) this.#answers.get(id)?.reject(new Error(error.message));
    else this.#answers.get(id)?.resolve(result);
    this.#answers.delete(id);
  }

  /** Rejects where the browser refuses, and where it has not answered in time. */
  async ask(method, params = {}, sessionId = undefined, limitMs = HANGS_AFTER_MS) {
    const id = ++this.#last;
    const answer = new Promise((resolve, reject) => this.#answers.set(id, { resolve, reject }));
    this.#process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    const stop = new AbortController();
    const late = wait(limitMs, undefined, { signal: stop.signal }).then(() => { throw new Error(`${method} was not answered in ${limitMs} ms`); });
    try {
      return await Promise.race([answer, late]);
    } finally {
      stop.abort();
      late.catch(() => undefined);
      this.#answers.delete(id);
    }
  }

  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stop(signal) {
    this.#process.kill(signal);
  }
}

/** Opens a page out of sight, or in it. */
async function openPage(browser, url, background) {
  const { targetId } = await browser.ask('Target.createTarget', { url: 'about:blank', background });
  const { sessionId } = await browser.ask('Target.attachToTarget', { targetId, flatten: true });
  await Promise.all(['Page.enable', 'Inspector.enable'].map((method) => browser.ask(method, {}, sessionId)));
  if (url !== 'about:blank') {
    const { errorText } = await browser.ask('Page.navigate', { url }, sessionId, LOAD_MS);
    if (errorText) {
      await closePage(browser, { targetId });
      throw new Error(errorText);
    }
  }
  return { targetId, sessionId };
}

/** A page that hangs or crashed says nothing when it goes. */
const closePage = (browser, page) => browser.ask('Target.closeTarget', { targetId: page.targetId }).catch(() => undefined);

/** Closes every page but one: also what the browser opened by itself. */
async function leaveOnly(browser, page) {
  const { targetInfos } = await browser.ask('Target.getTargets');
  await Promise.all(targetInfos.filter(({ type, targetId }) => type === 'page' && targetId !== page.targetId).map((other) => closePage(browser, other)));
}

async function showWaiting(browser) {
  const page = await openPage(browser, 'about:blank', false);
  const { frameTree } = await browser.ask('Page.getFrameTree', {}, page.sessionId);
  await browser.ask('Page.setDocumentContent', { frameId: frameTree.frame.id, html: WAITING_PAGE }, page.sessionId);
  await leaveOnly(browser, page);
}

/** Makes the panel's page ready out of sight, as often as it takes, and shows it. */
async function show(browser, address) {
  for (let failures = 0; ; failures++) {
    try {
      const page = await openPage(browser, address, true);
      await browser.ask('Target.activateTarget', { targetId: page.targetId });
      await leaveOnly(browser, page);
      return page;
    } catch (error) {
      console.error(`panel-watchdog: ${address} could not be opened: ${error.message}`);
      // A browser that answers nothing any more ends this with an error of its own.
      await browser.ask('Browser.getVersion');
      tellSystemd();
      await wait(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]);
    }
  }
}

/** Resolves to what is wrong as soon as something is. */
async function watch(browser, page) {
  let why;
  const stop = browser.listen((method, params, sessionId) => {
    if (method === 'Target.detachedFromTarget' && params.sessionId === page.sessionId) why ??= 'is gone';
    if (sessionId !== page.sessionId) return;
    if (method === 'Inspector.targetCrashed') why ??= 'crashed';
    if (method === 'Page.frameNavigated' && !params.frame.parentId && params.frame.unreachableUrl) why ??= 'shows an error of the browser';
  });
  try {
    while (why === undefined) {
      await Promise.race([
        browser.ask('Runtime.evaluate', { expression: '1' }, page.sessionId).then(() => wait(ASK_EVERY_MS), () => { why ??= 'hangs'; }),
        (async () => { while (why === undefined) await wait(50); })(),
      ]);
      if (why === undefined) tellSystemd();
    }
    return why;
  } finally {
    stop();
  }
}

/** The unit's own watchdog starts all of this again when these notices stop. */
function tellSystemd() {
  if (process.env.NOTIFY_SOCKET) execFile('systemd-notify', ['WATCHDOG=1'], () => undefined);
}

async function keep(browser, address) {
  await showWaiting(browser);
  for (;;) {
    const page = await show(browser, address);
    const why = await watch(browser, page);
    console.error(`panel-watchdog: the page ${why}; it is opened anew`);
    if (why !== 'hangs') await showWaiting(browser);
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const [program, ...flags] = process.argv.slice(2);
  const address = flags.pop();
  if (!program || !address) throw new Error('panel-watchdog.mjs <browser> <flags ...> <address>');
  const browser = new Browser(program, flags);
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => browser.stop(signal));
  keep(browser, address).catch((error) => {
    console.error(`panel-watchdog: ${error.message}; the browser is ended`);
    browser.stop('SIGKILL');
  });
  // Whoever started this starts it again.
  process.exitCode = (await browser.ended) === 0 ? 0 : 1;
  process.exit();
}
