import { createHash } from 'node:crypto';
import type { Clock } from '../../shared/base/clock.js';
import type { Queryable, Transaction } from '../storage/database.js';
import type { Secrets } from '../storage/secrets.js';

const GOOD_FOR_MS = 30_000;

export interface TicketClaims {
  readonly deviceId: string;
  readonly sessionId: string | undefined;
  readonly topics: readonly string[];
  readonly after: number | undefined;
}

/**
 * A ticket is derived from the device and the key of the request that asked for it, so a repeat gets the same one although
 * it is kept nowhere; the table knows its hash.
 */
export function deriveTicket(secrets: Secrets, deviceId: string, idempotencyKey: string): string {
  return secrets.seal('event-ticket', `${deviceId} ${idempotencyKey}`).toString('base64url');
}

/** Makes a ticket good, once, for 30 seconds. */
export async function issueTicket(transaction: Transaction, clock: Clock, ticket: string, claims: TicketClaims): Promise<void> {
  await transaction`
    insert into event_ticket (hash, device_id, session_id, topics, after_position, expires_at)
    values (${hashTicket(ticket)}, ${claims.deviceId}, ${claims.sessionId ?? null}, ${[...claims.topics]}, ${claims.after ?? null}, ${new Date(clock.now() + GOOD_FOR_MS)})`;
}

/** Uses a ticket up. `undefined` when it was used, is too old, or never was. */
export async function redeemTicket(sql: Queryable, clock: Clock, ticket: string): Promise<TicketClaims | undefined> {
  const [row] = await sql<{ deviceId: string; sessionId: string | null; topics: string[]; afterPosition: number | null; expiresAt: Date }[]>`
    delete from event_ticket where hash = ${hashTicket(ticket)} returning device_id, session_id, topics, after_position, expires_at`;
  if (!row || row.expiresAt.getTime() < clock.now()) return undefined;
  return { deviceId: row.deviceId, sessionId: row.sessionId ?? undefined, topics: row.topics, after: row.afterPosition ?? undefined };
}

function hashTicket(ticket: string): Buffer {
  return createHash('sha256').update(ticket).digest();
}
