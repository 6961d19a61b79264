import { timeOccupancy } from '../../tests/journeys/watch-plan.js';
import { pickCard } from '../../tests/product/server.js';
import type { Measure } from './bench-row.js';
import { inMs, pickPercentile } from './percentile.js';
import { withProduct } from './with-product.js';

const ROUNDS = 20;
const BAR_MS = 1000;

/** From asking for a seat on one screen until another screen's plan has drawn it taken. */
export const measureOccupancy: Measure = (tell) => withProduct(async (product, openBrowser) => {
  tell(`${ROUNDS} reservations`);
  const delays = await timeOccupancy(await openBrowser(), product, pickCard(product, 0), ROUNDS);
  const longest = Math.max(...delays);
  return [{
    name: 'occupancy: reservation to another screen’s plan', ours: `${inMs(pickPercentile(delays, 0.5))} p50, ${inMs(longest)} longest of ${ROUNDS}`,
    bar: `<= ${inMs(BAR_MS)}`, pass: longest <= BAR_MS,
  }];
});
