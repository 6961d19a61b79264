import type { Plugin } from 'vite';

const HELPER = '\0vite/preload-helper.js';

/**
 * Loads chunks with nothing but `import()`. Vite's own loader preloads what a chunk will import, which a television's build leaves
 * out, and brings style sheets of chunks, of which there are none: it would be a kilobyte of the first load that does nothing.
 */
export function importPlainly(): Plugin {
  return {
    name: 'import-plainly',
    apply: 'build',
    enforce: 'pre',
    load: (id) => (id === HELPER ? 'export const __vitePreload = (load) => load();' : null),
  };
}
