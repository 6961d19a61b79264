// u-City with one command: packages, build, database, server. Plain JavaScript, because nothing is installed yet.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ensurePackages } from './packages.mjs';

const STAMP = 'dist/.sources';
const SOURCES = ['kiosk', 'tv', 'shared', 'signaling', 'public', 'scripts', 'package-lock.json', 'tsconfig.base.json', 'tsconfig.json'];
/** Made from the others, or not part of the product. */
const NOT_SOURCES = /(^|\/)(compiled|node_modules|testing|bench)(\/|$)|\.(test|wtr)\.ts$|\.md$/;

/** Every source file under `path`, in a fixed order. */
function* listSources(path) {
  if (!existsSync(path) || NOT_SOURCES.test(path)) return;
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) yield* listSources(join(path, name));
}

/** A hash over the names and contents of all sources. */
function hashSources() {
  const hash = createHash('sha256').update(process.versions.node);
  for (const source of SOURCES) for (const path of listSources(source)) hash.update(`\0${path}\0`).update(readFileSync(path));
  return hash.digest('hex');
}

function run(program, words) {
  return new Promise((resolve) => {
    const child = spawn(program, words, { stdio: 'inherit', shell: process.platform === 'win32' });
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Builds the server and the channels if any source is newer than what was built. */
async function ensureBuild() {
  if (existsSync('dist/signaling/main.js') && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hashSources()) return;
  console.log('Building (half a minute, once for each change) ...');
  if ((await run('npm', ['run', '--silent', 'build'])) !== 0) throw new Error('The build failed; its words stand above.');
  mkdirSync('dist', { recursive: true });
  // Read again: the build also writes sources that are generated.
  writeFileSync(STAMP, hashSources());
}

function printReady({ address, dataFolder, hasChannels, demo }, seconds) {
  const cards = join(dataFolder, 'cards');
  console.log(`\nu-City is ready (${seconds} s).\n`);
  const lines = [
    ['Choose a screen', `${address}/`],
    ['Touch panel', `${address}/kiosk/`],
    ['Television', `${address}/tv/`],
    ['API description', `${address}/api/openapi.json`],
    ...(demo && existsSync(cards) ? [['Demo cards and PINs', cards]] : []),
  ];
  for (const [what, where] of lines) console.log(`  ${what.padEnd(20)} ${where}`);
  if (!hasChannels) console.log('\n  The channels have not been built: only the API answers.');
  console.log('\nCtrl-C stops it.');
}

/** Log lines of the server: shown as they are if somebody asked for a level, otherwise only what went wrong. */
function showLog(line) {
  let level;
  try {
    level = JSON.parse(line).level;
  } catch {
    level = 'warn';
  }
  if (process.env.LOG_LEVEL || !['trace', 'debug', 'info'].includes(level)) console.log(line);
}

/** Starts the server and stays until it has ended. @returns its exit code */
function runServer(start) {
  return new Promise((resolve) => {
    const server = spawn(process.execPath, ['--enable-source-maps', 'dist/signaling/main.js'], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'], env: { NODE_ENV: 'production', ...process.env } });
    createInterface({ input: server.stdout }).on('line', showLog);
    server.on('message', (message) => {
      if (message.step) console.log(`${message.step} ...`);
      if (message.ready) printReady(message.ready, ((performance.now() - start) / 1000).toFixed(1));
    });
    // Ctrl-C reaches the server too; a signal to this process alone is handed on. The server obeys the first one.
    let stopping = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        if (!stopping) console.log('\nStopping ...');
        stopping = true;
        server.kill(signal);
      });
    }
    server.on('error', () => resolve(1));
    server.on('exit', (code) => {
      if (stopping && code === 0) console.log('Stopped.');
      resolve(code ?? 1);
    });
  });
}

try {
  const start = performance.now();
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  await ensurePackages();
  await ensureBuild();
  process.exitCode = await runServer(start);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
