import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { drawTable } from './bench/draw-table.js';
import type { BenchRow } from './bench/bench-row.js';
import { isBuilt } from './sources.mjs';
import { runBadDays } from './soak/bad-days.js';
import { runVisitors } from './soak/visitors.js';
import { ensureChromium } from './testing/ensure-chromium.mjs';

/*
 * `npm run soak` lets the product run for long: a panel's day of 300 visitors, then half an hour of bad lines and a server that
 * is killed. `npm run soak -- visitors 50` and `npm run soak -- network 10` take one of them, shorter. Fails when a bar is missed.
 */
const FLAT = 1.1;

process.chdir(new URL('..', import.meta.url).pathname);
const [what = 'all', much] = process.argv.slice(2);
const seed = Number(process.env['SOAK_SEED'] ?? Date.now() % 1_000_000);
process.env['CHROME_PATH'] = ensureChromium();
if (!isBuilt() && spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' }).status !== 0) throw new Error('The build failed; its words stand above.');
console.log(`  seed ${String(seed)} (SOAK_SEED repeats it)`);
const tell = (line: string): void => { console.log(line); };

async function soakVisitors(visitors: number): Promise<BenchRow[]> {
  const { tenths, complaints } = await runVisitors(visitors, seed, tell);
  const [second, last] = [tenths[1], tenths.at(-1)];
  const compare = (name: string, read: (tenth: { heapBytes: number; nodes: number }) => number, write: (value: number) => string): BenchRow => {
    const ratio = second && last ? read(last) / read(second) : Infinity;
    return { name: `a panel's day, ${String(visitors)} visitors: ${name}`, ours: last ? write(read(last)) : 'none', peer: second ? `${write(read(second))} after the second tenth` : 'none', ratio, bar: `<= ${String(FLAT)} x`, pass: ratio <= FLAT };
  };
  for (const complaint of complaints.slice(0, 10)) tell(`  ${complaint}`);
  return [
    compare('heap', ({ heapBytes }) => heapBytes, (bytes) => `${(bytes / 1_048_576).toFixed(1)} MiB`),
    compare('DOM nodes', ({ nodes }) => nodes, String),
    { name: `a panel's day, ${String(visitors)} visitors: console errors`, ours: String(complaints.length), bar: '0', pass: complaints.length === 0 },
  ];
}

async function soakNetwork(minutes: number): Promise<BenchRow[]> {
  const report = await runBadDays({ minutes, seed, panels: 5, televisions: 2, tell });
  for (const line of [...report.lost, ...report.unequal, ...report.crashes].slice(0, 20)) tell(`  ${line}`);
  const name = `${String(minutes)} minutes of bad lines, 5 panels, 2 televisions`;
  return [
    { name: `${name}: promised and not in the database once`, ours: `${String(report.lost.length)} of ${String(report.acknowledged + report.kept)}, ${String(report.restarts)} kills of the server`, bar: '0', pass: report.lost.length === 0 && report.acknowledged > 0 },
    { name: `${name}: screens unlike the server at the end`, ours: String(report.unequal.length), bar: '0', pass: report.unequal.length === 0 },
    { name: `${name}: scripts that threw`, ours: String(report.crashes.length), bar: '0', pass: report.crashes.length === 0 },
  ];
}

const rows = [
  ...(what === 'all' || what === 'visitors' ? await soakVisitors(Number(much ?? 300)) : []),
  ...(what === 'all' || what === 'network' ? await soakNetwork(Number(much ?? 30)) : []),
];
console.log(`\n${drawTable(rows)}\n`);
mkdirSync('.cache', { recursive: true });
writeFileSync('.cache/soak.json', `${JSON.stringify({ date: new Date().toISOString(), seed, rows }, undefined, 2)}\n`);
process.exitCode = rows.some(({ pass }) => !pass) ? 1 : 0;
