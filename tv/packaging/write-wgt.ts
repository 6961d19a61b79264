import { zipSync, type Zippable } from 'fflate';
import type { Signers } from './certificates.js';
import type { PackageFile } from './identity.js';
import { signWidget } from './sign-widget.js';

/** The same files give the same package, whenever it is made. */
const MADE_AT = new Date('2026-01-01T00:00:00Z');
const COMPRESSED_ALREADY = /\.(woff2|png)$/;

/** Writes a Samsung package: the files and the two signatures over them, as a zip. */
export function writeWgt(files: readonly PackageFile[], signers: Signers): Uint8Array {
  const entries: Zippable = {};
  for (const { path, content } of [...files, ...signWidget(files, signers)]) entries[path] = [content, { level: COMPRESSED_ALREADY.test(path) ? 0 : 9, mtime: MADE_AT }];
  return zipSync(entries);
}
