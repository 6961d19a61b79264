import type { FastifyInstance } from 'fastify';
import { fail, succeed } from '../../shared/base/result.js';
import type { CityServices } from '../city-services.js';
import { serveRoute } from '../http/serve-route.js';

/** The pack changes with a new start of the server only; a short life keeps screens fresh after one. */
const FROM_PACK = { needsNoDatabase: true };
const CACHE = { ...FROM_PACK, cacheSeconds: 60 };
/** Longer than any day of visits; nobody asks what is free for a week. */
const LONGEST_SPAN_MS = 48 * 3_600_000;

/** The city, its centers, and what is free in them. */
export function serveCity(app: FastifyInstance, { city, occupancy, clock, demo }: CityServices): void {
  // Not cacheable: it carries the server's time.
  serveRoute(app, 'readCity', async () => succeed(city.describe(clock.now(), demo)), FROM_PACK);
  serveRoute(app, 'readMap', async () => succeed(city.map), CACHE);
  serveRoute(app, 'listCenters', async () => succeed(city.list), CACHE);
  serveRoute(app, 'readCenter', async ({ params }) => {
    const center = city.findCenter(params.centerId);
    return center ? succeed(center) : fail({ code: 'not-found' });
  }, CACHE);
  serveRoute(app, 'readOccupancy', async ({ params, query }) => {
    if (!city.findCenter(params.centerId)) return fail({ code: 'not-found' });
    return succeed(await occupancy.readDay(params.centerId, query.day));
  });
  serveRoute(app, 'readAvailability', async ({ query }) => {
    const span = { from: Date.parse(query.from), to: Date.parse(query.to) };
    if (span.to <= span.from || span.to - span.from > LONGEST_SPAN_MS) return fail({ code: 'time-invalid' });
    return succeed(await occupancy.readFree(span));
  });
}
