import { BUDGETS, fetchUntilHome, inKib } from '../../tests/first-load/fetch-until-home.js';
import type { BenchRow, Measure } from './bench-row.js';
import { withProduct } from './with-product.js';

/** All script that a channel fetches until its home shows live facts and takes the focus. */
export const measureFirstLoads: Measure = (tell) => withProduct(async (product, startBrowser) => {
  const browser = await startBrowser();
  const rows: BenchRow[] = [];
  for (const budget of BUDGETS) {
    tell(budget.channel);
    const { scripts, bytes, heavy } = await fetchUntilHome(browser, product.address, budget);
    rows.push({
      name: `first load: ${budget.channel}, script until home`,
      ours: `${inKib(bytes)} gzip in ${scripts.length} files${heavy.map((url) => `, ${new URL(url).pathname}`).join('')}`,
      bar: `<= ${inKib(budget.bytes)}, no scanner, calls or map data`, pass: bytes <= budget.bytes && heavy.length === 0,
    });
  }
  return rows;
});
