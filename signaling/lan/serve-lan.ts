import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { FastifyInstance } from 'fastify';
import { LANGUAGES } from '../../shared/base/language.js';
import type { Readable } from '../../shared/base/store.js';
import type { EngineState } from '../calls/engine/media-engine.js';
import { pickLanguage } from '../chooser/chooser.js';
import { passUpgrades } from '../calls/engine/pass-signalling.js';
import { limitConnections } from '../http/limit-connections.js';
import { writeAuthorityFile } from './local-authority.js';
import type { PreparedLan } from './prepare-lan.js';
import { WELCOME_STYLE, writeWelcomePage } from './welcome-page.js';

export interface LanParts extends PreparedLan {
  readonly app: FastifyInstance;
  readonly engine: Readable<EngineState>;
  /** By HTTP, for the page that brings devices; 0 takes a free one. */
  readonly welcomePort: number;
  readonly connectionsPerAddress: number;
}

export interface Lan {
  /** Where everything is, by HTTPS. */
  readonly address: string;
  /** Where a device that is new to it begins. */
  readonly welcomeAddress: string;
  /** Takes no more and cuts what is open; requests in hand should have been answered. */
  close(): Promise<void>;
}

const CERTIFICATE_PATH = '/u-city-authority.crt';
const WELCOME_HEADERS = {
  'cache-control': 'no-store', 'content-security-policy': "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'", 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff',
};

/**
 * Serves the whole product to devices on the same network: by HTTPS, because browsers give camera, microphone and cryptography to
 * secure pages only, with a certificate of the installation's own authority; and by HTTP one page that helps a device to trust it.
 */
export async function serveLan({ app, authority, certified, engine, host, port, welcomePort, connectionsPerAddress }: LanParts): Promise<Lan> {
  const secure = createHttpsServer({ key: certified.key, cert: `${certified.certificate}\n${authority.certificate}` }, (request, reply) => { app.routing(request, reply); });
  limitConnections(secure, connectionsPerAddress);
  const cut = passUpgrades(secure, engine);
  const address = await listen(secure, host, port, 'https');
  let welcomeAddress = '';
  const authorityFile = writeAuthorityFile(authority);
  const welcome = createHttpServer((request, reply) => { void sendWelcome(request, reply); });
  limitConnections(welcome, connectionsPerAddress);

  async function sendWelcome(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', welcomeAddress);
    const send = (type: string, body: string | Buffer): void => { reply.writeHead(200, { ...WELCOME_HEADERS, 'content-type': type }).end(body); };
    if (pathname === CERTIFICATE_PATH) send('application/x-x509-ca-cert', authorityFile);
    else if (pathname === '/welcome.css') send('text/css; charset=utf-8', WELCOME_STYLE);
    else if (pathname.startsWith('/fonts/')) app.routing(request, reply);
    else if (pathname !== '/') reply.writeHead(302, { location: '/' }).end();
    else {
      const asked = LANGUAGES.find((one) => one === searchParams.get('lang'));
      send('text/html; charset=utf-8', await writeWelcomePage({ address: welcomeAddress, secureAddress: address, certificatePath: CERTIFICATE_PATH }, asked ?? pickLanguage(request.headers['accept-language'])));
    }
  }

  try {
    welcomeAddress = await listen(welcome, host, welcomePort, 'http');
  } catch (error) {
    await close(secure);
    throw error;
  }
  return { address, welcomeAddress, close: async () => {
    cut();
    await Promise.all([close(secure), close(welcome)]);
  } };
}

async function listen(server: Server, host: string, port: number, scheme: string): Promise<string> {
  server.listen(port, host);
  await once(server, 'listening');
  const bound = server.address();
  if (typeof bound !== 'object' || bound === null) throw new Error('A server that listens has an address.');
  return `${scheme}://${host}:${String(bound.port)}`;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((done) => server.close(done));
  server.closeAllConnections();
  await closed;
}
