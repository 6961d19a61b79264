import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runBadDays } from '../../scripts/soak/bad-days.js';

const MINUTES = Number(process.env['SOAK_MINUTES'] ?? 3);
/** One by which the server is killed six times, spread over the three minutes. */
const SEED = Number(process.env['SOAK_SEED'] ?? 20261124);

test('five panels and two televisions act for three minutes on bad lines and a server that is killed: nothing promised is lost, and every screen ends equal to the server', async () => {
  console.log(`  seed ${SEED}, ${MINUTES} minutes`);
  const report = await runBadDays({ minutes: MINUTES, seed: SEED, panels: 5, televisions: 2 });
  console.log(`  ${report.acts} acts, ${report.acknowledged} acknowledged, ${report.kept} kept, ${report.restarts} restarts; shown: ${JSON.stringify(report.outcomes)}`);
  assert.deepEqual([report.lost, report.unequal, report.crashes], [[], [], []]);
  assert.ok(report.restarts > 0, 'the server was killed');
  assert.ok(report.acknowledged > 0 && report.acts > 10, 'the screens did act');
});
