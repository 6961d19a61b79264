import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fail, succeed, type Result } from '../../../shared/base/result.js';
import { runGroup } from './run-group.js';

const ENDINGS = process.platform === 'win32' ? ['.exe', ''] : [''];

export async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(() => true, () => false);
}

/** The first program of this name in the folders of `PATH`. */
export async function findOnPath(name: string, path = process.env['PATH'] ?? ''): Promise<string | undefined> {
  for (const folder of path.split(delimiter).filter((entry) => entry !== '')) {
    for (const ending of ENDINGS) if (await isExecutable(join(folder, name + ending))) return join(folder, name + ending);
  }
  return undefined;
}

/** Starts a program to ask which LiveKit server it is. @returns its version, such as `1.13.3`, or what it said instead */
export async function readLivekitVersion(program: string): Promise<Result<string, string>> {
  const { code, said } = await runGroup(program, ['--version'], { env: { PATH: process.env['PATH'] } });
  const version = /livekit-server version (\d+\.\d+\.\d+\S*)/.exec(said)?.[1];
  return code === 0 && version !== undefined ? succeed(version) : fail(said.split('\n')[0] ?? '');
}
