import { connect } from 'node:net';

export interface RawLoad {
  readonly port: number;
  readonly connections: number;
  /** The next request as it goes over the wire; `undefined` when there are no more. */
  readonly next: (connection: number) => string | undefined;
  /** Gets the first line and the headers of each reply, and what came of its body with them. */
  readonly check: (reply: string) => void;
}

/** Asks over kept connections, one request at a time on each, with as little work as a client can do. */
export async function loadRaw({ port, connections, next, check }: RawLoad): Promise<void> {
  await Promise.all(Array.from({ length: connections }, (_, connection) => new Promise<void>((done, fail) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let head = '';
    let missing = 0;
    const ask = (): void => {
      const text = next(connection);
      if (text === undefined) socket.end();
      else socket.write(text);
    };
    socket.on('connect', ask);
    socket.on('error', fail);
    socket.on('close', () => { done(); });
    socket.on('data', (part: Buffer) => {
      if (missing > 0) missing -= part.length;
      else {
        head += part.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        missing = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0) - (head.length - end - 4);
        check(head);
        head = '';
      }
      if (missing <= 0) ask();
    });
  })));
}
