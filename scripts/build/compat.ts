import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';
import type { Plugin } from 'vite';

/**
 * Puts the compat script before everything else on the page, as a classic script: modules, and the chunks they share, run
 * in an order that no import can promise on an engine that lacks what the script adds.
 * @param path the script's source
 * @param base the channel's address, with slashes
 */
export function putCompatFirst(path: string, base: string): Plugin {
  return {
    name: 'compat-first',
    apply: 'build',
    async generateBundle() {
      const { code } = await transform(await readFile(path, 'utf8'), { minify: true, target: 'es5', supported: { arrow: false } });
      this.emitFile({ type: 'asset', fileName: 'compat.js', source: code });
    },
    transformIndexHtml: () => [{ tag: 'script', attrs: { src: `${base}compat.js` }, injectTo: 'head-prepend' }],
  };
}
