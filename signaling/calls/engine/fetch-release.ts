import { createHash } from 'node:crypto';
import { chmod, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, succeed, type Result } from '../../../shared/base/result.js';
import { readLivekitVersion } from './find-program.js';
import { LIVEKIT_VERSION } from './livekit-version.js';
import type { EngineFailure } from './media-engine.js';
import { runGroup } from './run-group.js';

/** Release archives by platform, as the project's release names them. There is none for macOS, and Windows has a zip. */
const ARCHIVES: Readonly<Record<string, string>> = {
  'linux-x64': 'linux_amd64.tar.gz', 'linux-arm64': 'linux_arm64.tar.gz', 'linux-arm': 'linux_armv7.tar.gz',
};
/** A line that carries nothing for so long is cut. */
const SILENCE_LIMIT_MS = 30_000;

export interface ReleaseSource {
  /** The release page; below it lies a folder for each version. */
  readonly releases: string;
  /** Such as `linux-x64`; this machine's own unless a test says otherwise. */
  readonly platform?: string;
}

/**
 * Fetches the release archive of the LiveKit server that we know, and checks it against the release's own checksum file.
 * @param folder an empty one, for this alone
 * @param program where it is put when all is well
 * @param tell how much of it is there, in percent
 */
export async function fetchRelease(source: ReleaseSource, folder: string, program: string, tell: (percent: number) => void, signal: AbortSignal): Promise<Result<string, EngineFailure>> {
  const platform = source.platform ?? `${process.platform}-${process.arch}`;
  const ending = ARCHIVES[platform];
  if (ending === undefined) return fail({ why: 'no-program', detail: `There is no release of it for ${platform}.` });
  const name = `livekit_${LIVEKIT_VERSION}_${ending}`;
  const page = `${source.releases.replace(/\/+$/, '')}/v${LIVEKIT_VERSION}`;
  const archive = join(folder, name);
  let found: string;
  let wanted: string | undefined;
  try {
    wanted = (await readText(`${page}/checksums.txt`, signal)).split('\n').map((line) => line.trim().split(/\s+/)).find(([, file]) => file === name)?.[0];
    found = await download(`${page}/${name}`, archive, tell, signal);
  } catch (error) {
    return fail({ why: 'no-program', detail: `It could not be fetched from ${page}: ${explain(error)}.` });
  }
  if (found !== wanted) return fail({ why: 'wrong-program', detail: `${page}/${name} is not what the release's checksum file says; it was thrown away.` });
  const unpacked = await runGroup('tar', ['-xzf', archive, '-C', folder, 'livekit-server'], { signal });
  if (unpacked.code !== 0) return fail({ why: 'no-program', detail: `${name} could not be unpacked: ${unpacked.said}.` });
  const fetched = join(folder, 'livekit-server');
  await chmod(fetched, 0o755);
  const version = await readLivekitVersion(fetched);
  if (!version.ok || version.value !== LIVEKIT_VERSION) return fail({ why: 'wrong-program', detail: `What ${name} holds does not run here as LiveKit ${LIVEKIT_VERSION}: ${version.ok ? version.value : version.failure}.` });
  await rename(fetched, program);
  return succeed(program);
}

/** Fetches an address and hands on its parts as they come. @throws when it cannot be had whole */
async function fetchParts(url: string, signal: AbortSignal, take: (part: Uint8Array, percent: number) => Promise<void>): Promise<void> {
  const silence = new AbortController();
  const cut = (): void => { silence.abort(new Error(`nothing came for ${String(SILENCE_LIMIT_MS / 1000)} s`)); };
  let timer = setTimeout(cut, SILENCE_LIMIT_MS);
  try {
    const reply = await fetch(url, { signal: AbortSignal.any([signal, silence.signal]) });
    if (!reply.ok || !reply.body) throw new Error(`the answer was ${String(reply.status)}`);
    const length = Number(reply.headers.get('content-length') ?? 0);
    let done = 0;
    const reader = reply.body.getReader();
    for (;;) {
      const part = await reader.read();
      clearTimeout(timer);
      timer = setTimeout(cut, SILENCE_LIMIT_MS);
      if (part.done) break;
      done += part.value.length;
      await take(part.value, length > 0 ? Math.floor(100 * done / length) : 0);
    }
  } finally {
    clearTimeout(timer);
  }
}

async function readText(url: string, signal: AbortSignal): Promise<string> {
  const parts: Uint8Array[] = [];
  await fetchParts(url, signal, async (part) => { parts.push(part); });
  return Buffer.concat(parts).toString();
}

/** @returns its SHA-256 */
async function download(url: string, path: string, tell: (percent: number) => void, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path, 'w');
  try {
    await fetchParts(url, signal, async (part, percent) => {
      hash.update(part);
      await file.writeFile(part);
      tell(percent);
    });
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

/** Of a failed fetch its cause says more than itself. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
