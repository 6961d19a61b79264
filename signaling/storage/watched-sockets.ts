import { connect, type Socket } from 'node:net';

/** What the driver says of where a connection is to go. */
interface SocketTarget {
  readonly path?: string | false | undefined;
  readonly host: readonly string[];
  readonly port: readonly number[];
}

interface Watched {
  readonly socket: Socket;
  /** Bytes sent and received when we last knew that nothing was owed, or that something came. */
  written: number;
  read: number;
  /** Since when an answer is owed; `undefined` when none is. */
  owedSince: number | undefined;
}

const LOOK_MS = 1000;

/**
 * Makes the sockets of one pool. One on which something was asked and nothing came for `longestSilenceMs` is destroyed, which
 * fails what waits on it and lets the pool connect anew: a peer that vanished without a word (a cut cable, a machine that
 * froze) would otherwise hold its connections for the quarter of an hour that TCP goes on trying.
 */
export function makeWatchedSockets(longestSilenceMs: number): (target: SocketTarget) => Socket {
  const watched = new Set<Watched>();
  let looking: NodeJS.Timeout | undefined;
  let turn = 0;

  function look(): void {
    for (const one of watched) {
      note(one);
      if (one.owedSince !== undefined && performance.now() - one.owedSince >= longestSilenceMs) one.socket.destroy();
      if (one.socket.destroyed) watched.delete(one);
    }
    if (watched.size > 0) return;
    clearInterval(looking);
    looking = undefined;
  }

  return ({ path, host, port }) => {
    const index = turn++ % host.length;
    const socket = path ? connect(path) : Object.assign(connect(port[index] ?? 5432, host[index] ?? 'localhost'), { host: host[index], port: port[index] });
    const one: Watched = { socket, written: 0, read: 0, owedSince: undefined };
    // Each write is noted as it is made, so that an answer to the one before is not taken for an answer to it. Under TLS
    // writes pass below this and are seen at the next look.
    const write = socket.write.bind(socket) as (...words: unknown[]) => boolean;
    socket.write = (...words: unknown[]) => {
      note(one);
      one.owedSince ??= performance.now();
      return write(...words);
    };
    watched.add(one);
    looking ??= setInterval(look, LOOK_MS).unref();
    return socket;
  };
}

/** Something that came pays what was owed; something that was sent is owed an answer. */
function note(one: Watched): void {
  const { bytesRead, bytesWritten } = one.socket;
  if (bytesRead > one.read) one.owedSince = undefined;
  else if (bytesWritten > one.written) one.owedSince ??= performance.now();
  one.read = bytesRead;
  one.written = bytesWritten;
}
