import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { ensureLivekit, startLivekit } from '../../signaling/testing/livekit.js';

/** Runs the command in an installation where nothing runs yet. */
async function runDoctor(t: TestContext, settings: Readonly<Record<string, string>>): Promise<{ readonly code: number | null; readonly printed: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'u-city-doctor-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/calls.ts', 'doctor'], { env: { ...process.env, DATA_DIR: folder, CALLS: 'on', ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => { printed += part.toString(); });
  const code = await new Promise<number | null>((ended) => child.once('close', ended));
  return { code, printed };
}

const WRONG: Readonly<Record<string, { readonly settings: Readonly<Record<string, string>>; readonly words: RegExp }>> = {
  'calls are switched off': { settings: { CALLS: 'off' }, words: /Calls do not work\. CALLS=off\. Leave the setting out/ },
  'the named program is none': { settings: { LIVEKIT_SERVER_BIN: '/nowhere/livekit-server' }, words: /Calls do not work\. LIVEKIT_SERVER_BIN is \/nowhere\/livekit-server, which is no/ },
  'the named server is silent': { settings: { LIVEKIT_URL: 'ws://127.0.0.1:47', LIVEKIT_API_KEY: 'key', LIVEKIT_API_SECRET: 'secret' }, words: /Calls do not work\. LIVEKIT_URL is ws:\/\/127\.0\.0\.1:47\. It does not answer/ },
};

for (const [what, { settings, words }] of Object.entries(WRONG)) {
  test(`the doctor says that ${what}, and fails`, async (t) => {
    const { code, printed } = await runDoctor(t, settings);
    assert.equal(code, 1, printed);
    assert.match(printed, words);
  });
}

test('the doctor tells which server answers and what arrived through it', async (t) => {
  const program = await ensureLivekit(t);
  if (program === undefined) return;
  const livekit = await startLivekit(program);
  t.after(() => livekit.kill());
  const named = { LIVEKIT_URL: livekit.url, LIVEKIT_API_KEY: livekit.key, LIVEKIT_API_SECRET: livekit.secret };
  const { code, printed } = await runDoctor(t, named);
  assert.equal(code, 0, printed);
  assert.match(printed, /Engine: the LiveKit server of LIVEKIT_URL\. It answers at ws:[^]*Test call: both joined in .* moving pictures, sound heard[^]*Calls work\.\n$/);
  const refused = await runDoctor(t, { ...named, LIVEKIT_API_SECRET: 'another secret of more than 32 characters' });
  assert.equal(refused.code, 1);
  assert.match(refused.printed, /It does not take LIVEKIT_API_KEY and LIVEKIT_API_SECRET/);
});

test('where no server of ours runs, the doctor starts a media server for the test and ends it', async (t) => {
  const program = await ensureLivekit(t);
  if (program === undefined) return;
  const { code, printed } = await runDoctor(t, { LIVEKIT_URL: '', LIVEKIT_SERVER_BIN: program });
  assert.equal(code, 0, printed);
  assert.ok(printed.includes(`(${program}), started for this test`));
  const port = /It answers at ws:\/\/127\.0\.0\.1:(\d+)\./.exec(printed)?.[1] ?? '';
  await assert.rejects(fetch(`http://127.0.0.1:${port}/`), 'it has ended');
});
