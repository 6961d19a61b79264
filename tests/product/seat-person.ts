import { makeId } from '../../shared/base/ids.js';
import type { InstallProfile } from '../../shared/contract/identity.js';
import { enterPerson, issueCard } from '../../signaling/identity/issue-card.js';
import type { Database } from '../../signaling/storage/database.js';
import { call } from './api.js';
import type { Product } from './server.js';

const DAY_MS = 86_400_000;
const TELEVISION: InstallProfile = { channel: 'tv', checksIn: false, diagonalInch: 55, widthPx: 1920, heightPx: 1080, lowerEdgeCm: 60, languages: ['en'] };

/** What a screen shows with each request. */
export interface SeatedScreen {
  readonly deviceToken: string;
  readonly sessionToken: string;
}

/** A television on which a new person has signed in with card number and PIN. */
export async function seatPerson(server: string, database: Database): Promise<SeatedScreen & { readonly personId: string }> {
  const now = Date.now();
  const personId = await enterPerson(database, 'Kim Ji-woo', true, new Date(now));
  const { number, pin } = await issueCard(database, { personId, validFrom: new Date(now - DAY_MS), validTo: new Date(now + DAY_MS) });
  const { deviceToken } = await call(server, 'enrolDevice', { body: { deviceId: makeId(), profile: TELEVISION } });
  const { token } = await call(server, 'openSession', { body: { card: { number }, pin } }, { deviceToken });
  return { deviceToken, sessionToken: token, personId };
}

/** Seats of a center that never closes. */
export async function listSeats({ address, openCenters: [centerId] }: Pick<Product, 'address' | 'openCenters'>, count: number): Promise<string[]> {
  const { floors } = await call(address, 'readCenter', { params: { centerId } });
  return floors.flatMap((floor) => floor.spaces).filter((space) => space.kind === 'seat' && !space.outOfOrder).slice(0, count).map(({ id }) => id);
}
