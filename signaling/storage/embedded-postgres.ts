import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { connect, isDatabaseError, type DatabaseAddress } from './database.js';
import { clearZombieLock, isAlive, listChildren, readPostmaster, sendSignal } from './postmaster.js';
import { findBinaries, type PostgresBinaries } from './postgres-binaries.js';
import { canReach, pickAccount, type Account } from './unprivileged-account.js';

export interface EmbeddedOptions {
  /** Holds the database, its socket and its log. Made when missing. */
  readonly folder: string;
  readonly databaseName?: string;
  /** Off only for throw-away test databases: a power cut may then lose or break them. */
  readonly durable?: boolean;
  /** Started again because it died: its log goes on, and a database that is missing is not made anew. */
  readonly again?: boolean;
  /** A folder with the programs of another PostgreSQL than the packaged one: tests run on the oldest that is promised. */
  readonly programs?: string;
  /** Told before each step that takes a while. */
  readonly tell?: (step: string) => void;
}

export interface EmbeddedPostgres {
  readonly address: DatabaseAddress;
  /** Where it really lies. */
  readonly folder: string;
  readonly processId: number;
  /** It was running already, left behind by a server that was killed. */
  readonly adopted: boolean;
  /** Ends it, letting open transactions roll back. */
  stop(): Promise<void>;
}

const SUPERUSER = 'u_city';
const PORT = 5432;
/** A Unix socket path holds 107 bytes; `/.s.PGSQL.5432.lock` needs 20 of them. */
const LONGEST_SOCKET_FOLDER = 85;
/** SQLSTATE of a PostgreSQL that starts, replays its log or stops. */
const CANNOT_CONNECT_NOW = '57P03';
const START_LIMIT_MS = 60_000;
const START_TRIES = 4;
const PAUSE_BEFORE_TRY_MS = 250;
const STOP_LIMIT_MS = 20_000;
/** One that did not answer when it was asked will hardly obey; whoever starts a server waits for it. */
const ORPHAN_STOP_LIMIT_MS = 2000;

/**
 * Starts PostgreSQL as a process of this server: on a private socket only (no TCP, no password to guess), under an account
 * without rights when we are root, in its own process group so that Ctrl-C reaches it through us and not before us. A
 * postmaster that outlived a killed server is adopted; one that does not answer is ended first.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const tell = options.tell ?? (() => undefined);
  const name = options.databaseName ?? SUPERUSER;
  const { folder, account } = await settleFolder(resolve(options.folder));
  const data = join(folder, 'data');
  const socketDirectory = await makeSocketFolder(folder, account);
  const address = { socketDirectory, port: PORT, user: SUPERUSER, name };

  const orphan = await readPostmaster(data);
  if (orphan && orphan.socketDirectory === socketDirectory && await becomesReady(orphan.processId, address)) {
    await ensureDatabase(address);
    return { address, folder, processId: orphan.processId, adopted: true, stop: () => endPostmaster(orphan.processId) };
  }
  if (orphan) await endPostmaster(orphan.processId, ORPHAN_STOP_LIMIT_MS);

  const binaries = await findBinaries(account, folder, options.programs);
  if (!options.again) await ensureCluster(binaries, data, account, tell);
  const processId = await launchUntilReady(binaries, address, { folder, data, socketDirectory, account, durable: options.durable ?? true, again: options.again ?? false });
  await ensureDatabase(address);
  return { address, folder, processId, adopted: false, stop: () => endPostmaster(processId) };
}

/** The folder as asked, or one under /var/lib if the lent account could not reach it (a checkout under /root). */
async function settleFolder(asked: string): Promise<{ folder: string; account: Account }> {
  let folder = asked;
  let account = await pickAccount(join(folder, 'data'));
  await mkdir(folder, { recursive: true });
  if (!await canReach(account, resolve(folder, '..'))) {
    folder = join('/var/lib/u-city', createHash('sha256').update(asked).digest('hex').slice(0, 12));
    account = await pickAccount(join(folder, 'data'));
    await mkdir(folder, { recursive: true, mode: 0o755 });
  }
  if (account) await chown(folder, account.uid, account.gid);
  await chmod(folder, account ? 0o755 : 0o700);
  return { folder, account };
}

async function makeSocketFolder(folder: string, account: Account): Promise<string> {
  const near = join(folder, 'socket');
  const socketFolder = Buffer.byteLength(near) <= LONGEST_SOCKET_FOLDER
    ? near
    : join(tmpdir(), `u-city-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`);
  await mkdir(socketFolder, { recursive: true, mode: 0o700 });
  const status = await stat(socketFolder);
  const ours = [process.getuid?.(), account?.uid];
  if (!ours.includes(status.uid)) throw new Error(`The folder ${socketFolder} belongs to somebody else; it was to hold the database's socket.`);
  if (account) await chown(socketFolder, account.uid, account.gid);
  await chmod(socketFolder, 0o700);
  return socketFolder;
}

