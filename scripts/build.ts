import { spawnSync } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { build } from 'vite';
import { describeChannel, HOSTED_CHANNELS, isLasting, LASTING_CHANNELS } from './build/channels.js';
import { buildCrashPage } from './build/crash.js';
import { precompress } from './build/precompress.js';
import { buildServer } from './build/server.js';
import { buildServiceWorker } from './build/service-worker.js';
import { listFontsByLanguage } from './fonts/list-by-language.js';
import { markBuilt } from './sources.mjs';

/** Runs one step and says how long it took, because a person may be waiting for it. */
async function step(name: string, work: () => Promise<void>): Promise<void> {
  const start = performance.now();
  process.stdout.write(`  ${name} ...`);
  await work();
  process.stdout.write(` ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
}

/** Generated sources are made by scripts of their own, so that tests and lint can make them without a build. */
function generate(): Promise<void> {
  const run = spawnSync('npm', ['run', '--silent', 'generate'], { stdio: ['ignore', 'inherit', 'inherit'] });
  return run.status === 0 ? Promise.resolve() : Promise.reject(new Error('npm run generate failed'));
}

await step('Messages, tokens, icons, fonts', generate);
await step('Server', buildServer);
await rm('dist/web', { recursive: true, force: true });
await mkdir('dist/web', { recursive: true });
await step('Public files', async () => {
  await cp('public', 'dist/web', { recursive: true });
  await writeFile('dist/web/fonts/by-language.json', JSON.stringify(listFontsByLanguage(process.cwd())));
});
for (const channel of HOSTED_CHANNELS) {
  await step(`Channel ${channel}`, async () => {
    await build(describeChannel(channel));
    if (isLasting(channel)) await buildCrashPage(channel);
  });
}
await step('Service workers', async () => {
  for (const channel of LASTING_CHANNELS) await buildServiceWorker(channel);
});
await step('Compression', () => precompress('dist/web'));
markBuilt();
