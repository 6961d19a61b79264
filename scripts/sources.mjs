import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STAMP = 'dist/.sources';
const SOURCES = ['kiosk', 'tv', 'phone', 'operations', 'shared', 'signaling', 'public', 'scripts', 'package-lock.json', 'tsconfig.base.json', 'tsconfig.json'];
/** Made from the others, or not part of the product. */
const NOT_SOURCES = /(^|\/)(compiled|node_modules|testing|bench)(\/|$)|\.(test|wtr)\.ts$|\.md$/;

/** Every source file under `path`, in a fixed order. */
function* listSources(path) {
  if (!existsSync(path) || NOT_SOURCES.test(path)) return;
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) yield* listSources(join(path, name));
}

/** A hash over the names and contents of all sources. */
function hashSources() {
  const hash = createHash('sha256').update(process.versions.node);
  for (const source of SOURCES) for (const path of listSources(source)) hash.update(`\0${path}\0`).update(readFileSync(path));
  return hash.digest('hex');
}

/** True when the server and the channels were built from the sources as they are. */
export function isBuilt() {
  return existsSync('dist/signaling/main.js') && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hashSources();
}

/** Says that they have been. It comes last, because a build also writes sources that are generated. */
export function markBuilt() {
  mkdirSync('dist', { recursive: true });
  writeFileSync(STAMP, hashSources());
}
