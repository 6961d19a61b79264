import { beginTrial, isOutdated, noteOpening, noteStart, readRecord, type VersionRecord } from './version-record.js';

/**
 * The versions of one channel's shell as caches: one cache a version, and a record of which of them are good. Only the worker
 * in charge writes the record, so nothing is written by two.
 */
export class KeptVersions {
  /** The cache of the version that this worker came with. */
  readonly cacheName: string;
  readonly #prefix: string;
  readonly #version: string;
  readonly #recordName: string;
  #record: Promise<VersionRecord> | undefined;

  constructor(channel: string, version: string) {
    this.#prefix = `u-city-${channel}-`;
    this.#recordName = `${this.#prefix}record`;
    this.#version = version;
    this.cacheName = `${this.#prefix}${version}`;
  }

  /** This worker takes charge: its version is on trial. */
  async begin(): Promise<void> {
    await this.#change((record) => beginTrial(record, this.#version));
  }

  /** The page is opened: counts the try, then the version that is to answer does. */
  async open(): Promise<void> {
    await this.#change((record) => noteOpening(record, this.#version));
  }

  /**
   * The page of a version has started.
   * @param othersComing whether another worker is being installed or waits; its files are left alone
   * @returns whether the page is outdated
   */
  async confirm(version: string, othersComing: () => boolean): Promise<boolean> {
    await this.#change((record) => noteStart(record, version));
    const record = await this.#read();
    if (version === this.#version && record.started === version) await this.#dropOthers(othersComing);
    return isOutdated(record, this.#version, version);
  }

  async #dropOthers(othersComing: () => boolean): Promise<void> {
    // Listed before the question: a cache that comes after it is not in the list.
    const old = (await caches.keys()).filter((name) => name.startsWith(this.#prefix) && name !== this.#recordName && name !== this.cacheName);
    if (!othersComing()) await Promise.all(old.map((name) => caches.delete(name)));
  }

  /** A file of the version that the page was opened with, else of any other: an old page may still ask for its parts. */
  async find(address: string): Promise<Response | undefined> {
    const { open = this.#version } = await this.#read();
    const first = `${this.#prefix}${open}`;
    const found = await look(first, address);
    if (found) return found;
    const others = (await caches.keys()).filter((name) => name.startsWith(this.#prefix) && name !== this.#recordName && name !== first);
    for (const name of others) {
      const other = await look(name, address);
      if (other) return other;
    }
    return undefined;
  }

  #read(): Promise<VersionRecord> {
    this.#record ??= this.#fetchRecord();
    return this.#record;
  }

  async #fetchRecord(): Promise<VersionRecord> {
    const kept = await look(this.#recordName, '/record');
    return readRecord(await kept?.json().catch(() => undefined));
  }

  async #change(change: (record: VersionRecord) => VersionRecord): Promise<void> {
    const before = this.#read();
    // Later readers see the change at once, the disk a moment later.
    this.#record = before.then(change);
    const [old, record] = [await before, await this.#record];
    if (record !== old) await (await caches.open(this.#recordName)).put('/record', new Response(JSON.stringify(record)));
  }
}

/** Files whose names hold no hash are kept under their address and a revision: any revision in the version's cache is the right one. */
async function look(cacheName: string, address: string): Promise<Response | undefined> {
  // `has` first: opening makes a cache that does not exist.
  if (!(await caches.has(cacheName))) return undefined;
  const cache = await caches.open(cacheName);
  return (await cache.match(address)) ?? cache.match(address, { ignoreSearch: true });
}
