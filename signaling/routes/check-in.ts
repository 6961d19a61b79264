import type { FastifyInstance } from 'fastify';
import { succeed } from '../../shared/base/result.js';
import type { CityServices } from '../city-services.js';
import { serveRoute } from '../http/serve-route.js';

/**
 * Cards held to a center's own devices, and what those devices need to do it while they are cut off. The server goes by its own
 * clock, not by when the device says it was, unless the card was held up while the device was cut off.
 */
export function serveCheckIn(app: FastifyInstance, { checkIn, sheets, clock }: CityServices): void {
  serveRoute(app, 'checkIn', ({ caller, body, sql, doneAt }) => checkIn.checkIn(sql, caller.device, body.card, doneAt));
  serveRoute(app, 'readCheckInSheet', ({ caller }) => sheets.read(caller.device));
  // Being asked by a device is what notes that it is there.
  serveRoute(app, 'sayHere', async () => succeed({ now: new Date(clock.now()).toISOString() }));
}
