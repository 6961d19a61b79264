import { readFile, writeFile } from 'node:fs/promises';
import { build, transform } from 'esbuild';
import { TARGETS, type LastingChannel } from './channels.js';

/** A panel's visitor waits longer than a viewer with a remote, who has switched other things on before this one. */
const START_LIMIT_MS: Record<LastingChannel, number> = { kiosk: 20_000, tv: 10_000 };

/** The guard as script for the head of a channel's page. */
async function writeGuard(channel: LastingChannel): Promise<string> {
  const { code } = await transform(await readFile('shared/ui/crash/guard.js', 'utf8'), {
    minify: true, target: 'es5', supported: { 'dynamic-import': true, arrow: false },
    define: { CRASH_ADDRESS: JSON.stringify(`/${channel}/crash.js`), START_LIMIT_MS: String(START_LIMIT_MS[channel]) },
  });
  return code;
}

/**
 * Gives a built channel its guard, the first script of its page, and the crash page in one file that shares nothing with the
 * rest. A television's guard lies in the file of its compat script: one request less before the first picture.
 */
export async function buildCrashPage(channel: LastingChannel): Promise<void> {
  const folder = `dist/web/${channel}`;
  await build({ entryPoints: [`${channel}/crash.ts`], outfile: `${folder}/crash.js`, bundle: true, minify: true, format: 'esm', target: TARGETS[channel], logLevel: 'warning' });
  const guard = await writeGuard(channel);
  if (channel === 'tv') {
    await writeFile(`${folder}/compat.js`, `${await readFile(`${folder}/compat.js`, 'utf8')}${guard}`);
    return;
  }
  await writeFile(`${folder}/guard.js`, guard);
  const page = `${folder}/index.html`;
  await writeFile(page, (await readFile(page, 'utf8')).replace('<head>', `<head>\n    <script src="/${channel}/guard.js"></script>`));
}
