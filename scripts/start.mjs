// u-City with one command: packages, build, database, server. Plain JavaScript, because nothing is installed yet.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ensurePackages } from './packages.mjs';
import { isBuilt } from './sources.mjs';

function run(program, words) {
  return new Promise((resolve) => {
    const child = spawn(program, words, { stdio: 'inherit', shell: process.platform === 'win32' });
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Builds the server and the channels if any source is newer than what was built. */
async function ensureBuild() {
  if (isBuilt()) return;
  console.log('Building (half a minute, once for each change) ...');
  if ((await run('npm', ['run', '--silent', 'build'])) !== 0) throw new Error('The build failed; its words stand above.');
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
