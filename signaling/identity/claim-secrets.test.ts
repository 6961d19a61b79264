import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { openTestDatabase } from '../testing/test-database.js';
import { claimSecrets } from './claim-secrets.js';

async function makeFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'u-city-claim-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('a second node starts with a copy of the first one’s secrets, and only with it', async (t) => {
  const [database, first, second, third] = [await openTestDatabase(t), await makeFolder(t), await makeFolder(t), await makeFolder(t)];
  const one = await claimSecrets(database, first, 'testville');
  await assert.rejects(claimSecrets(database, second, 'testville'), /secrets are not in .*Copy the folder/);
  assert.deepEqual(await readdir(second), [], 'none are made for a database that has some');

  await cp(join(first, 'secrets'), join(second, 'secrets'), { recursive: true });
  const other = await claimSecrets(database, second, 'testville');
  assert.deepEqual(other.secrets.seal('session-token', 'x'), one.secrets.seal('session-token', 'x'));
  assert.deepEqual(other.authority.publicKey, one.authority.publicKey);

  await claimSecrets(await openTestDatabase(t), third, 'testville');
  await assert.rejects(claimSecrets(database, third, 'testville'), /are not those of the database/);
  await rm(join(second, 'secrets/root'));
  await assert.rejects(claimSecrets(database, second, 'testville'), /are not those of the database/, 'half of them is not enough');
});

test('what is noted of the secrets opens nothing', async (t) => {
  const [database, folder] = [await openTestDatabase(t), await makeFolder(t)];
  const { secrets } = await claimSecrets(database, folder, 'testville');
  const [noted] = await database<{ value: string }[]>`select value::text as value from setting where name = 'secrets'`;
  for (const purpose of ['session-token', 'device-token', 'sealed-intents']) assert.ok(!noted?.value.includes(secrets.deriveKey(purpose).toString('hex')));
});
