import { networkInterfaces } from 'node:os';
import type { Config } from '../config.js';
import { secretFolder } from '../storage/secrets.js';
import { pickLanAddress } from './lan-address.js';
import { certifyServer, openLocalAuthority, type Certified } from './local-authority.js';

/** What it takes to serve devices on the same network. */
export interface PreparedLan {
  /** Of this machine on the network. */
  readonly host: string;
  /** By HTTPS, for everything; 0 takes a free one. */
  readonly port: number;
  readonly authority: Certified;
  /** For `host`, of the authority. */
  readonly certified: Certified;
}

/**
 * Finds this machine's address on the network and makes its certificate, which takes a moment: before the server listens, so that
 * who finds it ready finds all of it.
 * @throws with words when the machine is on no network
 */
export async function prepareLan({ host: wanted, port }: NonNullable<Config['lan']>, dataFolder: string, city: string, now: number): Promise<PreparedLan> {
  const host = wanted === 'on' ? pickLanAddress(networkInterfaces()) : wanted;
  if (host === undefined) throw new Error('This machine has no address on a private network. Connect it to one, or name its address: npm start -- --lan=192.168.1.5');
  const authority = await openLocalAuthority(secretFolder(dataFolder), city, now);
  return { host, port, authority, certified: await certifyServer(authority, host, now) };
}
