import type { EpochMs } from '../base/clock.js';
import type { Availability } from '../contract/city.js';
import type { RouteName } from '../contract/addresses.js';
import type { RouteInput, RouteReply } from '../contract/routes.js';

/** A public reply and when it came. */
export interface KeptReply {
  readonly at: EpochMs;
  readonly reply: unknown;
}

/** Keeps public replies by a key and gives them back; tests hand in one that keeps them in memory. */
export interface PublicStore {
  read(key: string): Promise<KeptReply | undefined>;
  write(key: string, kept: KeptReply): Promise<void>;
}

/** The newest list of what is free answers a question about a time this near to its own: better old figures, shown with their age, than none. */
const NEAR_MS = 3 * 3_600_000;

type Key<Name extends RouteName> = (input: RouteInput<Name>) => string;

/**
 * The replies that may be kept on a public screen: what anybody may know of the city. A route that is not listed here is never
 * written to disk.
 */
const KEYS: { readonly [Name in RouteName]?: Key<Name> } = {
  readCity: () => '', readMap: () => '', listCenters: () => '', readCardKeys: () => '', readSealKey: () => '', readAvailability: () => '',
  readCenter: ({ params }) => params.centerId,
  readOccupancy: ({ params, query }) => `${params.centerId} ${query.day}`,
};

/** Remembers what the server said of the city, so that a screen that is cut off can still show it, with its age. */
export class PublicCache {
  constructor(private readonly store: PublicStore, private readonly now: () => EpochMs) {}

  /** Keeps a reply, if it is public. A store that fails costs nothing but the memory. */
  async keep<Name extends RouteName>(name: Name, input: RouteInput<Name>, reply: RouteReply<Name>): Promise<void> {
    const key = findKey(name, input);
    if (key !== undefined) await this.store.write(key, { at: this.now(), reply }).catch(() => undefined);
  }

  /** The last reply to the same question; figures that change say of themselves that they are old. */
  async recall<Name extends RouteName>(name: Name, input: RouteInput<Name>): Promise<RouteReply<Name> | undefined> {
    const key = findKey(name, input);
    const kept = key === undefined ? undefined : await this.store.read(key).catch(() => undefined);
    if (!kept) return undefined;
    const reply = kept.reply as RouteReply<Name>;
    if (name === 'readAvailability' && !isNear(reply as Availability, (input as RouteInput<'readAvailability'>).query)) return undefined;
    return ageTruth(reply);
  }
}

function findKey<Name extends RouteName>(name: Name, input: RouteInput<Name>): string | undefined {
  const key = KEYS[name] as Key<Name> | undefined;
  return key && `${name} ${key(input)}`;
}

function isNear(kept: Availability, asked: { readonly from: string }): boolean {
  return Math.abs(Date.parse(kept.from) - Date.parse(asked.from)) < NEAR_MS;
}

function ageTruth<Reply>(reply: Reply): Reply {
  if (typeof reply !== 'object' || reply === null || !('truth' in reply) || typeof reply.truth !== 'object') return reply;
  return { ...reply, truth: { ...reply.truth, state: 'old' } };
}
