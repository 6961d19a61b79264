import type { Plugin } from 'vite';

/** What a service's manifest names beside its television views: views of panels, and the scenes that tests draw. */
const OTHERS = /\/(kiosk-[\w-]+|scenes)\.js$/;
const NOTHING = '\0left-out';

/**
 * Leaves out of a television's build what no television opens; a package would carry all of it in its one script.
 * @param others what else is left out, by the addresses of modules
 */
export function leaveOutPanels(others = /^$/): Plugin {
  return {
    name: 'leave-out-panels',
    apply: 'build',
    resolveDynamicImport: (specifier) => (typeof specifier === 'string' && (OTHERS.test(specifier) || others.test(specifier)) ? NOTHING : null),
    load: (id) => (id === NOTHING ? 'export {};' : null),
  };
}
