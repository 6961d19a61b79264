import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import { LIVEKIT_VERSION } from '../calls/engine/livekit-version.js';
import type { Ending } from './test-database.js';

/** A stand-in for the page of LiveKit's releases, whose archive holds a script that says which version it is. */
export interface ReleasePage {
  readonly address: string;
  readonly asked: readonly string[];
}

async function makeArchive(version: string): Promise<Buffer> {
  const archive = pack();
  archive.entry({ name: 'LICENSE' }, 'words');
  archive.entry({ name: 'livekit-server', mode: 0o755 }, `#!/bin/sh\necho "livekit-server version ${version}"\n`);
  archive.finalize();
  const parts: Buffer[] = [];
  for await (const part of archive.pipe(createGzip())) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** @param change what is wrong with it: its checksum, its length, the version inside, or an archive that is not listed */
export async function openReleasePage(t: Ending, change: { readonly wrongSum?: boolean; readonly cutOff?: boolean; readonly version?: string } = {}): Promise<ReleasePage> {
  const archive = await makeArchive(change.version ?? LIVEKIT_VERSION);
  const sum = createHash('sha256').update(change.wrongSum ? 'another file' : archive).digest('hex');
  const asked: string[] = [];
  const sendCut = (reply: ServerResponse): void => {
    reply.writeHead(200, { 'content-length': archive.length });
    reply.write(archive.subarray(0, archive.length / 2), () => { reply.destroy(); });
  };
  const server = createServer((request, reply) => {
    asked.push(request.url ?? '');
    if (request.url === `/v${LIVEKIT_VERSION}/checksums.txt`) reply.end(`${'0'.repeat(64)}  livekit_${LIVEKIT_VERSION}_windows_amd64.zip\n${sum}  livekit_${LIVEKIT_VERSION}_linux_amd64.tar.gz\n`);
    else if (request.url !== `/v${LIVEKIT_VERSION}/livekit_${LIVEKIT_VERSION}_linux_amd64.tar.gz`) reply.writeHead(404).end();
    else if (change.cutOff) sendCut(reply);
    else reply.writeHead(200, { 'content-length': archive.length }).end(archive);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const bound = server.address();
  if (typeof bound !== 'object' || bound === null) throw new Error('The page has no address.');
  return { address: `http://127.0.0.1:${String(bound.port)}`, asked };
}
