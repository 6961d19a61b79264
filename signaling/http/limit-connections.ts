import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Told before anything was asked, so it is the shortest answer there is. */
const REFUSAL = 'HTTP/1.1 429 Too Many Requests\r\nretry-after: 10\r\ncontent-length: 0\r\nconnection: close\r\n\r\n';

/**
 * Bounds how many connections one address holds open, so that it cannot use up what the process may have open in all. Not for
 * a server behind a proxy: there every connection is the proxy's.
 */
export function limitConnections(server: Server, perAddress: number): void {
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
    if (count > perAddress) {
      socket.end(REFUSAL);
      socket.destroySoon();
    }
  });
}
