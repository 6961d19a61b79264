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

function printReady({ address, lan, code, dataFolder, hasChannels, demo, seconds }, calls) {
  const cards = join(dataFolder, 'cards');
  console.log(`\nu-City is ready (${seconds} s).\n`);
  const lines = [
    ['Choose a screen', `${address}/`],
    ['Touch panel', `${address}/kiosk/`],
    ['Television', `${address}/tv/`],
    ['Phone', `${address}/phone/`],
    ['Operation center', `${address}/operations/`],
    ['API description', `${address}/api/openapi.json`],
    ...(demo && existsSync(cards) ? [['Demo cards and PINs', cards]] : []),
    ...(lan ? [['On the network', `${lan.address}/`], ['A device begins at', `${lan.welcomeAddress}/`]] : []),
    ['Calls', calls],
  ];
  for (const [what, where] of lines) console.log(`  ${what.padEnd(20)} ${where}`);
  if (code) console.log(`\n${code}`);
  if (!hasChannels) console.log('\n  The channels have not been built: only the API answers.');
  console.log('\nCtrl-C stops it.');
}

/** Log lines of the server: shown as they are if somebody asked for a level, otherwise only what went wrong; of calls it is told in words. */
function showLog(line) {
  let told;
  try {
    told = JSON.parse(line);
  } catch {
    told = { level: 'warn' };
  }
  if (process.env.LOG_LEVEL || (!['trace', 'debug', 'info'].includes(told.level) && !told.calls)) console.log(line);
}

/** Draws an address for a phone's camera to read from the terminal. */
async function drawCode(address) {
  const { default: QRCode } = await import('qrcode');
  return QRCode.toString(address, { type: 'terminal', small: true });
}

/** `--lan` serves devices on the same network; `--lan=192.168.1.5` names this machine's address there. */
function readWords(words) {
  for (const word of words) {
    const [, address] = /^--lan(?:=(.+))?$/.exec(word) ?? [];
    if (!word.startsWith('--lan')) throw new Error(`npm start takes --lan or --lan=<address>, not ${word}.`);
    process.env.LAN = address ?? 'on';
  }
}

/** A media server that is there takes less than this to start; one that has to be made takes minutes. */
const CALLS_WAIT_MS = 500;

/** Prints that the server is ready, with how calls stand then, and later each change of that; not each percent of it. */
class Announcer {
  #ready;
  #calls;
  #printed = '';

  constructor(start) {
    this.start = start;
  }

  async hear({ step, calls, ready }) {
    if (step) console.log(`${step} ...`);
    if (calls) this.#hearCalls(calls);
    if (ready) {
      const seconds = ((performance.now() - this.start) / 1000).toFixed(1);
      const code = ready.lan && await drawCode(`${ready.lan.welcomeAddress}/`);
      this.#ready = { ...ready, seconds, code };
      if (this.#calls?.state === 'getting-ready') setTimeout(() => this.#print(), CALLS_WAIT_MS).unref();
      else this.#print();
    }
  }

  #hearCalls(calls) {
    this.#calls = calls;
    if (!this.#ready) return;
    if (this.#printed) this.#printCalls();
    else if (calls.state !== 'getting-ready') this.#print();
  }

  #print() {
    if (this.#printed) return;
    this.#printed = withoutPercent(this.#calls?.words ?? '');
    printReady(this.#ready, this.#calls?.words ?? '');
  }

  #printCalls() {
    const words = withoutPercent(this.#calls.words);
    if (words !== this.#printed) console.log(`Calls: ${this.#calls.words}`);
    this.#printed = words;
  }
}

const withoutPercent = (words) => words.replace(/ \(\d+ %\)$/, '');

/** Starts the server and stays until it has ended. @returns its exit code */
function runServer(start) {
  return new Promise((resolve) => {
    const announcer = new Announcer(start);
    const server = spawn(process.execPath, ['--enable-source-maps', 'dist/signaling/main.js'], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'], env: { NODE_ENV: 'production', ...process.env } });
    createInterface({ input: server.stdout }).on('line', showLog);
    server.on('message', (message) => announcer.hear(message));
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
  readWords(process.argv.slice(2));
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  await ensurePackages();
  await ensureBuild();
  process.exitCode = await runServer(start);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
