import type { FastifyInstance } from 'fastify';
import { succeed } from '../../shared/base/result.js';
import type { CityServices } from '../city-services.js';
import { readSnapshot } from '../events/event-log.js';
import { serveRoute } from '../http/serve-route.js';

/** A signed-in person's reservations. */
export function serveBookings(app: FastifyInstance, { database, reservations }: CityServices): void {
  serveRoute(app, 'listBookings', async ({ caller }) =>
    succeed(await readSnapshot(database, async (sql, event) => ({ event, bookings: await reservations.list(sql, caller.person.personId) }))));
  serveRoute(app, 'reserve', ({ caller, body, sql }) => reservations.reserve(sql, caller.person.personId, body));
  serveRoute(app, 'extendBooking', ({ caller, params, body, sql }) => reservations.extend(sql, caller.person.personId, params.bookingId, body.to));
  serveRoute(app, 'cancelBooking', ({ caller, params, sql }) => reservations.cancel(sql, caller.person.personId, params.bookingId));
  serveRoute(app, 'leaveEarly', ({ caller, params, sql }) => reservations.leaveEarly(sql, caller.person.personId, params.bookingId));
}
