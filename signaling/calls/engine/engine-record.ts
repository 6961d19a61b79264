import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';

/** What is noted of a running media server of ours, so that the next start finds it. It holds no secret. */
const EngineRecord = z.object({
  processId: z.int().min(2),
  program: z.string(),
  ports: z.object({ signal: z.int(), media: z.int() }),
  /** The server that started it and that it calls back. */
  serverAddress: z.url(),
  /** Of its configuration and key: another one would be started otherwise. */
  digest: z.string(),
});
export type EngineRecord = z.infer<typeof EngineRecord>;

const nameOf = (serverAddress: string): string => `media-server-${new URL(serverAddress).port || '80'}.json`;

/** Notes it, whole or not at all. @param folder must be there */
export async function writeEngineRecord(folder: string, record: EngineRecord): Promise<void> {
  const path = join(folder, nameOf(record.serverAddress));
  await writeFile(`${path}.new`, JSON.stringify(record), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

export async function removeEngineRecord(folder: string, serverAddress: string): Promise<void> {
  await rm(join(folder, nameOf(serverAddress)), { force: true });
}

/** All that are noted in a folder; what cannot be read is as if it were not there. */
export async function readEngineRecords(folder: string): Promise<EngineRecord[]> {
  const names = await readdir(folder).catch(() => []);
  const texts = await Promise.all(names.filter((name) => /^media-server-\d+\.json$/.test(name)).map((name) => readFile(join(folder, name), 'utf8').catch(() => '')));
  return texts.flatMap((text) => {
    try {
      return [EngineRecord.parse(JSON.parse(text))];
    } catch {
      return [];
    }
  });
}

const CONNECT_LIMIT_MS = 1000;

/** Whether anybody listens where a server was: if not, its media server is an orphan. */
export async function isListening(address: string): Promise<boolean> {
  const { hostname, port } = new URL(address);
  return new Promise((known) => {
    const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 80), timeout: CONNECT_LIMIT_MS });
    const tell = (listens: boolean): void => {
      socket.destroy();
      known(listens);
    };
    socket.once('connect', () => { tell(true); });
    // One that does not even refuse is there, and busy.
    socket.once('timeout', () => { tell(true); });
    socket.once('error', () => { tell(false); });
  });
}
