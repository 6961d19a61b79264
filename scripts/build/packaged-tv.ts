import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, type Plugin } from 'vite';
import { describeChannel } from './channels.js';
import { putCompatFirst } from './compat.js';
import { leaveOutPanels } from './leave-out-panels.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * What `file://` allows: modules, `import()` and `fetch` of files fail there, and addresses that begin with a slash lead to the
 * television's own root. So the page gets one classic script and relative addresses, and may speak to the city's server only.
 */
function writePageForFiles(server: string): Plugin {
  const policy = `<meta http-equiv="Content-Security-Policy" content="connect-src ${server}; object-src 'none'; base-uri 'none'; form-action 'none'">`;
  return {
    name: 'page-for-files',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (page) => page
        .replace(/<script type="module" crossorigin/, '<script defer')
        .replace(/<link rel="stylesheet" crossorigin/, '<link rel="stylesheet"')
        .replace(/\n *<link rel="icon"[^>]*>/g, '')
        .replace('href="/fonts/', 'href="fonts/')
        .replace(/(<meta charset[^>]*>)/, `$1\n    ${policy}`),
    },
  };
}

/** How Vite builds the television's form for packages into `folder`. */
function describePackagedTv(server: string, folder: string): InlineConfig {
  const hosted = describeChannel('tv');
  return {
    ...hosted,
    base: './',
    cacheDir: `${root}.cache/vite-tv-packaged`,
    define: { SERVER_ADDRESS: JSON.stringify(server) },
    // A page of a package may start no worker, so that it encrypts no call.
    plugins: [leaveOutPanels(/\/worker-address\.js$/), putCompatFirst(`${root}tv/compat/compat.js`, ''), writePageForFiles(server)],
    build: {
      ...hosted.build,
      outDir: folder,
      sourcemap: false,
      manifest: false,
      // Styles in a file: a script of this form would carry them otherwise.
      cssCodeSplit: false,
      // Only Vite's loader of chunks reads `import.meta`, and there are no chunks.
      rolldownOptions: { transform: { define: { 'import.meta': '{}' } }, output: { format: 'iife', codeSplitting: false, entryFileNames: 'tv.js', assetFileNames: '[name][extname]' } },
    },
  };
}

/**
 * Builds the television as it lies in a package: page, compat script, one classic script, style sheet, fonts.
 * @param server where the city's server is, without a slash at the end, such as `https://city.example`
 * @param folder is emptied first
 */
export async function buildPackagedTv(server: string, folder: string): Promise<void> {
  await build(describePackagedTv(server, folder));
  await cp(`${root}public/fonts`, `${folder}/fonts`, { recursive: true });
}
