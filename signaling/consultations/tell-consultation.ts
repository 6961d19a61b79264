import type { EpochMs } from '../../shared/base/clock.js';
import { assert } from '../../shared/base/result.js';
import type { ConsentItem } from '../../shared/contract/consents.js';
import { writeEvents, type NewEvent } from '../events/event-log.js';
import type { Transaction } from '../storage/database.js';

/** What is written down of a consultation: acts and readings, never what was said. */
export type Audited = 'asked' | 'joined' | 'opened' | 'notes-written' | 'notes-deleted' | 'summary-written' | 'earlier-summaries-read' | 'ended' | `given:${ConsentItem}` | `taken-back:${ConsentItem}`;

/** Writes down who did or read what. */
export async function audit(sql: Transaction, consultationId: string, personId: string, whats: readonly Audited[], now: EpochMs): Promise<void> {
  const rows = whats.map((what) => ({ consultationId, personId, what, at: new Date(now) }));
  if (rows.length > 0) await sql`insert into consultation_audit ${sql(rows, 'consultationId', 'personId', 'what', 'at')}`;
}

/** Counts up the version of a consultation that was changed in this transaction and tells its person, and the clinician who has it. */
export async function tellConsultation(sql: Transaction, consultationId: string, now: EpochMs): Promise<void> {
  const [row] = await sql<{ version: number; personId: string; attendedBy: string | null }[]>`
    update consultation set version = version + 1 where id = ${consultationId} returning version, person_id, attended_by`;
  assert(row, 'a consultation that was changed is there');
  const topics = [row.personId, ...row.attendedBy !== null && row.attendedBy !== row.personId ? [row.attendedBy] : []];
  await writeEvents(sql, topics.map((personId): NewEvent => (
    { topic: `person:${personId}`, kind: 'consultation-changed', at: new Date(now), data: { consultationId, version: row.version } })));
}
