import type { Clock, EpochMs } from '../../shared/base/clock.js';
import { assert, fail, succeed, type Result } from '../../shared/base/result.js';
import { addDays, readZoned, toInstant } from '../../shared/base/zoned-time.js';
import type { AppointmentList, ConsultationFile, ConsultationSummary } from '../../shared/contract/consultations.js';
import type { CallActor } from '../calls/call-rows.js';
import { isStaff } from '../calls/staff.js';
import type { City } from '../city/city.js';
import { readPosition } from '../events/event-log.js';
import type { ProblemFailure } from '../http/problem.js';
import type { Queryable, Transaction } from '../storage/database.js';
import { lockConsultation, NOTHING_GIVEN, openSummary, readConsents, readConsultations, type ConsultationRow } from './consultation-rows.js';
import type { SealedTexts } from './sealed-text.js';
import { audit, tellConsultation, type Audited } from './tell-consultation.js';

type Answer<Code extends ProblemFailure['code']> = Promise<Result<ConsultationFile, ProblemFailure<Code>>>;
type SignedIn = CallActor & { readonly person: NonNullable<CallActor['person']> };

const DAY = 86_400_000;
/** So many earlier summaries are shown. */
const EARLIER = 3;

export interface ClinicianWorkParts {
  readonly city: City;
  readonly clock: Clock;
  readonly texts: SealedTexts;
}

/** What clinicians do with the consultations of those whose call they have answered. Each method runs in the transaction of its request. */
export class ClinicianWork {
  constructor(private readonly parts: ClinicianWorkParts) {}

  /** The day's appointments that nobody has begun. */
  async listAppointments(sql: Queryable, personId: string): Promise<AppointmentList['appointments']> {
    const { city, clock } = this.parts;
    const now = clock.now();
    const midnight = toInstant(addDays(readZoned(now, city.timeZone).day, 1), '00:00', city.timeZone);
    const rows = await readConsultations(sql, sql`state = 'booked' and during && tstzrange(${new Date(now)}, ${new Date(midnight)})`);
    return rows.flatMap(({ id, startsAt, endsAt, language, clinicianId }) => (startsAt && endsAt
      ? [{ id, from: startsAt.toISOString(), to: endsAt.toISOString(), language, own: clinicianId === personId }] : []))
      .sort((a, b) => a.from.localeCompare(b.from));
  }

  /**
   * The consultation of a call. It is theirs who is in the call as staff of the clinicians' desk, and stays theirs after the call
   * until it is ended, or another clinician has the call.
   */
  async open(sql: Transaction, { device, person }: SignedIn, callId: string): Answer<'not-found' | 'consultation-over' | 'not-allowed'> {
    if (!await isStaff(sql, person.personId, 'health')) return fail({ code: 'not-allowed' });
    const now = this.parts.clock.now();
    const row = await lockConsultation(sql, sql`call_id = ${callId}`);
    const [inCall] = await sql`
      select 1 from call_member where call_id = ${callId} and role = 'agent' and state = 'in-call' and device_id = ${device.deviceId} and session_id = ${person.sessionId}`;
    if (!row || (!inCall && row.attendedBy !== person.personId)) return fail({ code: 'not-found' });
    if (row.state !== 'open') return fail({ code: 'consultation-over' });
    if (row.attendedBy !== person.personId) {
      await sql`update consultation set attended_by = ${person.personId}, attended_at = coalesce(attended_at, ${new Date(now)}) where id = ${row.id}`;
      await tellConsultation(sql, row.id, now);
    }
    const file = await this.#readFile(sql, row.id);
    const read: Audited[] = ['opened', ...file.before.length > 0 ? ['earlier-summaries-read' as const] : []];
    await audit(sql, row.id, person.personId, read, now);
    return succeed(file);
  }

  /** Keeps notes in place of those that were there; nothing is kept that the person has not agreed to. */
  async writeNotes(sql: Transaction, personId: string, consultationId: string, text: string): Answer<'not-found' | 'consultation-over' | 'consent-missing'> {
    const found = await this.#lockAttended(sql, personId, consultationId, 'notes');
    if (!found.ok) return found;
    const now = this.parts.clock.now();
    const sealed = text === '' ? null : this.parts.texts.seal({ consultationId, column: 'notes' }, text);
    await sql`update consultation set notes = ${sealed} where id = ${consultationId}`;
    return this.#tellWritten(sql, personId, consultationId, text === '' ? 'notes-deleted' : 'notes-written', now);
  }

