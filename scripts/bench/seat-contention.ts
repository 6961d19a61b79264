import { makeId } from '../../shared/base/ids.js';
import type { InstallProfile } from '../../shared/contract/identity.js';
import { enterPerson, issueCard } from '../../signaling/identity/issue-card.js';
import type { Database } from '../../signaling/storage/database.js';
import { countOverlaps, fightForSeats, listOtherErrors, type Fight } from '../../signaling/testing/fight-for-seats.js';
import { call } from '../../tests/product/api.js';
import { openProductDatabase } from '../../tests/product/database.js';
import type { Product } from '../../tests/product/server.js';
import type { Measure } from './bench-row.js';
import { inMs, pickPercentile } from './percentile.js';
import { withProduct } from './with-product.js';

const CLIENTS = 50;
const ROUNDS = 12;
const SEATS = 8;
const GRID_MS = 5 * 60_000;
const DAY_MS = 86_400_000;
const TELEVISION: InstallProfile = { channel: 'tv', checksIn: false, diagonalInch: 55, widthPx: 1920, heightPx: 1080, lowerEdgeCm: 60, languages: ['en'] };

/** A television on which a new person has signed in with card number and PIN. */
async function seatPerson(server: string, database: Database): Promise<Fight['screens'][number]> {
  const now = Date.now();
  const personId = await enterPerson(database, 'Kim Ji-woo', true, new Date(now));
  const { number, pin } = await issueCard(database, { personId, validFrom: new Date(now - DAY_MS), validTo: new Date(now + DAY_MS) });
  const { deviceToken } = await call(server, 'enrolDevice', { body: { deviceId: makeId(), profile: TELEVISION } });
  const { token } = await call(server, 'openSession', { body: { card: { number }, pin } }, { deviceToken });
  return { deviceToken, sessionToken: token };
}

async function listSeats({ address, openCenters: [centerId] }: Product): Promise<string[]> {
  const { floors } = await call(address, 'readCenter', { params: { centerId } });
  return floors.flatMap((floor) => floor.spaces).filter((space) => space.kind === 'seat' && !space.outOfOrder).slice(0, SEATS).map(({ id }) => id);
}

/** Fifty screens of the built product want the same eight seats, over HTTP and onto a disk that is waited for. */
export const measureSeatContention: Measure = (tell) => withProduct(async (product) => {
  const database = await openProductDatabase(product);
  try {
    tell(`${CLIENTS} people sign in`);
    const screens = await Promise.all(Array.from({ length: CLIENTS }, () => seatPerson(product.address, database)));
    const start = Math.floor(Date.now() / GRID_MS) * GRID_MS;
    tell(`${CLIENTS * ROUNDS} reservations`);
    const report = await fightForSeats({
      port: Number(new URL(product.address).port), screens, spaceIds: await listSeats(product), rounds: ROUNDS,
      at: (minutes) => new Date(start + minutes * 60_000).toISOString(),
    });
    const overlaps = await countOverlaps(database);
    const others = listOtherErrors(report);
    const { times, seconds } = report;
    return [{
      name: `seats: ${CLIENTS} clients fight for ${SEATS}`,
      ours: `${overlaps} overlaps, ${others.length} other errors in ${times.length} requests (${(times.length / seconds).toFixed(0)}/s, p99 ${inMs(pickPercentile(times, 0.99))})`,
      bar: '0 overlaps, 0 other errors', pass: overlaps === 0 && others.length === 0 && (report.counts.get('reserved') ?? 0) > 0,
    }];
  } finally {
    await database.end({ timeout: 5 });
  }
}, { SIMULATED_VISITORS: 'off' });
