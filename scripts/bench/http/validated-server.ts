import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { systemClock } from '../../../shared/base/clock.js';
import { Booking, ReserveRequest } from '../../../shared/contract/bookings.js';
import { ROUTES } from '../../../shared/contract/routes.js';
import { buildApp } from '../../../signaling/app.js';
import { engineOff } from '../../../signaling/calls/engine/engine-off.js';
import { assembleCityServices } from '../../../signaling/city-services.js';
import { City } from '../../../signaling/city/city.js';
import { readCityPack } from '../../../signaling/city/read-city-pack.js';
import { makeCardAuthority } from '../../../signaling/identity/card-authority.js';
import { createLog } from '../../../signaling/log.js';
import { connect } from '../../../signaling/storage/database.js';
import { secretsFrom } from '../../../signaling/storage/secrets.js';
import { ANSWER, MOST_REQUESTS } from './validated-example.js';

/*
 * A server in a process of its own, told by its argument: `ours`, the whole application with one more route that takes what a
 * reservation takes and answers what it answers; or `bare`, node:http that reads, checks by the same schemas and sends the same
 * bodies. Neither asks a database.
 */
const city = new City(await readCityPack('busan'));
const centers = new Map([...city.centers].map((center) => [center.id, center]));

async function serveOurs(): Promise<number> {
  // It connects at the first query, and none is asked.
  const database = connect({ url: 'postgres://nowhere/' });
  const services = await assembleCityServices({ database, secrets: secretsFrom(Buffer.alloc(32)), clock: systemClock, city, authority: await makeCardAuthority(city.id), mediaEngine: engineOff(), simulator: undefined, demo: true });
  const { server } = await buildApp({
    config: { requestsPerMinute: MOST_REQUESTS, connectionsPerAddress: MOST_REQUESTS, trustProxy: false, demo: true, dataFolder: '/nonexistent', calls: { kind: 'off' }, lan: undefined },
    services, log: createLog('warn'), migrations: [], webFolder: '/nonexistent', probes: undefined, steady: () => performance.now(),
  });
  server.post('/api/validated', { schema: { body: ReserveRequest, response: { 200: Booking } } }, async () => ANSWER);
  await server.listen({ port: 0, host: '127.0.0.1' });
  return (server.server.address() as AddressInfo).port;
}

async function serveBare(): Promise<number> {
  const bodies = new Map([...centers].map(([id, center]) => [id, Buffer.from(JSON.stringify(z.encode(ROUTES.readCenter.reply, center)))]));
  const send = (response: ServerResponse, body: Buffer | string): void => {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) }).end(body);
  };
  const readBody = (request: IncomingMessage, use: (text: string) => void): void => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => { use(Buffer.concat(pieces).toString()); });
  };
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      const { centerId } = ROUTES.readCenter.params.parse({ centerId: decodeURIComponent(request.url?.slice('/api/centers/'.length) ?? '') });
      return send(response, bodies.get(centerId) ?? '');
    }
    return readBody(request, (text) => {
      ReserveRequest.parse(JSON.parse(text));
      send(response, JSON.stringify(Booking.encode(ANSWER)));
    });
  });
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  return (server.address() as AddressInfo).port;
}

const port = process.argv[2] === 'ours' ? await serveOurs() : await serveBare();
process.send?.({ port, center: [...centers.keys()][0] });
