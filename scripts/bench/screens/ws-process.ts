import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';

/*
 * The peer: nothing but `ws` that sends what it is told to everybody. The frame is made once and written to each socket, which
 * is the least that a fan-out over web sockets can cost.
 */
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false, clientTracking: false });
const sockets = new Set<Duplex>();
server.on('connection', (client, { socket }) => {
  sockets.add(socket);
  client.on('close', () => { sockets.delete(socket); });
});
server.on('listening', () => { process.send?.({ port: (server.address() as AddressInfo).port }); });

/** A text frame of a server (RFC 6455, section 5.2) below 64 KiB. */
function frameText(text: string): Buffer {
  const body = Buffer.from(text);
  const head = body.length < 126 ? Buffer.from([0x81, body.length]) : Buffer.from([0x81, 126, body.length >> 8, body.length & 0xff]);
  return Buffer.concat([head, body]);
}

process.on('message', (message: string) => {
  const frame = frameText(message);
  for (const socket of sockets) socket.write(frame);
});
process.on('disconnect', () => { process.exit(); });
