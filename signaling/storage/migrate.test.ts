import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDatabase } from '../testing/test-database.js';
import { isMigrated, migrate, readMigrations } from './migrate.js';

test('each migration runs once, and a second start runs none', async (t) => {
  const database = await openTestDatabase(t);
  const migrations = await readMigrations();
  assert.equal(await isMigrated(database, migrations), true);
  assert.equal(await migrate(database, migrations), 0);
});

test('a migration that was changed after it ran stops the start and is named', async (t) => {
  const database = await openTestDatabase(t);
  const [first, ...others] = await readMigrations();
  assert.ok(first);
  await assert.rejects(migrate(database, [{ ...first, checksum: 'other' }, ...others]), /0001_foundation\.sql was changed/);
});

test('a migration that fails leaves nothing of itself behind', async (t) => {
  const database = await openTestDatabase(t);
  const migrations = await readMigrations();
  const broken = { number: migrations.length + 1, name: '9999_broken.sql', checksum: 'x', sql: 'create table half (id int); select broken' };
  await assert.rejects(migrate(database, [...migrations, broken]), /9999_broken\.sql failed/);
  const [table] = await database`select to_regclass('half') as half`;
  assert.equal(table?.['half'], null);
});

test('two servers that start at once migrate one after the other', async (t) => {
  const database = await openTestDatabase(t);
  const migrations = await readMigrations();
  const next = { number: migrations.length + 1, name: '9999_slow.sql', checksum: 'x', sql: 'select pg_sleep(0.1); create table once (id int)' };
  const ran = await Promise.all([1, 2, 3].map(() => migrate(database, [...migrations, next])));
  assert.deepEqual([...ran].sort(), [0, 0, 1]);
});

test('a database that is newer than the server is refused', async (t) => {
  const database = await openTestDatabase(t);
  await assert.rejects(migrate(database, []), /newer than this server/);
});
