import assert from 'node:assert/strict';
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { openCardAuthority } from '../identity/card-authority.js';
import { openSecrets } from './secrets.js';

async function makeFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'u-city-secrets-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('the first start makes secrets that only their owner may read; the next one finds the same', async (t) => {
  const folder = await makeFolder(t);
  const first = await openSecrets(folder);
  const authority = await openCardAuthority(folder, 'testville');
  const secrets = join(folder, 'secrets');
  assert.equal((await stat(secrets)).mode & 0o777, 0o700);
  const files = await readdir(secrets);
  assert.ok(files.length >= 2, files.join());
  for (const file of files) assert.equal((await stat(join(secrets, file))).mode & 0o777, 0o600, file);
  assert.deepEqual((await openSecrets(folder)).seal('session-token', 'x'), first.seal('session-token', 'x'));
  assert.deepEqual((await openCardAuthority(folder, 'testville')).publicKey, authority.publicKey);
});

test('two first starts at once agree on one secret, and each purpose has a key of its own', async (t) => {
  const folder = await makeFolder(t);
  const [one, other] = await Promise.all([openSecrets(folder), openSecrets(folder)]);
  assert.deepEqual(one.deriveKey('a'), other.deriveKey('a'));
  assert.notDeepEqual(one.deriveKey('a'), one.deriveKey('b'));
});

test('a secret that others can read, or that is damaged, is not used', async (t) => {
  const folder = await makeFolder(t);
  await openSecrets(folder);
  const root = join(folder, 'secrets/root');
  await chmod(root, 0o644);
  await assert.rejects(openSecrets(folder), /Others can read .*0600/);
  await chmod(root, 0o600);
  await writeFile(root, 'short');
  await assert.rejects(openSecrets(folder), /damaged/);
});
