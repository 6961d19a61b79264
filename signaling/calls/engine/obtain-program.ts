import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, succeed, type Result } from '../../../shared/base/result.js';
import { buildWithGo } from './build-with-go.js';
import { fetchRelease, type ReleaseSource } from './fetch-release.js';
import { findOnPath, isExecutable, readLivekitVersion } from './find-program.js';
import { LIVEKIT_VERSION } from './livekit-version.js';
import type { EngineFailure } from './media-engine.js';

export interface ProgramSources extends ReleaseSource {
  /** LIVEKIT_SERVER_BIN. */
  readonly given?: string | undefined;
  /** Where what was built or fetched is kept for every checkout of this user. */
  readonly cacheFolder: string;
  /** Folders with programs, `go` among them; this process's own unless a test says otherwise. */
  readonly path?: string;
}

/** Told what is being done, and how much of it is done. */
export type TellStep = (step: string, percent?: number) => void;

/** One that was cut short is thrown away by a later one. */
const ABANDONED_MS = 3_600_000;
const MAKING = 'making-';

/**
 * Gives a LiveKit server program: the one that is named, one on PATH, the one in the user's cache, else built with Go where Go is
 * (two minutes), else the release of this platform.
 * @returns its path, or why there is none
 */
export async function obtainProgram(sources: ProgramSources, tell: TellStep, signal: AbortSignal): Promise<Result<string, EngineFailure>> {
  if (sources.given !== undefined) {
    const version = await readLivekitVersion(sources.given);
    if (version.ok) return succeed(sources.given);
    return fail({ why: 'no-program', detail: `LIVEKIT_SERVER_BIN is ${sources.given}, which is no livekit-server that runs here: ${version.failure}.` });
  }
  const onPath = await findOnPath('livekit-server', sources.path);
  if (onPath !== undefined) return succeed(onPath);
  const kept = join(sources.cacheFolder, `livekit-server-${LIVEKIT_VERSION}${process.platform === 'win32' ? '.exe' : ''}`);
  if (await isExecutable(kept)) return succeed(kept);
  try {
    const made = await makeProgram(sources, kept, tell, signal);
    return made.ok ? made : fail({ ...made.failure, detail: `${made.failure.detail} ${ADVICE[made.failure.why === 'wrong-program' ? 'wrong' : 'none']}` });
  } catch (error) {
    return fail({ why: 'no-program', detail: `${error instanceof Error ? error.message : String(error)}. ${ADVICE.none}` });
  }
}

const ADVICE = {
  none: 'Install livekit-server so that it is on the PATH (macOS: brew install livekit), or Go 1.26 or newer; or name a program by LIVEKIT_SERVER_BIN, or a running server by LIVEKIT_URL.',
  wrong: 'It was not started. Find out who answers under that address; or name a program that you trust by LIVEKIT_SERVER_BIN, or a running server by LIVEKIT_URL.',
};

async function makeProgram(sources: ProgramSources, kept: string, tell: TellStep, signal: AbortSignal): Promise<Result<string, EngineFailure>> {
  await mkdir(sources.cacheFolder, { recursive: true });
  await throwAwayAbandoned(sources.cacheFolder);
  const folder = await mkdtemp(join(sources.cacheFolder, MAKING));
  const tried: string[] = [];
  try {
    const go = await findOnPath('go', sources.path);
    if (go !== undefined) {
      tell('building the media server with Go, about two minutes, once');
      const built = await buildWithGo(go, folder, kept, signal);
      if (built.ok || built.failure.why === 'wrong-program') return built;
      tried.push(built.failure.detail);
    }
    tell('fetching the media server, once', 0);
    const fetched = await fetchRelease(sources, folder, kept, (percent) => { tell('fetching the media server, once', percent); }, signal);
    if (fetched.ok || fetched.failure.why === 'wrong-program') return fetched;
    tried.push(fetched.failure.detail);
    return fail({ why: 'no-program', detail: ['There is no media server on this machine.', ...tried].join(' ') });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function throwAwayAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (!name.startsWith(MAKING)) continue;
    const since = await stat(path).then((status) => status.mtimeMs, () => Date.now());
    if (Date.now() - since > ABANDONED_MS) await rm(path, { recursive: true, force: true });
  }
}
