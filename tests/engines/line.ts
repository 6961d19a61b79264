import { connect, createServer, type Socket } from 'node:net';

/** A network cable between a screen and the server: what the screen knows is this end's address. */
export interface Line {
  readonly address: string;
  /** Every connection breaks, and new ones are refused. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** Opens an end on a free port; `target` names the server whenever a connection is made. */
export async function openLine(target: () => string): Promise<Line> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  const listener = createServer((near) => {
    keep(near);
    const { hostname, port } = new URL(target());
    const far = connect(Number(port), hostname);
    keep(far);
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  const listen = (port: number): Promise<void> => new Promise((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(port, '127.0.0.1', () => {
      listener.off('error', reject);
      resolve();
    });
  });
  await listen(0);
  const bound = listener.address();
  if (bound === null || typeof bound === 'string') throw new Error('No port for the line');
  const cut = async (): Promise<void> => {
    const closed = new Promise((resolve) => listener.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    address: `http://127.0.0.1:${bound.port}`,
    cut,
    mend: async () => { if (!listener.listening) await listen(bound.port); },
    close: async () => { if (listener.listening) await cut(); },
  };
}
