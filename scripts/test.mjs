// The whole suite, from a fresh clone: installs what the tests need and closes with one line, `N passed, N failed`.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ensurePackages } from './packages.mjs';
import { ensureChromium } from './testing/ensure-chromium.mjs';
import { fetchNode } from './testing/fetch-node.mjs';

const all = process.argv.includes('--all');
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length).split(',');
/** The longest stage takes eleven minutes on two quiet cores; a test that leaves something running would hold everything up for ever. */
const LONGEST_STAGE_MS = (all ? 240 : 35) * 60_000;
const COUNTS_FILE = '.cache/test-counts.json';
const total = { passed: 0, failed: 0, skipped: 0 };
const slow = [];

/** Runs a command; its output appears as it comes, or only where it fails. */
function run(command, { quiet = false, env = {}, limitMs } = {}) {
  return new Promise((resolve) => {
    const [program, ...rest] = command;
    const child = spawn(program, rest, { stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'], env: { ...process.env, ...env } });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const timer = limitMs === undefined ? undefined : setTimeout(() => {
      console.log(`  FAILED: not over after ${limitMs / 60_000} minutes`);
      child.kill('SIGKILL');
    }, limitMs);
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** A check is one test: it passes or fails as a whole and prints only when it fails. */
async function check(name, command) {
  const start = Date.now();
  const { code, output } = await run(command, { quiet: true });
  const seconds = ((Date.now() - start) / 1000).toFixed(0);
  total[code === 0 ? 'passed' : 'failed']++;
  console.log(`  ${code === 0 ? 'ok' : 'FAILED'}  ${name} (${seconds} s)`);
  if (code !== 0) console.log(output.split('\n').slice(-120).map((line) => `    ${line}`).join('\n'));
  return code === 0;
}

/** A runner counts its own tests and leaves the counts in a file; none left is a failure of the runner itself. */
async function runner(name, command, env = {}) {
  console.log(`\n${name}`);
  const start = Date.now();
  rmSync(COUNTS_FILE, { force: true });
  const { code } = await run(command, { env: { COUNTS_FILE, ...env }, limitMs: LONGEST_STAGE_MS });
  slow.push(`${name} ${((Date.now() - start) / 1000).toFixed(0)} s`);
  try {
    const counts = JSON.parse(readFileSync(COUNTS_FILE, 'utf8'));
    for (const key of Object.keys(total)) total[key] += counts[key];
    if (code !== 0 && counts.failed === 0) total.failed++;
  } catch {
    console.log(`  FAILED: ${name} ended without counting (exit ${code})`);
    total.failed++;
  }
}

/** What cannot run here is said, and counted as one test that was skipped. */
function skip(name, reason) {
  total.skipped++;
  console.log(`\n${name}\n  skipped: ${reason}`);
}

/** Nothing in these makes a call. */
const WITHOUT_CALLS = ['lint', 'build', 'elements'];

/** The media server that tests of calls need; without it they are skipped, which continuous integration does not let pass. */
async function prepareLivekit() {
  const { code } = await run([process.execPath, '--import', 'tsx', 'scripts/testing/prepare-livekit.ts']);
  if (code !== 0 && process.env.CI) total.failed++;
}

/** The test files under some folders: Node 20 runs files, it knows no patterns. */
const listTests = (folders) => folders.filter((folder) => existsSync(folder)).flatMap((folder) =>
  readdirSync(folder, { recursive: true }).filter((path) => path.endsWith('.test.ts')).map((path) => join(folder, path)).sort());

const runFiles = (concurrency, files) => [process.execPath, '--import', 'tsx', '--test', `--test-concurrency=${concurrency}`, '--test-reporter=./scripts/testing/count-reporter.mjs', ...files];

const nodeTests = (concurrency, ...folders) => runFiles(concurrency, listTests(folders));

const JOURNEYS = ['tests/start', 'tests/journeys', 'tests/packaged', 'tests/shell', 'tests/lan', 'tests/first-load'];
/**
 * Journeys whose outcome hangs on no time: they make no calls, measure nothing, and type as no card reader does. They wait as much as
 * they compute, so two of them run at a time. Every other one has the machine to itself.
 */
const PAIRED_JOURNEYS = new Set([
  ...['about', 'cut-off', 'development-strip', 'hold-card'].map((name) => `tests/journeys/${name}.test.ts`),
  ...['hosts', 'packages'].map((name) => `tests/packaged/${name}.test.ts`),
  ...['answer-first', 'crash'].map((name) => `tests/shell/${name}.test.ts`),
]);

/** Fetches 230 MB of old browsers, so it runs when it is asked for: `npm run test:engines`. */
const ON_REQUEST = ['engines'];

const DEBIAN_15 = '/usr/lib/postgresql/15/bin/postgres';

const STAGES = {
  async lint() {
    console.log('\nLint');
    const bin = (name) => `node_modules/.bin/${name}`;
    const browser = check('Types: browser', [bin('tsc'), '-p', 'tsconfig.json']);
    const node = check('Types: server', [bin('tsc'), '-p', 'tsconfig.node.json']);
    await Promise.all([browser, node]);
    await check('Types: service worker', [bin('tsc'), '-p', 'shared/offline/service-worker/tsconfig.json']);
    await check('Types: scripts and tests', [bin('tsc'), '-p', 'tsconfig.tests.json']);
    await Promise.all([
      check('ESLint: code, layers, templates, accessibility', [bin('eslint'), '.', '--max-warnings=0', '--cache', '--cache-location', '.cache/eslint']),
      (async () => {
        await check('Stylelint: Chromium 69 in shared parts', [bin('stylelint'), 'shared/**/*.ts', 'tv/**/*.ts', 'kiosk/**/*.ts', '--allow-empty-input', '--max-warnings=0']);
        await check('Messages: eight languages', [process.execPath, '--import', 'tsx', 'scripts/check-messages.ts']);
        await check('Knip: unused files, exports, dependencies', [bin('knip'), '--no-progress']);
        await check('City packs', [process.execPath, '--import', 'tsx', 'scripts/city.ts', 'check', '--all']);
      })(),
    ]);
  },
  unit: () => runner('Unit and server tests', nodeTests(availableParallelism(), 'shared', 'signaling', 'kiosk', 'tv', 'phone', 'operations', 'scripts', 'cities'), all ? { PROPERTY_RUNS: '500' } : {}),
  async platforms() {
    // A little of it each time, all of it on request: the oldest PostgreSQL and the newest Node that are promised.
    const few = ['signaling/storage/migrate.test.ts', 'signaling/reservations/contention.test.ts', 'signaling/http/answer-once.test.ts'];
    const tests = (node) => [node, ...nodeTests(availableParallelism(), ...(all || only ? ['signaling'] : [])).slice(1), ...(all || only ? [] : few)];
    if (existsSync(DEBIAN_15)) await runner('Server tests on PostgreSQL 15', [process.execPath, '--import', 'tsx', 'scripts/testing/debian-postgres.ts', ...tests(process.execPath)]);
    else skip('Server tests on PostgreSQL 15', `${DEBIAN_15} is missing; Debian has it as postgresql-15`);
    if (!all && !only) return;
    const { program, reason } = fetchNode();
    if (program) await runner('Server tests on Node 24', tests(program));
    else skip('Server tests on Node 24', reason);
  },
  async build() {
    console.log('\nBuild');
    if (!(await check('Production build', ['npm', 'run', '--silent', 'build']))) throw new Error('Nothing further can run without a build');
  },
  elements: () => runner('Elements in Chromium', ['node_modules/.bin/wtr']),
  async journeys() {
    await runner('Journeys that run two at a time, built product', runFiles(2, listTests(JOURNEYS).filter((file) => PAIRED_JOURNEYS.has(file))));
    await runner('Start, calls, first load and other journeys, built product', runFiles(1, listTests(JOURNEYS).filter((file) => !PAIRED_JOURNEYS.has(file))));
  },
  faults: () => runner('Faults and nodes, built product', nodeTests(1, 'tests/faults')),
  soak: () => runner('Three minutes of bad days, built product', nodeTests(1, 'tests/soak')),
  channels: () => runner(`Channel suite (${all ? 'full product' : 'pairwise'})`, nodeTests(1, 'tests/channel-suite'), { CHANNEL_SUITE: all ? 'full' : 'pairwise' }),
  engines: () => runner('Televisions on Chromium 69, 76, 79, 85, 108 and current, hosted and packaged', nodeTests(1, 'tests/engines')),
  city: () => runner('Second city in place of Busan, built product', nodeTests(1, 'tests/second-city')),
};

try {
  process.chdir(new URL('..', import.meta.url).pathname);
  mkdirSync('.cache', { recursive: true });
  await ensurePackages();
  process.env.CHROME_PATH = ensureChromium();
  if (!only || only.some((stage) => !WITHOUT_CALLS.includes(stage))) await prepareLivekit();
  await run(['npm', 'run', '--silent', 'generate']);
  for (const [name, stage] of Object.entries(STAGES)) if (only ? only.includes(name) : !ON_REQUEST.includes(name)) await stage();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  total.failed++;
}
console.log(`\n${slow.join(' | ')}`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed ? 1 : 0;
