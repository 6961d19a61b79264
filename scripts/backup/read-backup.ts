import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { fail, succeed, type Result } from '../../shared/base/result.js';
import { MANIFEST, Manifest, SEAL } from './manifest.js';

/** Nothing but what a backup of ours holds is unpacked: no other name, no link, no folder. */
const PATH = /^(manifest\.json|manifest\.sha256|(tables|secrets)\/[\w.-]+)$/;

/**
 * Unpacks a backup into an empty folder and checks all of it against its manifest.
 * @returns what it holds, or in words why it cannot be used: it was cut off, altered, or is no backup
 */
export async function readBackup(file: string, folder: string): Promise<Result<Manifest, string>> {
  const unpacked = await unpack(file, folder).catch((error: unknown) => fail(`it is cut off or damaged (${error instanceof Error ? error.message : String(error)})`));
  if (!unpacked.ok) return unpacked;
  const digests = unpacked.value;
  const sealed = await readFile(join(folder, SEAL), 'utf8').catch(() => undefined);
  if (sealed === undefined || !digests.has(MANIFEST)) return fail('it is cut off, or no backup of u-City');
  if (sealed.trim() !== digests.get(MANIFEST)) return fail('its manifest was altered');
  const manifest = Manifest.safeParse(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')));
  if (!manifest.success) return fail('its manifest is of another version');
  const files = [...manifest.data.secrets, ...manifest.data.tables.map((table) => table.file)];
  for (const { path, sha256, bytes } of files) {
    if (digests.get(path) !== sha256 || (await stat(join(folder, path))).size !== bytes) return fail(`${path} is missing or was altered`);
  }
  const extra = [...digests.keys()].filter((path) => path !== MANIFEST && path !== SEAL && !files.some((one) => one.path === path));
  return extra.length > 0 ? fail(`it holds what its manifest does not name: ${extra.join(', ')}`) : succeed(manifest.data);
}

/** @returns the checksum of each file */
async function unpack(file: string, folder: string): Promise<Result<Map<string, string>, string>> {
  const digests = new Map<string, string>();
  const archive = extract();
  const reading = pipeline(createReadStream(file), createGunzip(), archive);
  // Awaited below; until then its failure ends the loop.
  reading.catch(() => undefined);
  for await (const entry of archive) {
    const { name, type } = entry.header;
    if (type !== 'file' || !PATH.test(name) || digests.has(name)) return fail(`it holds something foreign: ${name}`);
    const hash = createHash('sha256');
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        done(null, chunk);
      },
    });
    await mkdir(dirname(join(folder, name)), { recursive: true, mode: 0o700 });
    await pipeline(entry, measure, createWriteStream(join(folder, name), { mode: 0o600 }));
    digests.set(name, hash.digest('hex'));
  }
  await reading;
  return succeed(digests);
}
