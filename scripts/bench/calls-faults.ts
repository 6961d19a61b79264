import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { setTimeout as wait } from 'node:timers/promises';
import { readEngineRecords } from '../../signaling/calls/engine/engine-record.js';
import { engineFolder } from '../../signaling/calls/engine/make-engine.js';
import { sendSignal } from '../../signaling/storage/postmaster.js';
import { openDesk } from '../../tests/journeys/help-desk.js';
import { openPage, startCallBrowser } from '../../tests/product/browser.js';
import { waitForCalls } from '../../tests/product/calls.js';
import { PANEL, panelAddress } from '../../tests/product/panel.js';
import type { Product } from '../../tests/product/server.js';
import type { BenchRow, Measure } from './bench-row.js';
import { inMs } from './percentile.js';
import { watchPictures } from './watch-pictures.js';
import { withProduct } from './with-product.js';

const SAID_BAR_MS = 3_000;
/** So long without trouble is well again. */
const WELL_MS = 2_000;
/** A call that is well again is watched for so long after the fault: what is said of a line that was cut comes late. */
const STAYS_MS = 20_000;
const LOOK_MS = 100;
const LIMIT_MS = 40_000;
/** Pictures of the last second; cameras give thirty, a busy machine fewer. */
const MOVING = 3;

/** In the page, before its scripts, as text: what the call says of itself, whenever that changes. */
const LISTEN = `{
  const find = (root) => {
    for (const element of root.querySelectorAll('*')) {
      const found = element.dataset?.id === 'call' && element.dataset.phase ? element : element.shadowRoot && find(element.shadowRoot);
      if (found) return found;
    }
  };
  globalThis.__phases = [];
  setInterval(() => {
    const kind = find(document)?.dataset.phase ?? 'none';
    if (__phases.at(-1)?.kind !== kind) __phases.push({ kind, at: Date.now() });
  }, ${String(LOOK_MS)});
}`;

async function prepare(page: Page): Promise<void> {
  await watchPictures(page);
  await page.addInitScript({ content: LISTEN });
}

interface Side {
  readonly phases: readonly { readonly kind: string; readonly at: number }[];
  /** When each picture of the other side was seen, since a moment. */
  readonly pictures: readonly number[];
}

const readSide = (page: Page, since: number): Promise<Side> => page.evaluate<Side>(`({ phases: __phases, pictures: __pictures.filter((at) => at >= ${String(since)}) })`);

/** @returns since when all sides are in the call and see each other move; `undefined` when they do not come back */
async function waitUntilWell(pages: readonly Page[]): Promise<number | undefined> {
  const limit = Date.now() + LIMIT_MS;
  let since: number | undefined;
  while (Date.now() < limit) {
    const now = Date.now();
    const sides = await Promise.all(pages.map((page) => readSide(page, now - 1000)));
    const well = sides.every(({ phases, pictures }) => phases.at(-1)?.kind === 'in-call' && pictures.length >= MOVING);
    since = well ? since ?? now : undefined;
    if (since !== undefined && now - since >= WELL_MS) return since;
    await wait(LOOK_MS);
  }
  return undefined;
}

async function openPanel(browser: Browser, product: Product): Promise<Page> {
  const { page } = await openPage(browser, PANEL);
  await prepare(page);
  await page.goto(panelAddress(product, 'simulated'));
  await page.locator('kiosk-attract').waitFor();
  await page.touchscreen.tap(PANEL.width / 2, PANEL.height / 2);
  await page.locator('[data-id=bar-help]').first().tap();
  await page.locator('[data-id=call-help]').first().tap();
  return page;
}

interface Fault {
  readonly name: string;
  /** Makes it happen, and ends when it is over. */
  readonly play: () => Promise<void>;
  readonly backBarMs: number;
  /** The picture is not touched by it, so that nothing has to be said. */
  readonly isUnseen?: boolean;
}

