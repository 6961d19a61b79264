import { setTimeout as wait } from 'node:timers/promises';
import { startBadNetwork, type BadNetwork, type LineCondition } from '../../tests/fixtures/proxy/bad-network.js';
import { Resident } from '../../tests/product/api.js';
import { startBrowser } from '../../tests/product/browser.js';
import { openProductDatabase } from '../../tests/product/database.js';
import { CENTER } from '../../tests/product/panel.js';
import { pickCard, startProduct, type Product } from '../../tests/product/server.js';
import { ActingScreen } from './acting-screen.js';
import { makeRandom, pick } from './random.js';

export interface BadDaysOptions {
  readonly minutes: number;
  readonly seed: number;
  readonly panels: number;
  readonly televisions: number;
  readonly tell?: (line: string) => void;
}

export interface BadDaysReport {
  readonly acts: number;
  readonly acknowledged: number;
  readonly kept: number;
  readonly restarts: number;
  /** Acknowledged acts that are not in the database, or more than once; kept ones the server never heard of. */
  readonly lost: readonly string[];
  /** Screens whose plan differs from the server's at the end. */
  readonly unequal: readonly string[];
  readonly crashes: readonly string[];
  /** What became of the acts: how often screens showed which outcome. */
  readonly outcomes: Readonly<Record<string, number>>;
}

const CONDITIONS: readonly LineCondition[] = ['ok', 'ok', 'cut', 'slow', 'lossy'];
const LONGEST_RETURN_MS = 120_000;

/**
 * Screens act for some minutes while each one's line is cut, slowed and made lossy at random and the server is killed now and
 * then; afterwards all is well again, and what was promised is compared with the database and with each screen.
 */
export async function runBadDays({ minutes, seed, panels, televisions, tell = () => undefined }: BadDaysOptions): Promise<BadDaysReport> {
  const random = makeRandom(seed);
  const [product, browser] = await Promise.all([startProduct({ REQUESTS_PER_MINUTE: '1000000', SIMULATED_VISITORS: 'off' }), startBrowser()]);
  const lines: BadNetwork[] = [];
  try {
    const screens: ActingScreen[] = [];
    for (let index = 0; index < panels + televisions; index++) {
      // A source of its own: how much a line carries shall not change what the seed lets happen.
      const line = await startBadNetwork(product.node.port, makeRandom(seed + 1 + index));
      lines.push(line);
      screens.push(await ActingScreen.open(browser, line.address, index < panels ? 'kiosk' : 'tv', pickCard(product, index), `${index < panels ? 'panel' : 'television'} ${String(index)}`));
    }
    // Each screen gets what it needs for bad days while days are good.
    await wait(12_000);
    let over = false;
    const restarts = { count: 0 };
    const endsAt = Date.now() + minutes * 60_000;
    const acting = screens.map((screen, index) => actUntil(screen, () => over, product, index));
    while (Date.now() < endsAt) {
      for (const line of lines) if (random() < 0.4) line.set(pick(CONDITIONS, random));
      if (random() < 0.12) {
        restarts.count++;
        tell(`  the server is killed (${String(restarts.count)})`);
        await product.node.end('SIGKILL');
        await wait(random() * 4_000);
        await product.node.start();
      }
      await wait(3_000 + random() * 5_000);
    }
    over = true;
    for (const line of lines) line.set('ok');
    await Promise.all(acting);
    return await compare(product, screens, restarts.count);
  } finally {
    await browser.close();
    await Promise.all(lines.map((line) => line.close()));
    await product.stop();
  }
}

async function actUntil(screen: ActingScreen, isOver: () => boolean, product: Product, index: number): Promise<void> {
  while (!isOver()) {
    await screen.act();
    // So that there is always a seat to want; by another screen of the same person, on a line of its own.
    const resident = await Resident.signIn(product.address, pickCard(product, index)).catch(() => undefined);
    await resident?.cancelAll().catch(() => undefined);
  }
}

async function compare(product: Product, screens: readonly ActingScreen[], restarts: number): Promise<BadDaysReport> {
  const deadline = Date.now() + LONGEST_RETURN_MS;
  while (Date.now() < deadline && (await Promise.all(screens.map((screen) => screen.countKept()))).some((count) => count > 0)) await wait(500);
  const database = await openProductDatabase(product);
  const bookings = new Map((await database<{ id: string; count: number }[]>`select booking.id, count(*)::int as count from booking join allocation on booking_id = booking.id group by booking.id`).map((row) => [row.id, row.count]));
  const keys = new Map((await database<{ key: string; count: number }[]>`select key, count(*)::int as count from idempotency where actor like 'person:%' or actor like 'device:%' group by key`).map((row) => [row.key, row.count]));
  const [overlaps] = await database<{ count: number }[]>`
    select count(*)::int as count from allocation one join allocation other on one.space_id = other.space_id and one.id < other.id and one.during && other.during
    where one.state in ('reserved', 'checked-in') and other.state in ('reserved', 'checked-in')`;
  await database.end();
  const lost = screens.flatMap((screen) => [
    ...[...screen.acts.acknowledged].filter((id) => bookings.get(id) !== 1).map((id) => `${screen.name}: booking ${id} is there ${String(bookings.get(id) ?? 0)} times`),
    ...[...screen.acts.kept].filter((key) => keys.get(key) !== 1).map((key) => `${screen.name}: intent ${key} was done ${String(keys.get(key) ?? 0)} times`),
  ]);
  if ((overlaps?.count ?? 0) > 0) lost.push(`${String(overlaps?.count)} overlaps`);
  const unequal: string[] = [];
  for (const screen of screens) unequal.push(...await findDifferences(screen));
  const sum = (count: (screen: ActingScreen) => number): number => screens.reduce((total, screen) => total + count(screen), 0);
  const outcomes: Record<string, number> = {};
  for (const screen of screens) for (const [outcome, count] of screen.outcomes) outcomes[outcome] = (outcomes[outcome] ?? 0) + count;
  return {
    outcomes, acts: sum((screen) => screen.done), acknowledged: sum((screen) => screen.acts.acknowledged.size), kept: sum((screen) => screen.acts.kept.size), restarts,
    lost, unequal, crashes: screens.flatMap((screen) => screen.crashes),
  };
}

/** A screen and a fresh one beside it, straight at the server, show the same. */
async function findDifferences(screen: ActingScreen): Promise<string[]> {
  let last: string[] = [];
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await wait(500)) {
    const shown = await screen.readPlan();
    const truth = await screen.page.evaluate(async ([center, day]) => {
      const reply = await fetch(`/api/centers/${center}/occupancy?day=${day}`);
      return await reply.json() as { allocations: { spaceId: string; from: string; to: string }[] };
    }, [CENTER, new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Seoul' }).format(Date.now())] as const);
    const now = Date.now();
    // Half an hour from now, as a panel's page proposes, or the hour of a television: whoever sits there within both is taken on both.
    const taken = new Set(truth.allocations.filter(({ from, to }) => Date.parse(from) <= now && now + 5 * 60_000 < Date.parse(to)).map(({ spaceId }) => spaceId));
    last = [...taken].filter((id) => shown[id] === 'free').map((id) => `${screen.name} shows ${id} as free`);
    if (truth.allocations.length === 0) last.push(...Object.entries(shown).filter(([, state]) => state === 'taken').map(([id]) => `${screen.name} shows ${id} as taken`));
    if (last.length === 0) return [];
  }
  return last;
}
