import { countOverlaps, fightForSeats, listOtherErrors } from '../../signaling/testing/fight-for-seats.js';
import { openProductDatabase } from '../../tests/product/database.js';
import { listSeats, seatPerson } from '../../tests/product/seat-person.js';
import type { Measure } from './bench-row.js';
import { inMs, pickPercentile } from './percentile.js';
import { withProduct } from './with-product.js';

const CLIENTS = 50;
const ROUNDS = 12;
const SEATS = 8;
const GRID_MS = 5 * 60_000;

/** Fifty screens of the built product want the same eight seats, over HTTP and onto a disk that is waited for. */
export const measureSeatContention: Measure = (tell) => withProduct(async (product) => {
  const database = await openProductDatabase(product);
  try {
    tell(`${CLIENTS} people sign in`);
    const screens = await Promise.all(Array.from({ length: CLIENTS }, () => seatPerson(product.address, database)));
    const start = Math.floor(Date.now() / GRID_MS) * GRID_MS;
    tell(`${CLIENTS * ROUNDS} reservations`);
    const report = await fightForSeats({
      port: Number(new URL(product.address).port), screens, spaceIds: await listSeats(product, SEATS), rounds: ROUNDS,
      at: (minutes) => new Date(start + minutes * 60_000).toISOString(),
    });
    const overlaps = await countOverlaps(database);
    const others = listOtherErrors(report);
    const { times, seconds } = report;
    return [{
      name: `seats: ${CLIENTS} clients fight for ${SEATS}`,
      ours: `${overlaps} overlaps, ${others.length} other errors in ${times.length} requests (${(times.length / seconds).toFixed(0)}/s, p99 ${inMs(pickPercentile(times, 0.99))})`,
      bar: '0 overlaps, 0 other errors', pass: overlaps === 0 && others.length === 0 && (report.counts.get('reserved') ?? 0) > 0,
    }];
  } finally {
    await database.end({ timeout: 5 });
  }
}, { SIMULATED_VISITORS: 'off' });
