import type { FastifyInstance } from 'fastify';
import type { IncomingMessage, Server } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Readable } from '../../../shared/base/store.js';
import type { EngineState } from './media-engine.js';

/** Where LiveKit's clients ask, whatever server they were sent to. */
const IS_SIGNALLING = /^\/rtc(\/|\?|$)/;
const UNAVAILABLE = 'HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nconnection: close\r\n\r\n';

/**
 * Passes the WebSockets of LiveKit's signalling through a server of ours, so that screens need one secure address and one
 * certificate for everything. What they say, tokens included, is not looked at.
 * @returns cuts those that are open: Node waits for them, and does not cut them with its other connections
 */
export function passUpgrades(server: Server, engine: Readable<EngineState>): () => void {
  const open = new Set<Duplex>();
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const state = engine.get();
    if (!IS_SIGNALLING.test(request.url ?? '') || state.kind !== 'ready') {
      socket.end(UNAVAILABLE);
      return;
    }
    const { hostname, port } = new URL(state.apiUrl);
    const upstream = connect(Number(port), hostname);
    const end = (): void => {
      open.delete(socket);
      socket.destroy();
      upstream.destroy();
    };
    open.add(socket);
    for (const one of [socket, upstream]) one.once('close', end).once('error', end);
    upstream.write(`${request.method ?? 'GET'} ${request.url ?? '/'} HTTP/1.1\r\n${writeHeaders(request.rawHeaders)}\r\n`);
    upstream.write(head);
    socket.pipe(upstream).pipe(socket);
  });
  return () => { for (const socket of [...open]) socket.destroy(); };
}

function writeHeaders(raw: readonly string[]): string {
  let text = '';
  for (let at = 0; at + 1 < raw.length; at += 2) text += `${raw[at] ?? ''}: ${raw[at + 1] ?? ''}\r\n`;
  return text;
}

const ANSWER_LIMIT_MS = 5000;

/** As `passUpgrades` for the application's own server, and what clients ask after they were refused, to learn why. */
export function passSignalling(app: FastifyInstance, engine: Readable<EngineState>): void {
  const cut = passUpgrades(app.server, engine);
  app.addHook('preClose', async () => { cut(); });
  app.get('/rtc/*', { schema: { hide: true } }, async ({ url, headers: { authorization } }, reply) => {
    const state = engine.get();
    reply.header('cache-control', 'no-store');
    if (state.kind !== 'ready') return reply.code(503).send();
    const answer = await fetch(`${state.apiUrl}${url}`, { headers: authorization === undefined ? {} : { authorization }, signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
    return reply.code(answer.status).type('text/plain; charset=utf-8').send(await answer.text());
  });
}
