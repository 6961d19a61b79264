import { countOverlaps } from '../../signaling/testing/fight-for-seats.js';
import { BookingLoad, checkLedger } from '../../tests/product/booking-load.js';
import { openProductDatabase } from '../../tests/product/database.js';
import { killInTurn } from '../../tests/product/kill-rounds.js';
import { listSeats, seatPerson } from '../../tests/product/seat-person.js';
import type { Measure } from './bench-row.js';
import { inMs, pickPercentile } from './percentile.js';
import { withProduct } from './with-product.js';

const KILLS = 20;
const SCREENS = 20;
const SEATS = 12;
const BAR_MS = 10_000;

/** Server, database and both are killed in turn while screens reserve without a pause. */
export const measureKills: Measure = (tell) => withProduct(async (product) => {
  const before = await openProductDatabase(product);
  const screens = await Promise.all(Array.from({ length: SCREENS }, () => seatPerson(product.address, before)));
  await before.end({ timeout: 1 });
  const load = new BookingLoad({ addresses: [product.address], screens, spaceIds: await listSeats(product, SEATS) });
  load.start();
  const rounds = await killInTurn(product.node, KILLS, tell);
  await load.stop();
  const database = await openProductDatabase(product);
  try {
    const { lost, ghosts, halves } = await checkLedger(database, load);
    const overlaps = await countOverlaps(database);
    const times = rounds.map(({ ms }) => ms);
    const longest = Math.max(...times);
    return [{
      name: `kill -9: ${KILLS} times server, database, both`,
      ours: `${lost} of ${load.acknowledged.size} acknowledged lost, ${overlaps} overlaps, ${ghosts + halves} half done, ready after ${inMs(pickPercentile(times, 0.5))} p50, ${inMs(longest)} longest`,
      bar: `0 lost, 0 overlaps, 0 half done, ready <= ${inMs(BAR_MS)}`,
      pass: lost + overlaps + ghosts + halves === 0 && longest <= BAR_MS && load.acknowledged.size > 0,
    }];
  } finally {
    await database.end({ timeout: 1 });
  }
}, { SIMULATED_VISITORS: 'off', REQUESTS_PER_MINUTE: '1000000' });
