import type { FastifyInstance } from 'fastify';
import type { CityServices } from '../city-services.js';
import { serveRoute } from '../http/serve-route.js';

/** Cards held to a center's own devices. The server goes by its own clock, not by when the device says it was. */
export function serveCheckIn(app: FastifyInstance, { checkIn }: CityServices): void {
  serveRoute(app, 'checkIn', ({ caller, body, sql }) => checkIn.checkIn(sql, caller.device, body.card));
}