async function measureFault(pages: readonly Page[], { name, play, backBarMs, isUnseen = false }: Fault): Promise<BenchRow> {
  const begin = Date.now();
  await play();
  const over = Date.now();
  const well = await waitUntilWell(pages);
  if (well !== undefined) await wait(Math.max(0, over + STAYS_MS - Date.now()));
  const sides = await Promise.all(pages.map((page) => readSide(page, begin - 1000)));
  const back = well === undefined ? Infinity : Math.max(0, well - over);
  if (isUnseen) {
    const longest = Math.max(...sides.flatMap(({ pictures }) => pictures.slice(1).map((at, index) => at - (pictures[index] ?? at))));
    return { name: `call: ${name}`, ours: `longest without a picture ${inMs(longest)}`, bar: `<= ${inMs(SAID_BAR_MS)}, and the call goes on`, pass: longest <= SAID_BAR_MS && back <= backBarMs };
  }
  const lapse = sides.flatMap(({ phases }) => phases).find(({ kind, at }) => well !== undefined && at > well && kind !== 'in-call');
  const said = Math.max(...sides.map(({ phases }) => (phases.find(({ kind, at }) => kind === 'reconnecting' && at >= begin)?.at ?? Infinity) - begin));
  return {
    name: `call: ${name}`, ours: `said after ${inMs(said)}, ${well === undefined ? `not well within ${inMs(LIMIT_MS)}, last ${sides.map(({ phases }) => phases.at(-1)?.kind).join(' and ')}` : `well ${inMs(back)} after it was over`}${lapse ? `, ${lapse.kind} again` : ''}`,
    bar: `said <= ${inMs(SAID_BAR_MS)}, well <= ${inMs(backBarMs)} and so it stays`, pass: said <= SAID_BAR_MS && back <= backBarMs && !lapse,
  };
}

/**
 * The process through which all that a browser has to do with a network goes, sound and pictures too. Stopped, it is a cable that is cut
 * somewhere on the way: nothing comes or leaves, and nothing says so.
 */
async function findNetworkProcess(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  for (const { id } of processInfo) if ((await readFile(`/proc/${String(id)}/cmdline`, 'utf8').catch(() => '')).includes('network.mojom.NetworkService')) return id;
  throw new Error('The browser has no process of its own for the network');
}

/** A panel and the operation center in a call, and everything they stand on fails one after the other: how soon the screens say so, and how soon both see each other again. */
export const measureCallsFaults: Measure = (tell) => withProduct(async (product) => {
  const { node } = product;
  const findMediaServer = async (): Promise<number | undefined> => (await readEngineRecords(engineFolder(product.dataFolder)))[0]?.processId;
  const signalMediaServer = async (signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void> => { sendSignal(await findMediaServer() ?? 0, signal); };
  // Of its own, so that its network alone can be cut.
  const panels = await startCallBrowser();
  const cutPanel = async (ms: number): Promise<void> => {
    const network = await findNetworkProcess(panels);
    sendSignal(network, 'SIGSTOP');
    await wait(ms);
    sendSignal(network, 'SIGCONT');
  };
  const faults: readonly Fault[] = [
    { name: 'network of the panel cut for 5 s', backBarMs: 10_000, play: () => cutPanel(5_000) },
    { name: 'network of the panel cut for 30 s', backBarMs: 10_000, play: () => cutPanel(30_000) },
    {
      name: 'our server killed, started after 3 s', backBarMs: 10_000, isUnseen: true,
      play: async () => {
        await node.end('SIGKILL');
        await wait(3_000);
        await node.start();
      },
    },
    {
      name: 'media server frozen for 5 s', backBarMs: 10_000,
      play: async () => {
        await signalMediaServer('SIGSTOP');
        await wait(5_000);
        await signalMediaServer('SIGCONT');
      },
    },
    {
      name: 'media server killed, started by ours', backBarMs: 15_000,
      play: async () => {
        const before = await findMediaServer();
        await signalMediaServer('SIGKILL');
        for (let now = before; now === before || now === undefined; now = await findMediaServer()) await wait(20);
      },
    },
  ];
  tell('waiting for the media server');
  await waitForCalls(product.address);
  const browser = await startCallBrowser();
  try {
    const { page: desk } = await openDesk(browser, product, prepare);
    const panel = await openPanel(panels, product);
    await desk.locator('[data-id=answer-next]').click();
    const pages = [panel, desk];
    if (await waitUntilWell(pages) === undefined) throw new Error('The call does not begin.');
    const rows: BenchRow[] = [];
    for (const fault of faults) {
      tell(fault.name);
      rows.push(await measureFault(pages, fault));
    }
    return rows;
  } finally {
    await Promise.all([browser.close(), panels.close()]);
  }
}, { CALLS: 'on', SIMULATED_VISITORS: 'off' });
