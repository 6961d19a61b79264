import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { openReleasePage } from '../../testing/release-page.js';
import { readLivekitVersion } from './find-program.js';
import { LIVEKIT_MODULE, LIVEKIT_VERSION } from './livekit-version.js';
import { obtainProgram, type ProgramSources } from './obtain-program.js';

const KEPT = `livekit-server-${LIVEKIT_VERSION}`;
/** Nobody listens there. */
const OFFLINE = 'http://127.0.0.1:47';

/** A machine with nothing but a shell's own programs and what a test puts on its PATH. */
async function prepare(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'u-city-program-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const [bin, cacheFolder] = [join(folder, 'bin'), join(folder, 'cache')];
  await Promise.all([mkdir(bin), mkdir(cacheFolder)]);
  const install = async (path: string, script: string): Promise<string> => {
    await writeFile(path, `#!/bin/sh\n${script}\n`);
    await chmod(path, 0o755);
    return path;
  };
  const steps: string[] = [];
  const obtain = (change: Partial<ProgramSources>, signal = new AbortController().signal) =>
    obtainProgram({ releases: OFFLINE, platform: 'linux-x64', cacheFolder, path: bin, ...change }, (step, percent) => { steps.push(`${step} ${String(percent)}`); }, signal);
  return { bin, cacheFolder, steps, install, obtain, kept: join(cacheFolder, KEPT), listKept: () => readdir(cacheFolder) };
}

const SAYS_VERSION = `echo "livekit-server version ${LIVEKIT_VERSION}"`;

/** A `go` that builds a script instead; it takes the real one's words. */
const fakeGo = (sum: string): string => `
case "$1" in
  install) test "$2" = ${LIVEKIT_MODULE.path}/cmd/server@v${LIVEKIT_VERSION} || exit 1
    printf '#!/bin/sh\\n${SAYS_VERSION.replaceAll('"', '')}\\n' > "$GOBIN/server" && chmod +x "$GOBIN/server" ;;
  version) printf '%s: go1.26\\n\\tpath\\tx\\n\\tmod\\t${LIVEKIT_MODULE.path}\\tv${LIVEKIT_VERSION}\\t${sum}\\n' "$3"
    for module in $(seq 120); do echo "	dep	github.com/somebody/some-module-$module	v1.2.3	h1:abcdefghijklmnopqrstuvwxyzabcdefghijklmnopq="; done ;;
esac`;

test('a named program is taken before one on PATH, that before the kept one, and nothing is fetched', async (t) => {
  const { bin, kept, install, obtain, steps } = await prepare(t);
  const own = await install(kept, SAYS_VERSION);
  assert.deepEqual(await obtain({}), { ok: true, value: own });
  const onPath = await install(join(bin, 'livekit-server'), SAYS_VERSION);
  assert.deepEqual(await obtain({}), { ok: true, value: onPath });
  assert.deepEqual(await obtain({ given: own }), { ok: true, value: own });
  assert.deepEqual(steps, []);
});

test('a named program that is none is told, and no other taken in its place', async (t) => {
  const { bin, kept, install, obtain } = await prepare(t);
  await install(kept, SAYS_VERSION);
  for (const given of [join(bin, 'nothing'), await install(join(bin, 'other'), 'echo something else')]) {
    const obtained = await obtain({ given });
    assert.ok(!obtained.ok && obtained.failure.why === 'no-program');
    assert.ok(obtained.failure.detail.startsWith(`LIVEKIT_SERVER_BIN is ${given}, which is no livekit-server that runs here`));
  }
});

test('where Go is, it is built, checked and kept', async (t) => {
  const { bin, kept, install, obtain, steps, listKept } = await prepare(t);
  await install(join(bin, 'go'), fakeGo(LIVEKIT_MODULE.sum));
  assert.deepEqual(await obtain({}), { ok: true, value: kept });
  assert.deepEqual(await readLivekitVersion(kept), { ok: true, value: LIVEKIT_VERSION });
  assert.deepEqual(steps, ['building the media server with Go, about two minutes, once undefined']);
  assert.deepEqual(await listKept(), [KEPT]);
});

