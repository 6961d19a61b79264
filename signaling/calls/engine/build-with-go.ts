import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, succeed, type Result } from '../../../shared/base/result.js';
import { LIVEKIT_MODULE, LIVEKIT_VERSION } from './livekit-version.js';
import type { EngineFailure } from './media-engine.js';
import { runGroup } from './run-group.js';

/**
 * Builds the LiveKit server that we know from its sources. Go checks every module of it against its public checksum database;
 * what was built is then asked for its module's checksum once more.
 * @param go the program `go`
 * @param folder an empty one, for this alone
 * @param program where it is put when all is well
 */
export async function buildWithGo(go: string, folder: string, program: string, signal: AbortSignal): Promise<Result<string, EngineFailure>> {
  const env = { ...process.env, GOBIN: folder };
  // Go refuses GOBIN when it is to build for another machine.
  for (const name of ['GOOS', 'GOARCH']) Reflect.deleteProperty(env, name);
  const made = await runGroup(go, ['install', `${LIVEKIT_MODULE.path}/cmd/server@v${LIVEKIT_VERSION}`], { env, cwd: folder, signal });
  if (made.code !== 0) return fail({ why: 'no-program', detail: `Go could not build it: ${lastLine(made.said)}.` });
  const built = join(folder, process.platform === 'win32' ? 'server.exe' : 'server');
  const { said } = await runGroup(go, ['version', '-m', built], { signal });
  const [, path, version, sum] = /^\s*mod\s+(\S+)\s+(\S+)\s+(\S+)/m.exec(said) ?? [];
  if (path !== LIVEKIT_MODULE.path || version !== `v${LIVEKIT_VERSION}` || sum !== LIVEKIT_MODULE.sum) {
    return fail({ why: 'wrong-program', detail: `Go built another LiveKit server than the one we know: ${version ?? 'no version'} ${sum ?? ''}.` });
  }
  await rename(built, program);
  return succeed(program);
}

function lastLine(said: string): string {
  return said.split('\n').filter((line) => line.trim() !== '').at(-1)?.trim().replace(/\.$/, '') ?? 'it said nothing';
}
