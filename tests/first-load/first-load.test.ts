import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BUDGETS, fetchUntilHome, inKib } from './fetch-until-home.js';
import { useProduct } from '../product/use-product.js';

const running = useProduct();

const SHOWS = { tv: 'shows live facts and takes the focus', kiosk: 'shows live facts and takes the focus', phone: 'takes six digits', operations: 'lets staff sign in' } as const;

for (const budget of BUDGETS) {
  test(`${budget.channel}: all script until its first screen ${SHOWS[budget.channel]} weighs at most ${inKib(budget.bytes)} gzip`, async () => {
    const { scripts, bytes, heavy } = await fetchUntilHome(running.browser, running.product.address, budget);
    console.log(`  first load ${budget.channel}: ${inKib(bytes)} of ${inKib(budget.bytes)} gzip, ${scripts.length} files`);
    assert.deepEqual(heavy, []);
    assert.ok(bytes <= budget.bytes, `${inKib(bytes)}:\n${scripts.map((script) => `${inKib(script.bytes)} ${script.url}`).join('\n')}`);
  });
}
