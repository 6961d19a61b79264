import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import type { LivekitPorts } from './livekit-config.js';

/** @param wanted 0 takes any @returns the port if it was free a moment ago on 127.0.0.1 */
async function tryTcp(wanted: number): Promise<number | undefined> {
  const server = createServer();
  return new Promise((tried) => {
    server.once('error', () => { tried(undefined); });
    server.listen(wanted, '127.0.0.1', () => {
      const bound = server.address();
      server.close(() => { tried(typeof bound === 'object' && bound ? bound.port : undefined); });
    });
  });
}

async function tryUdp(wanted: number, host: string): Promise<number | undefined> {
  const socket = createSocket('udp4');
  return new Promise((tried) => {
    socket.once('error', () => { tried(undefined); });
    socket.bind(wanted, host, () => {
      const { port } = socket.address();
      socket.close(() => { tried(port); });
    });
  });
}

/**
 * Ports that nobody has.
 * @param before those of one that ran before: its clients come back to them by themselves, so they are taken again where they are free
 * @param mediaHost where picture and sound come in
 */
export async function findFreePorts(before?: LivekitPorts, mediaHost = '127.0.0.1'): Promise<LivekitPorts> {
  if (before && await tryTcp(before.signal) !== undefined && await tryUdp(before.media, mediaHost) !== undefined) return before;
  const [signal, media] = await Promise.all([tryTcp(0), tryUdp(0, mediaHost)]);
  if (signal === undefined || media === undefined) throw new Error(`No free port on 127.0.0.1 and ${mediaHost}.`);
  return { signal, media };
}
