import { createHash } from 'node:crypto';
import type { Secrets } from '../../storage/secrets.js';
import { LIVEKIT_VERSION } from './livekit-version.js';

/** Where a media server of ours listens, on 127.0.0.1. */
export interface LivekitPorts {
  /** TCP: signalling of screens, and our own requests. */
  readonly signal: number;
  /** UDP: all picture and sound. */
  readonly media: number;
}

export interface LivekitKey {
  readonly key: string;
  readonly secret: string;
}

/** The key of this installation's own media server; the same at each start, so that one left behind can be opened. */
export function deriveLivekitKey(secrets: Secrets): LivekitKey {
  return { key: `u-city-${secrets.seal('media-server-key', 'name').toString('hex').slice(0, 12)}`, secret: secrets.deriveKey('media-server').toString('hex') };
}

/**
 * The configuration of a media server for screens on this machine, or on its network: then picture and sound go by the address
 * there, and signalling still comes through us. Clients are told of no server elsewhere.
 * @param serverAddress where it calls back, such as `http://127.0.0.1:8080`
 * @param lanHost this machine's address on the network
 */
export function writeLivekitConfig(ports: LivekitPorts, key: string, serverAddress: string, lanHost?: string): object {
  const isLoopback = lanHost === undefined || lanHost.startsWith('127.');
  return {
    port: ports.signal,
    bind_addresses: ['127.0.0.1'],
    rtc: {
      udp_port: ports.media,
      // With a number, it would listen on all interfaces, whatever `bind_addresses` says.
      tcp_port: 0,
      use_external_ip: false,
      node_ip: lanHost ?? '127.0.0.1',
      enable_loopback_candidate: isLoopback,
      ips: { includes: [isLoopback ? '127.0.0.0/8' : `${lanHost}/32`] },
      // Without any, clients are sent to public STUN servers. Nobody listens here, and on one machine nobody has to.
      stun_servers: ['127.0.0.1:3478'],
    },
    // Rooms are made by us alone: otherwise an old token brings back a room that was closed.
    room: { auto_create: false },
    webhook: { api_key: key, urls: [`${serverAddress}/livekit`] },
    logging: { level: 'error' },
  };
}

/** What a media server is started with: all of it in its environment, so that no file holds the secret. It gets nothing else of ours. */
export function livekitEnvironment(config: object, { key, secret }: LivekitKey): NodeJS.ProcessEnv {
  // JSON is YAML too.
  return { PATH: process.env['PATH'], HOME: process.env['HOME'], LIVEKIT_CONFIG: JSON.stringify(config), LIVEKIT_KEYS: `${key}: ${secret}` };
}

/** Tells whether a running one was started as one would be started now; it says nothing of the secret. */
export function digestLivekit(config: object, { secret }: LivekitKey): string {
  return createHash('sha256').update(JSON.stringify([LIVEKIT_VERSION, config, secret])).digest('hex').slice(0, 32);
}
