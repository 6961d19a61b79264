import { createHash } from 'node:crypto';
import { after } from 'node:test';
import { connect, type Database, type DatabaseAddress } from '../storage/database.js';
import { migrate, readMigrations } from '../storage/migrate.js';
import { joinTestPostgres, leaveTestPostgres } from './test-postgres.js';

/** Something that can end with cleaning up: a test, or the whole file when none is named. */
export interface Ending {
  after(work: () => Promise<void>): void;
}

/** What the end of the file closes, in this order; only then is PostgreSQL left. */
const fileEndings: (() => Promise<void>)[] = [];
const file: Ending = { after: (work) => { fileEndings.push(work); } };

const TEMPLATE_LOCK = 8_240_002;
let cluster: Promise<DatabaseAddress> | undefined;
let count = 0;
let open = 0;
let hasFileEnded = false;

/**
 * Opens an empty database of this test's own, migrated to the newest schema, on a real PostgreSQL; it is dropped when the
 * test ends. `TEST_DATABASE_URL` names another PostgreSQL (its user must be allowed to create databases).
 */
export async function openTestDatabase(ending: Ending = file): Promise<Database> {
  const { address, drop } = await createTestDatabase();
  const database = connect(address, { connections: 12 });
  open++;
  ending.after(async () => {
    await database.end({ timeout: 2 });
    await drop();
    open--;
    await leaveIfLast();
  });
  return database;
}

async function createTestDatabase(): Promise<{ address: DatabaseAddress; drop: () => Promise<void> }> {
  const address = await (cluster ??= joinCluster());
  const template = await makeTemplate(address);
  const name = `test_${String(process.pid)}_${String(count++)}`;
  await administer(address, async (admin) => { await admin`create database ${admin(name)} template ${admin(template)} strategy file_copy`; });
  const drop = () => administer(address, async (admin) => { await admin`drop database if exists ${admin(name)} with (force)`; });
  return { address: nameDatabase(address, name), drop };
}

async function joinCluster(): Promise<DatabaseAddress> {
  const url = process.env['TEST_DATABASE_URL'];
  if (url) return { url };
  const address = await joinTestPostgres();
  return { ...address, name: 'postgres' };
}

after(async () => {
  for (const end of fileEndings) await end();
  hasFileEnded = true;
  await leaveIfLast();
});

/** What a file's own `before` has opened is closed before or after ours, as the version of Node has it. */
async function leaveIfLast(): Promise<void> {
  if (hasFileEnded && open === 0 && cluster && !process.env['TEST_DATABASE_URL']) await leaveTestPostgres();
}

/** Makes the migrated database that the others are copied from, once for each set of migrations. */
async function makeTemplate(address: DatabaseAddress): Promise<string> {
  const migrations = await readMigrations();
  const name = `template_${createHash('sha256').update(migrations.map((one) => one.checksum).join()).digest('hex').slice(0, 16)}`;
  await administer(address, async (admin) => {
    await admin`select pg_advisory_lock(${TEMPLATE_LOCK})`;
    const [exists] = await admin`select 1 from pg_database where datname = ${name}`;
    if (exists) return;
    const unfinished = `${name}_new`;
    await admin`drop database if exists ${admin(unfinished)} with (force)`;
    await admin`create database ${admin(unfinished)} template template0`;
    const database = connect(nameDatabase(address, unfinished), { connections: 1 });
    try {
      await migrate(database, migrations);
    } finally {
      await database.end();
    }
    await admin`alter database ${admin(unfinished)} rename to ${admin(name)}`;
  });
  return name;
}

async function administer(address: DatabaseAddress, work: (admin: Database) => Promise<void>): Promise<void> {
  const admin = connect(address, { connections: 1 });
  try {
    await work(admin);
  } finally {
    await admin.end({ timeout: 2 });
  }
}

function nameDatabase(address: DatabaseAddress, name: string): DatabaseAddress {
  if (!('url' in address)) return { ...address, name };
  const url = new URL(address.url);
  url.pathname = `/${name}`;
  return { url: url.href };
}