async function ensureCluster(binaries: PostgresBinaries, data: string, account: Account, tell: (step: string) => void): Promise<void> {
  const version = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version !== undefined) {
    if (Number(version) !== binaries.majorVersion) {
      throw new Error(`The database in ${data} was made by PostgreSQL ${version.trim()}, but version ${String(binaries.majorVersion)} is installed.`);
    }
    return;
  }
  tell('Making the database');
  // Made under another name first: a start that is cut short leaves nothing that looks finished.
  const unfinished = `${data}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  if (account) await chown(unfinished, account.uid, account.gid);
  const words = ['-D', unfinished, '-U', SUPERUSER, '--auth=trust', '--no-locale', '--encoding=UTF8', '--no-instructions'];
  await promisify(execFile)(binaries.initdb, words, { ...account, cwd: unfinished, env: cleanEnvironment() });
  await rename(unfinished, data);
}

interface Launch {
  readonly folder: string;
  readonly data: string;
  readonly socketDirectory: string;
  readonly account: Account;
  readonly durable: boolean;
  readonly again: boolean;
}

/** Starts it; tries again when it ends at once, because processes of one that was killed may need a moment to notice and to go. */
async function launchUntilReady(binaries: PostgresBinaries, address: DatabaseAddress & { name: string }, launched: Launch): Promise<number> {
  for (let tries = 1; ; tries++) {
    await clearZombieLock(launched.data);
    const processId = await launch(binaries, launched);
    try {
      await waitUntilReady(processId, address, join(launched.folder, 'postgres.log'));
      return processId;
    } catch (error) {
      // One that is still at it (a long log to replay) is left to it, and found by the next start.
      if (isAlive(processId) || tries === START_TRIES) throw error;
      await wait(PAUSE_BEFORE_TRY_MS * tries);
    }
  }
}

async function launch(binaries: PostgresBinaries, { folder, data, socketDirectory, account, durable, again }: Launch): Promise<number> {
  const settings: Record<string, string> = {
    listen_addresses: '', unix_socket_directories: socketDirectory, unix_socket_permissions: '0700', port: String(PORT),
    max_connections: '120', shared_buffers: '64MB', log_min_messages: 'warning', log_statement: 'none', log_min_error_statement: 'panic',
    ...durable ? { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' } : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' },
  };
  const log = await open(join(folder, 'postgres.log'), again ? 'a' : 'w', 0o600);
  try {
    const child = spawn(binaries.postgres, ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])], {
      ...account, cwd: data, detached: true, stdio: ['ignore', log.fd, log.fd], env: cleanEnvironment(),
    });
    child.unref();
    return await new Promise<number>((started, failed) => {
      child.once('error', failed);
      child.once('spawn', () => { started(child.pid ?? 0); });
    });
  } finally {
    await log.close();
  }
}

/** PostgreSQL reads variables such as PGDATA and LC_ALL; it gets none of ours. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
}

type Answer = 'ready' | 'starting' | 'silent';

async function ask(address: DatabaseAddress & { name: string }): Promise<Answer> {
  const database = connect({ ...address, name: 'postgres' }, { connections: 1, connectSeconds: 2 });
  try {
    await database`select 1`;
    return 'ready';
  } catch (error) {
    return isDatabaseError(error, CANNOT_CONNECT_NOW) ? 'starting' : 'silent';
  } finally {
    await database.end({ timeout: 1 });
  }
}

/** Lets one that was left behind finish its start, which may have a long log to replay. @returns whether it answers */
async function becomesReady(processId: number, address: DatabaseAddress & { name: string }): Promise<boolean> {
  const limit = Date.now() + START_LIMIT_MS;
  for (;;) {
    const answer = await ask(address);
    if (answer !== 'starting' || !isAlive(processId) || Date.now() > limit) return answer === 'ready';
    await wait(50);
  }
}

async function waitUntilReady(processId: number, address: DatabaseAddress & { name: string }, log: string): Promise<void> {
  const limit = Date.now() + START_LIMIT_MS;
  while (await ask(address) !== 'ready') {
    if (!isAlive(processId)) throw new Error(`PostgreSQL ended while starting:\n${await readFile(log, 'utf8').catch(() => '')}`);
    if (Date.now() > limit) throw new Error(`PostgreSQL did not become ready within ${String(START_LIMIT_MS / 1000)} s; see ${log}.`);
    await wait(15);
  }
}

async function ensureDatabase(address: DatabaseAddress & { name: string }): Promise<void> {
  const database = connect({ ...address, name: 'postgres' }, { connections: 1 });
  try {
    const [exists] = await database`select 1 from pg_database where datname = ${address.name}`;
    if (!exists) await database`create database ${database(address.name)} template template0`;
  } finally {
    await database.end();
  }
}

/**
 * A fast shutdown, then an immediate one for a postmaster that does not obey, then without asking (its log replays at the next
 * start). Its children are killed with it: they would hold its memory, and no other could start.
 */
async function endPostmaster(processId: number, limitMs = STOP_LIMIT_MS): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isAlive(processId)) return;
    const ended = signal === 'SIGKILL' ? [processId, ...await listChildren(processId)] : [processId];
    for (const one of ended) sendSignal(one, signal);
    const limit = Date.now() + limitMs;
    while (ended.some(isAlive) && Date.now() < limit) await wait(15);
  }
}
