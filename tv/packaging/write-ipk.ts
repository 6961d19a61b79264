import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { pack } from 'tar-stream';
import { IDENTITY, type PackageFile, type PackageSettings } from './identity.js';

const compress = promisify(gzip);
/** The same files give the same package, whenever it is made. */
const MADE_AT = new Date('2026-01-01T00:00:00Z');

/** Writes an LG package: an `ar` archive of a version, what the installer must know, and the files where they go. */
export async function writeIpk(files: readonly PackageFile[], { version }: Pick<PackageSettings, 'version'>): Promise<Buffer> {
  const { webos: id, title } = IDENTITY;
  const size = files.reduce((sum, { content }) => sum + content.length, 0);
  const control = [
    `Package: ${id}`, `Version: ${version}`, 'Section: misc', 'Priority: optional', 'Architecture: all', `Installed-Size: ${size}`,
    `Maintainer: ${title}`, `Description: ${title}`, 'webOS-Package-Format-Version: 2', 'webOS-Packager-Version: x.y.x', '',
  ].join('\n');
  const about = JSON.stringify({ app: id, id, loc_name: title, package_format_version: 2, vendor: title, version });
  return writeAr([
    { path: 'debian-binary', content: Buffer.from('2.0\n') },
    { path: 'control.tar.gz', content: await compressTar([{ path: 'control', content: Buffer.from(control) }]) },
    {
      path: 'data.tar.gz',
      content: await compressTar([
        ...files.map(({ path, content }) => ({ path: `usr/palm/applications/${id}/${path}`, content })),
        { path: `usr/palm/packages/${id}/packageinfo.json`, content: Buffer.from(about) },
      ]),
    },
  ]);
}

async function compressTar(files: readonly PackageFile[]): Promise<Buffer> {
  const archive = pack();
  for (const { path, content } of files) archive.entry({ name: path, mtime: MADE_AT, mode: 0o644 }, Buffer.from(content));
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  return compress(Buffer.concat(chunks), { level: 9 });
}

/** The archive that Unix linkers use, and packages after them: a header of 60 characters for each file, even lengths. */
function writeAr(files: readonly PackageFile[]): Buffer {
  const seconds = String(MADE_AT.getTime() / 1000);
  const parts = files.flatMap(({ path, content }) => {
    const header = [path.padEnd(16), seconds.padEnd(12), '0'.padEnd(6), '0'.padEnd(6), '100644'.padEnd(8), String(content.length).padEnd(10), '`\n'].join('');
    return [Buffer.from(header), content, Buffer.from(content.length % 2 === 1 ? '\n' : '')];
  });
  return Buffer.concat([Buffer.from('!<arch>\n'), ...parts]);
}
