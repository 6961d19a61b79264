import { randomUUID } from 'node:crypto';
import { systemClock } from '../../shared/base/clock.js';
import type { ReserveRequest } from '../../shared/contract/bookings.js';
import { engineOff } from '../../signaling/calls/engine/engine-off.js';
import { assembleCityServices, type CityServices } from '../../signaling/city-services.js';
import { City } from '../../signaling/city/city.js';
import { readCityPack } from '../../signaling/city/read-city-pack.js';
import { answerOnce } from '../../signaling/http/answer-once.js';
import { openCardAuthority } from '../../signaling/identity/card-authority.js';
import type { Database } from '../../signaling/storage/database.js';
import { openSecrets } from '../../signaling/storage/secrets.js';
import { call } from '../../tests/product/api.js';
import { openProductDatabase } from '../../tests/product/database.js';
import { seatPerson, type SeatedScreen } from '../../tests/product/seat-person.js';
import type { Product } from '../../tests/product/server.js';
import type { Measure } from './bench-row.js';
import { loadRaw } from './http/raw-load.js';
import { takeMedian } from './median.js';

import { withProduct } from './with-product.js';

const CLIENTS = 50;
const ROUNDS = 5;
const BOOKINGS = 20;
const BAR = 0.5;
/** As many as the server's own pool has. */
const CONNECTIONS = 16;
const GRID_MS = 5 * 60_000;

/** What a client asks for next: its own seat, a quarter of an hour after the last. */
function makeWishes(seats: readonly string[]): (client: number) => ReserveRequest {
  const start = Math.ceil(Date.now() / GRID_MS) * GRID_MS;
  const asked = seats.map(() => 0);
  return (client) => {
    const from = start + 3 * GRID_MS * (asked[client] = (asked[client] ?? 0) + 1);
    return { bookingId: randomUUID(), allocations: [{ allocationId: randomUUID(), spaceId: seats[client] ?? '', from: new Date(from).toISOString(), to: new Date(from + 2 * GRID_MS).toISOString() }] };
  };
}

async function listSeats({ address, openCenters }: Product): Promise<string[]> {
  const centers = await Promise.all(openCenters.map((centerId) => call(address, 'readCenter', { params: { centerId } })));
  return centers.flatMap(({ floors }) => floors.flatMap(({ spaces }) => spaces)).filter((space) => space.kind === 'seat' && !space.outOfOrder).slice(0, CLIENTS).map(({ id }) => id);
}

/** @returns bookings a second through the product's server */
async function bookByHttp({ address }: Product, screens: readonly SeatedScreen[], wish: (client: number) => ReserveRequest): Promise<number> {
  const left = screens.map(() => BOOKINGS);
  const start = performance.now();
  await loadRaw({
    port: Number(new URL(address).port), connections: screens.length,
    next(client) {
      const screen = screens[client];
      if (!screen || (left[client] = (left[client] ?? 0) - 1) < 0) return undefined;
      const body = JSON.stringify(wish(client));
      return `POST /api/bookings HTTP/1.1\r\nhost: here\r\ndevice-token: ${screen.deviceToken}\r\nauthorization: Bearer ${screen.sessionToken}\r\nidempotency-key: ${randomUUID()}\r\ncontent-type: application/json\r\ncontent-length: ${String(body.length)}\r\n\r\n${body}`;
    },
    check: (reply) => { if (!reply.startsWith('HTTP/1.1 200')) throw new Error(reply.slice(0, 2000)); },
  });
  return screens.length * BOOKINGS / ((performance.now() - start) / 1000);
}

/** The same: who calls, the lock, the answer kept, the booking and its events; only nobody asks over HTTP. */
async function bookDirectly({ authenticator, reservations, secrets, clock, database }: CityServices, screens: readonly SeatedScreen[], wish: (client: number) => ReserveRequest): Promise<number> {
  const parts = { database, clock, authenticator, secrets, readiness: { mayRead: true, mayWrite: true, hear: () => false }, wakeEvents: () => undefined };
  const start = performance.now();
  await Promise.all(screens.map(async ({ deviceToken, sessionToken }, client) => {
    for (let count = 0; count < BOOKINGS; count++) {
      const body = wish(client);
      const device = await authenticator.findDevice(deviceToken);
      const person = device && await authenticator.findPerson(sessionToken, device);
      if (!person) throw new Error('The session has ended.');
      const { result } = await answerOnce(parts, { actor: `person:${person.personId}`, key: randomUUID(), hash: secrets.seal('idempotency', JSON.stringify(body)) }, {
        keepsFailures: false, run: (transaction) => reservations.reserve(transaction, person.personId, body), forget: (booking) => booking, recall: () => { throw new Error('Every key is new.'); },
      });
      if (!result.ok) throw new Error(result.failure.code);
    }
  }));
  return screens.length * BOOKINGS / ((performance.now() - start) / 1000);
}

async function assemble(database: Database, { dataFolder }: Product): Promise<CityServices> {
  const city = new City(await readCityPack('busan'));
  return assembleCityServices({ database, secrets: await openSecrets(dataFolder), clock: systemClock, city, authority: await openCardAuthority(dataFolder, city.id), mediaEngine: engineOff(), simulator: undefined, demo: true });
}

/** Fifty people reserve through the built product's HTTP server, and in turn through its own code, driver and pool alone. */
export const measureHttpBooking: Measure = (tell) => withProduct(async (product) => {
  const database = await openProductDatabase(product, { connections: CONNECTIONS, hurried: true });
  try {
    const services = await assemble(database, product);
    tell(`${String(CLIENTS)} people sign in`);
    const screens = await Promise.all(Array.from({ length: CLIENTS }, () => seatPerson(product.address, database)));
    const wish = makeWishes(await listSeats(product));
    tell(`${String(ROUNDS)} rounds of ${String(CLIENTS * BOOKINGS)} reservations each way`);
    const rates: { http: number; direct: number }[] = [];
    await bookByHttp(product, screens, wish);
    await bookDirectly(services, screens, wish);
    for (let round = 0; round < ROUNDS; round++) rates.push({ http: await bookByHttp(product, screens, wish), direct: await bookDirectly(services, screens, wish) });
    const ratio = takeMedian(rates.map(({ http, direct }) => http / direct));
    return [{
      name: `HTTP: reservations of ${String(CLIENTS)} clients`, ours: `${takeMedian(rates.map(({ http }) => http)).toFixed(0)} a second`,
      peer: `${takeMedian(rates.map(({ direct }) => direct)).toFixed(0)} a second`, peerName: 'same statements, driver and pool without HTTP',
      ratio, bar: `>= ${String(BAR)} x`, pass: ratio >= BAR,
    }];
  } finally {
    await database.end({ timeout: 5 });
  }
}, { SIMULATED_VISITORS: 'off', REQUESTS_PER_MINUTE: '1000000' });
