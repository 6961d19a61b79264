import { spawn, spawnSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createVite, type ViteDevServer } from 'vite';
import { describeChannel, HOSTED_CHANNELS } from './build/channels.js';

const FRONT_PORT = Number(process.env.PORT ?? 5173);
const SERVER_PORT = FRONT_PORT + 1;

/** Hands a request on to the u-City server; event streams pass through as they come. */
function forward(incoming: IncomingMessage, reply: ServerResponse): void {
  const outgoing = request({ host: '127.0.0.1', port: SERVER_PORT, method: incoming.method, path: incoming.url, headers: incoming.headers }, (answer) => {
    reply.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(reply);
  });
  outgoing.on('error', () => {
    if (!reply.headersSent) reply.writeHead(503);
    reply.end('The server is starting.');
  });
  incoming.pipe(outgoing);
}

const PUBLIC_PATH = /^\/(fonts|icons)\/|^\/favicon\.ico$/;
const PUBLIC_TYPES: Readonly<Record<string, string>> = { css: 'text/css', woff2: 'font/woff2', svg: 'image/svg+xml', ico: 'image/x-icon' };

/** The build copies public files beside the channels; here they are read where they are made. */
function sendPublicFile(path: string, reply: ServerResponse): void {
  const file = createReadStream(`public${path}`);
  file.on('error', () => reply.writeHead(404).end());
  file.once('open', () => {
    reply.writeHead(200, { 'content-type': PUBLIC_TYPES[path.split('.').pop() ?? ''] ?? 'application/octet-stream', 'cache-control': 'no-cache' });
    file.pipe(reply);
  });
}

spawnSync('npm', ['run', '--silent', 'generate'], { stdio: 'inherit' });
const server = spawn(process.execPath, ['--import', 'tsx', '--watch-path=signaling', '--watch-path=shared', 'signaling/main.ts'], {
  stdio: 'inherit', env: { ...process.env, PORT: String(SERVER_PORT), HOST: '127.0.0.1', PUBLIC_URL: `http://127.0.0.1:${FRONT_PORT}` },
});

const channels = new Map<string, ViteDevServer>();
for (const [index, channel] of HOSTED_CHANNELS.entries()) {
  // Hot reload talks over a WebSocket of its own, since both channels live behind one port.
  channels.set(channel, await createVite({ ...describeChannel(channel), appType: 'mpa', server: { middlewareMode: true, hmr: { port: FRONT_PORT + 10 + index }, fs: { allow: [process.cwd()] } } }));
}

const front = createServer((incoming, reply) => {
  const { pathname } = new URL(incoming.url ?? '/', 'http://front');
  const channel = channels.get(pathname.split('/')[1] ?? '');
  if (PUBLIC_PATH.test(pathname)) sendPublicFile(pathname, reply);
  else if (channel) channel.middlewares(incoming, reply);
  else forward(incoming, reply);
});
front.listen(FRONT_PORT, '127.0.0.1', () => {
  for (const channel of HOSTED_CHANNELS) console.log(`${channel}: http://127.0.0.1:${FRONT_PORT}/${channel}/`);
});

function stop(): void {
  server.kill('SIGTERM');
  front.close();
  void Promise.all([...channels.values()].map((channel) => channel.close())).then(() => process.exit(0));
}
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
