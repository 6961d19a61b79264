import { createHash } from 'node:crypto';
import { cp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildServiceWorker } from '../../scripts/build/service-worker.js';

/** What a build leaves in `dist/web`, as one version among others that a test puts in place. */
export interface Release {
  readonly folder: string;
  readonly version: string;
}

/** A main script that starts the panel as built. */
export const STARTS = (main: string): string => `import './${main}';`;
/** A main script with a bug at its very beginning. */
export const CANNOT_START = (): string => 'throw new Error("This version cannot start");';

let made = 0;

/**
 * Copies the built panel as another version of it.
 * @param folder where it shall lie; it must not exist
 * @param write the version's main script, given the name of the built one
 */
export async function makeRelease(folder: string, write: (main: string) => string): Promise<Release> {
  await cp('dist/web', folder, { recursive: true, filter: (path) => !/\.(br|map)$|\/tv(\/|$)/.test(path) });
  const page = join(folder, 'kiosk/index.html');
  const text = await readFile(page, 'utf8');
  const main = /assets\/(index-[\w-]+\.js)/.exec(text)?.[1];
  if (!main) throw new Error('The built panel names no main script');
  const script = `${write(main)}\n// ${++made}`;
  const name = `main-${createHash('sha256').update(script).digest('hex').slice(0, 8)}.js`;
  await writeFile(join(folder, 'kiosk/assets', name), script);
  await writeFile(page, text.replace(main, name));
  return { folder, version: await buildServiceWorker('kiosk', folder) };
}

/** Puts a release where the server looks for it, at once and whole. */
export async function deploy(place: string, release: Release): Promise<void> {
  await symlink(release.folder, `${place}.next`);
  await rename(`${place}.next`, place);
}

export async function removeFile(release: Release, path: string): Promise<void> {
  await rm(join(release.folder, path));
}
