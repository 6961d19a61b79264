import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { call, Resident } from '../product/api.js';
import { openProductDatabase } from '../product/database.js';
import { ServerNode } from '../product/node.js';
import { seatPerson } from '../product/seat-person.js';
import { startProduct } from '../product/server.js';

/** Runs one of our commands as a person at a terminal does. */
function run(script: string, dataFolder: string, ...words: string[]): Promise<{ readonly code: number; readonly printed: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATA_DIR: dataFolder, DATABASE_URL: '', CITY: '' };
    execFile(process.execPath, ['--import', 'tsx', script, ...words], { env }, (error, out, err) => { resolve({ code: error ? Number(error.code) : 0, printed: `${out}${err}` }); });
  });
}

test('a city that is backed up at work is restored on another machine with everybody’s reservations, cards and screens', { timeout: 120_000 }, async (t) => {
  const product = await startProduct({ SIMULATED_VISITORS: 'off' });
  t.after(() => product.stop());
  const [center] = product.openCenters;
  const database = await openProductDatabase(product);
  const screen = await seatPerson(product.address, database);
  await database.end({ timeout: 1 });
  const resident = new Resident(product.address, screen);
  await resident.reserveSeat(center, 60, 60);
  const seats = await resident.listReservedSeats();

  const made = await run('scripts/backup.ts', product.dataFolder);
  assert.equal(made.code, 0, made.printed);
  const folder = join(product.dataFolder, 'backups');
  const [name = ''] = await readdir(folder);
  assert.match(name, /^busan-\d{8}T\d{6}Z\.tar\.gz$/);
  assert.equal((await stat(join(folder, name))).mode & 0o777, 0o600);
  const refused = await run('scripts/restore.ts', product.dataFolder, join(folder, name), '--replace');
  assert.deepEqual([refused.code, /a server is running/.test(refused.printed)], [1, true], refused.printed);

  const other = await mkdtemp(join(tmpdir(), 'u-city-restored-'));
  t.after(() => rm(other, { recursive: true, force: true }));
  const restored = await run('scripts/restore.ts', other, join(folder, name));
  assert.equal(restored.code, 0, restored.printed);
  const node = await ServerNode.make(other, { SIMULATED_VISITORS: 'off' });
  t.after(() => node.end('SIGTERM'));
  await node.start();
  const { bookings } = await call(node.address, 'listBookings', {}, screen);
  assert.deepEqual(bookings.flatMap(({ allocations }) => allocations.map(({ spaceLabel }) => spaceLabel)), seats);
  assert.equal((await call(node.address, 'readCardKeys', {})).keys[0]?.kid, (await call(product.address, 'readCardKeys', {})).keys[0]?.kid, 'printed cards stay good');
  assert.equal((await call(node.address, 'readSession', {}, screen)).personId, screen.personId, 'who was signed in still is');
});
