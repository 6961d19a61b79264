import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { addSecurityHeaders } from '../../signaling/http/security-headers.js';
import { serveFiles } from '../../signaling/http/serve-files.js';

/** A server of files like the product's own, whose files can be changed for another version's; what is no file goes to the product. */
export interface Front {
  readonly address: string;
  stop(): Promise<void>;
}

/** @param place the folder, or the link to one, whose files are served */
export async function openFront(place: string, product: string): Promise<Front> {
  const app = Fastify({ forceCloseConnections: true });
  addSecurityHeaders(app, []);
  await serveFiles(app, place);
  for (const path of ['/api/*', '/healthz']) {
    app.all(path, (incoming, reply) => {
      reply.hijack();
      const outgoing = request(`${product}${incoming.url}`, { method: incoming.method, headers: incoming.headers });
      outgoing.on('error', () => reply.raw.destroy());
      reply.raw.on('close', () => outgoing.destroy());
      if (incoming.body === undefined || incoming.body === null) outgoing.end();
      else outgoing.end(JSON.stringify(incoming.body));
      outgoing.on('response', (answer) => {
        reply.raw.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(reply.raw);
      });
    });
  }
  await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    address: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    stop: () => app.close(),
  };
}
