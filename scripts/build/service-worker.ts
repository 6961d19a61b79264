import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { getManifest } from 'workbox-build';
import { LANGUAGES } from '../../shared/base/language.js';
import type { ShellBuild } from '../../shared/offline/service-worker/shell-build.js';
import { findMessageFolders } from '../messages/message-folders.js';
import { TARGETS, type LastingChannel } from './channels.js';

const MOST_BYTES = 4 * 1024 * 1024;
/** Names with a content hash, as Vite writes them. */
const HASHED = /\/assets\/[^/]+-[\w-]{8,}\.\w+$/;
const WORKER = 'shared/offline/service-worker/worker.ts';

/**
 * Gives a built channel its service worker, with the list of every file of this version and its hash, and writes the version's
 * name into its page.
 * @param web the folder with the built channels and the public files
 * @returns the version's name
 */
export async function buildServiceWorker(channel: LastingChannel, web = 'dist/web'): Promise<string> {
  const lastResort = drawLastResort(channel);
  // The name comes from what is there before the page carries it, and from the worker itself.
  const unnamed: ShellBuild = { channel, version: '', files: await listFiles(channel, web), lastResort };
  const version = createHash('sha256').update(JSON.stringify(unnamed)).update(await bundle(unnamed)).digest('hex').slice(0, 12);
  const page = join(web, channel, 'index.html');
  await writeFile(page, (await readFile(page, 'utf8')).replace(/<html (data-version="\w*" )?/, `<html data-version="${version}" `));
  await writeFile(join(web, channel, 'service-worker.js'), await bundle({ channel, version, files: await listFiles(channel, web), lastResort }));
  return version;
}

async function listFiles(channel: LastingChannel, web: string): Promise<ShellBuild['files']> {
  const { manifestEntries, warnings } = await getManifest({
    globDirectory: web,
    globPatterns: [`${channel}/**/*`, 'fonts/fonts.css', 'fonts/by-language.json', 'icons/*.svg', 'favicon.ico'],
    globIgnores: ['**/*.{map,br}', `${channel}/manifest.json`, `${channel}/service-worker.js`],
    dontCacheBustURLsMatching: HASHED,
    maximumFileSizeToCacheInBytes: MOST_BYTES,
    modifyURLPrefix: { '': '/' },
  });
  if (warnings.length > 0) throw new Error(warnings.join('\n'));
  return Promise.all(manifestEntries.map(async ({ url, revision }) => {
    // A file of another build, or a page that a foreign network answers with, is never taken for ours.
    const integrity = `sha256-${createHash('sha256').update(await readFile(join(web, url))).digest('base64')}`;
    return { url, revision, integrity };
  }));
}

async function bundle(shell: ShellBuild): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [WORKER], bundle: true, minify: true, write: false, format: 'iife', target: TARGETS[shell.channel], logLevel: 'warning',
    define: { SHELL: JSON.stringify(shell), 'process.env.NODE_ENV': '"production"' },
  });
  const [file] = outputFiles;
  if (!file) throw new Error('esbuild wrote no service worker');
  return file.text;
}

/** The starting screen's words in every language, without script, style sheet or font of ours; it asks again every ten seconds. */
function drawLastResort(channel: LastingChannel): string {
  const texts = findMessageFolders(process.cwd()).find(({ path }) => path === channel)?.texts;
  const lines = LANGUAGES.map((language) => `<p lang="${language}">${texts?.[language].get('startFailedTitle') ?? ''}</p>`);
  const style = 'body{margin:0;height:100vh;display:flex;flex-direction:column;justify-content:center;align-items:center;background:#0c1622;color:#eef3f8;font:4vmin/1.4 sans-serif}p{margin:.4em}';
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="10"><title>u-City</title><style>${style}</style>${lines.join('')}`;
}
