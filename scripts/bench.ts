import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import type { BenchRow } from './bench/bench-row.js';
import { drawTable } from './bench/draw-table.js';
import { MEASUREMENTS, type Measurement } from './bench/measurements.js';
import { isBuilt } from './sources.mjs';
import { ensureChromium } from './testing/ensure-chromium.mjs';

/*
 * `npm run bench` takes every figure that the product promises, beside its peer's from the same run, prints them as one table
 * and keeps them as JSON. `npm run bench -- scanning` takes those whose name holds the word. It fails when a bar is missed.
 */
const REPORT = '.cache/bench.json';

function prepare(): string {
  process.env['CHROME_PATH'] = ensureChromium();
  if (!isBuilt() && spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' }).status !== 0) throw new Error('The build failed; its words stand above.');
  return spawnSync(process.env['CHROME_PATH'], ['--version'], { encoding: 'utf8' }).stdout.trim();
}

/** A measurement that breaks is a bar that was missed; the others go on. */
async function take({ name, load }: Measurement): Promise<BenchRow[]> {
  const start = performance.now();
  const tell = (step: string): void => console.log(`  ${name}: ${step} ...`);
  try {
    const measure = await load();
    const rows = await measure(tell);
    console.log(`  ${name}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
    return rows;
  } catch (error) {
    console.error(error);
    return [{ name, ours: 'could not be measured', bar: 'a figure', pass: false }];
  }
}

process.chdir(new URL('..', import.meta.url).pathname);
const word = process.argv[2] ?? '';
const wanted = MEASUREMENTS.filter(({ name }) => name.includes(word));
if (wanted.length === 0) throw new Error(`Nothing is called “${word}”. There are: ${MEASUREMENTS.map(({ name }) => name).join(', ')}.`);
const chromium = prepare();
const machine = { date: new Date().toISOString(), node: process.version, chromium, cores: availableParallelism(), loadBefore: Number((loadavg()[0] ?? 0).toFixed(2)) };
const rows: BenchRow[] = [];
for (const measurement of wanted) rows.push(...await take(measurement));

console.log(`\n${drawTable(rows)}\n`);
mkdirSync('.cache', { recursive: true });
writeFileSync(REPORT, `${JSON.stringify({ ...machine, measured: wanted.map(({ name }) => name), rows }, undefined, 2)}\n`);
const missed = rows.filter(({ pass }) => !pass).length;
console.log(`${rows.length - missed} of ${rows.length} within their bars; ${machine.node}, ${chromium}, ${machine.cores} cores, load ${machine.loadBefore} before; ${REPORT}`);
process.exitCode = missed ? 1 : 0;