  /** Keeps a summary for the person, who sees it at once. */
  async writeSummary(sql: Transaction, personId: string, consultationId: string, summary: ConsultationSummary): Answer<'not-found' | 'consultation-over' | 'consent-missing'> {
    const found = await this.#lockAttended(sql, personId, consultationId, 'summary');
    if (!found.ok) return found;
    await sql`update consultation set summary = ${this.parts.texts.seal({ consultationId, column: 'summary' }, JSON.stringify(summary))} where id = ${consultationId}`;
    return this.#tellWritten(sql, personId, consultationId, 'summary-written', this.parts.clock.now());
  }

  /** Whether staff may bring somebody else into a call: not into a consultation whose person has not agreed to an interpreter. */
  async mayInvite(sql: Queryable, callId: string): Promise<boolean> {
    const [refused] = await sql`
      select 1 from consultation where call_id = ${callId}
        and not exists (select 1 from consultation_consent where consultation_id = consultation.id and item = 'interpreter' and given)`;
    return !refused;
  }

  /** What a repeat is answered of a file: as it is now while the clinician has it, and closed, with nothing in it, afterwards. */
  async recall(sql: Queryable, personId: string, kept: Pick<ConsultationFile, 'id' | 'kind' | 'language'>): Promise<ConsultationFile> {
    const [row] = await sql`select 1 from consultation where id = ${kept.id} and attended_by = ${personId} and state = 'open'`;
    if (row) return this.#readFile(sql, kept.id);
    const { id, kind, language } = kept;
    return { event: await readPosition(sql), id, kind, language, version: 1, state: 'ended', consents: NOTHING_GIVEN, before: [] };
  }

  async #readFile(sql: Queryable, consultationId: string): Promise<ConsultationFile> {
    const { texts } = this.parts;
    const [row] = await readConsultations(sql, sql`consultation.id = ${consultationId}`);
    assert(row, 'a consultation that somebody has is there');
    const consents = readConsents(row);
    const [known] = await sql<{ displayName: string; digits: string | null }[]>`
      select display_name, (select right(number, 4) from card where person_id = person.id and state = 'active' order by valid_to desc limit 1) as digits from person where id = ${row.personId}`;
    const summary = openSummary(texts, row);
    const before = await readConsultations(sql, sql`person_id = ${row.personId} and consultation.id <> ${consultationId} and state = 'ended' and summary is not null and forget_at > ${new Date(this.parts.clock.now())}`);
    return {
      event: await readPosition(sql),
      id: row.id, version: row.version, kind: row.startsAt ? 'appointment' : 'walk-in', state: row.state, ...row.startsAt && { from: row.startsAt.toISOString() },
      language: row.language, ...row.centerId !== null && { centerId: row.centerId }, consents,
      ...known && consents.identify && { name: known.displayName }, ...typeof known?.digits === 'string' && { cardDigits: known.digits },
      ...row.notes && { notes: texts.open({ consultationId, column: 'notes' }, row.notes) }, ...summary && { summary },
      before: before.reverse().slice(0, EARLIER).flatMap((one) => {
        const kept = openSummary(texts, one);
        return kept ? [{ at: (one.endedAt ?? one.askedAt).toISOString(), summary: kept }] : [];
      }),
    };
  }

  async #tellWritten(sql: Transaction, personId: string, consultationId: string, what: Audited, now: EpochMs): Promise<Result<ConsultationFile, never>> {
    // From the first word that is kept on, it is kept as long as the city sets, whether or not somebody ends it.
    await sql`update consultation set forget_at = ${new Date(now + this.parts.city.settings.consultationKeptDays * DAY)} where id = ${consultationId}`;
    await audit(sql, consultationId, personId, [what], now);
    await tellConsultation(sql, consultationId, now);
    return succeed(await this.#readFile(sql, consultationId));
  }

  async #lockAttended(sql: Transaction, personId: string, consultationId: string, item: 'notes' | 'summary'): Promise<Result<ConsultationRow, ProblemFailure<'not-found' | 'consultation-over' | 'consent-missing'>>> {
    const row = await lockConsultation(sql, sql`id = ${consultationId} and attended_by = ${personId}`);
    if (!row || !await isStaff(sql, personId, 'health')) return fail({ code: 'not-found' });
    if (row.state !== 'open') return fail({ code: 'consultation-over' });
    return readConsents(row)[item] ? succeed(row) : fail({ code: 'consent-missing' });
  }
}