test('sources with another checksum are not used, nor anything in their place', async (t) => {
  const { bin, install, obtain, listKept } = await prepare(t);
  await install(join(bin, 'go'), fakeGo('h1:somethingElse='));
  const page = await openReleasePage(t);
  const obtained = await obtain({ releases: page.address });
  assert.ok(!obtained.ok && obtained.failure.why === 'wrong-program');
  assert.match(obtained.failure.detail, /h1:somethingElse=\. It was not started/);
  assert.deepEqual([page.asked, await listKept()], [[], []]);
});

test('without Go the release is fetched with progress, checked, unpacked and kept', async (t) => {
  const { kept, obtain, steps, listKept } = await prepare(t);
  const page = await openReleasePage(t);
  assert.deepEqual(await obtain({ releases: `${page.address}/` }), { ok: true, value: kept });
  assert.equal((await stat(kept)).mode & 0o777, 0o755);
  assert.deepEqual(steps, ['fetching the media server, once 0', 'fetching the media server, once 100']);
  assert.deepEqual(await listKept(), [KEPT]);
  await obtain({ releases: page.address });
  assert.equal(page.asked.length, 2, 'the second time it is there');
});

test('a Go that cannot build is followed by the release; without that too, both are told with what to do', async (t) => {
  const { bin, kept, install, obtain } = await prepare(t);
  await install(join(bin, 'go'), 'echo "go: downloading x" >&2; echo "go: no route to host." >&2; exit 1');
  const neither = await obtain({});
  assert.ok(!neither.ok && neither.failure.why === 'no-program');
  assert.match(neither.failure.detail, /^There is no media server on this machine\. Go could not build it: go: no route to host\. It could not be fetched from http:.*ECONNREFUSED.*Install livekit-server/);
  const page = await openReleasePage(t);
  assert.deepEqual(await obtain({ releases: page.address }), { ok: true, value: kept });
});

const WRONG: Readonly<Record<string, { readonly page: Parameters<typeof openReleasePage>[1]; readonly why: string; readonly words: RegExp }>> = {
  'another checksum': { page: { wrongSum: true }, why: 'wrong-program', words: /is not what the release's checksum file says; it was thrown away\. It was not started/ },
  'a line that was cut': { page: { cutOff: true }, why: 'no-program', words: /could not be fetched from .*Install livekit-server/ },
  'another version inside': { page: { version: '1.0.0' }, why: 'wrong-program', words: /does not run here as LiveKit [\d.]+: 1\.0\.0/ },
};

for (const [what, { page, why, words }] of Object.entries(WRONG)) {
  test(`a release with ${what} leaves nothing behind and is told`, async (t) => {
    const { obtain, listKept } = await prepare(t);
    const { address } = await openReleasePage(t, page);
    const obtained = await obtain({ releases: address });
    assert.ok(!obtained.ok);
    assert.equal(obtained.failure.why, why);
    assert.match(obtained.failure.detail, words);
    assert.deepEqual(await listKept(), []);
  });
}

test('a page without the release, and a platform without any, are told', async (t) => {
  const { obtain } = await prepare(t);
  const { address } = await openReleasePage(t);
  const missing = await obtain({ releases: `${address}/elsewhere` });
  assert.match(missing.ok ? '' : missing.failure.detail, /could not be fetched from .*elsewhere.*: the answer was 404/);
  const foreign = await obtain({ releases: address, platform: 'darwin-arm64' });
  assert.match(foreign.ok ? '' : foreign.failure.detail, /no release of it for darwin-arm64\..*brew install livekit/);
});

test('a build ends with the server that wanted it, with all that it started; what was cut short long ago is thrown away', async (t) => {
  const { bin, cacheFolder, install, obtain, listKept } = await prepare(t);
  await install(join(bin, 'go'), '/bin/sleep 60 & wait');
  const old = join(cacheFolder, 'making-old');
  await mkdir(old);
  await utimes(old, 0, 0);
  const stop = new AbortController();
  const began = performance.now();
  const obtaining = obtain({}, stop.signal);
  while (!(await listKept()).some((name) => name.startsWith('making-') && name !== 'making-old')) await new Promise((rest) => setTimeout(rest, 10));
  stop.abort();
  assert.equal((await obtaining).ok, false);
  assert.ok(performance.now() - began < 30_000);
  assert.deepEqual(await listKept(), []);
});
