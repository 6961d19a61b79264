import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';

const run = promisify(execFile);
const AR_HEADER = 60;

/** Lays a Samsung package's files into `folder`. */
export async function unpackWgt(file: string, folder: string): Promise<void> {
  for (const [path, content] of Object.entries(unzipSync(await readFile(file)))) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
}

/**
 * Lays an LG package's files into `folder`, as its installer does.
 * @returns the folder of the app
 */
export async function unpackIpk(file: string, folder: string): Promise<string> {
  const members = readAr(await readFile(file));
  const data = members.get('data.tar.gz');
  if (!data || !members.has('control.tar.gz') || members.get('debian-binary')?.toString() !== '2.0\n') throw new Error(`${file} is no package: ${[...members.keys()].join()}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'data.tar.gz'), data);
  await run('tar', ['-xzf', join(folder, 'data.tar.gz'), '-C', folder]);
  const applications = join(folder, 'usr/palm/applications');
  const [id] = await readdir(applications);
  if (id === undefined) throw new Error(`${file} holds no app`);
  return join(applications, id);
}

/** The members of a Unix archive, by name. */
function readAr(archive: Buffer): Map<string, Buffer> {
  if (archive.subarray(0, 8).toString() !== '!<arch>\n') throw new Error('No archive');
  const members = new Map<string, Buffer>();
  for (let at = 8; at + AR_HEADER <= archive.length;) {
    const header = archive.subarray(at, at + AR_HEADER).toString();
    const size = Number(header.slice(48, 58));
    members.set(header.slice(0, 16).trim(), archive.subarray(at + AR_HEADER, at + AR_HEADER + size));
    at += AR_HEADER + size + (size % 2);
  }
  return members;
}
