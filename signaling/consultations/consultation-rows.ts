import type { z } from 'zod';
import { CONSENT_VERSION } from '../../shared/contract/consents.js';
import { ConsultationSummary, type Consents, type Consultation, type ConsultationFile } from '../../shared/contract/consultations.js';
import type { Queryable, SqlPart } from '../storage/database.js';
import type { SealedTexts } from './sealed-text.js';

/** A consultation as the database keeps it, with what its person has agreed to. */
export interface ConsultationRow {
  readonly id: string;
  readonly version: number;
  readonly personId: string;
  readonly state: Consultation['state'];
  readonly clinicianId: string | null;
  readonly clinicianName: string | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly language: ConsultationFile['language'];
  readonly centerId: string | null;
  readonly callId: string | null;
  readonly attendedBy: string | null;
  readonly askedAt: Date;
  readonly attendedAt: Date | null;
  readonly endedAt: Date | null;
  readonly notes: Buffer | null;
  readonly summary: Buffer | null;
  readonly given: readonly string[];
  readonly consentVersion: number | null;
}

/** Reads consultations, in the order in which they were asked for. */
export async function readConsultations(sql: Queryable, where: SqlPart): Promise<ConsultationRow[]> {
  return sql<ConsultationRow[]>`
    select consultation.id, consultation.version, person_id, state, clinician_id, display_name as clinician_name, lower(during) as starts_at, upper(during) as ends_at,
      language, center_id, call_id, attended_by, asked_at, attended_at, ended_at, notes, summary,
      array(select item from consultation_consent where consultation_id = consultation.id and given) as given,
      (select max(consultation_consent.version) from consultation_consent where consultation_id = consultation.id) as consent_version
    from consultation left join person on person.id = clinician_id where ${where} order by asked_at, consultation.id`;
}

/** Reads and locks one: whoever changes it meanwhile comes before or after, not between. */
export async function lockConsultation(sql: Queryable, where: SqlPart): Promise<ConsultationRow | undefined> {
  const [locked] = await sql<{ id: string }[]>`select id from consultation where ${where} for update`;
  if (!locked) return undefined;
  const [row] = await readConsultations(sql, sql`consultation.id = ${locked.id}`);
  return row;
}

/** What somebody has agreed to of whom nothing is known. */
export const NOTHING_GIVEN = { identify: false, notes: false, summary: false, interpreter: false, version: CONSENT_VERSION } as const;

export function readConsents({ given, consentVersion }: ConsultationRow): Consents & { readonly version: number } {
  const has = (item: keyof Consents): boolean => given.includes(item);
  return { identify: has('identify'), notes: has('notes'), summary: has('summary'), interpreter: has('interpreter'), version: consentVersion ?? CONSENT_VERSION };
}

/** The summary that lies in a row; one that consent covers no more is not there. */
export function openSummary(texts: SealedTexts, { id, summary }: Pick<ConsultationRow, 'id' | 'summary'>): z.infer<typeof ConsultationSummary> | undefined {
  return summary ? ConsultationSummary.parse(JSON.parse(texts.open({ consultationId: id, column: 'summary' }, summary))) : undefined;
}

/** As its own person sees it. */
export function composeConsultation(row: ConsultationRow, texts: SealedTexts): Consultation {
  const summary = openSummary(texts, row);
  return {
    id: row.id, version: row.version, kind: row.startsAt ? 'appointment' : 'walk-in', state: row.state,
    ...row.startsAt && { from: row.startsAt.toISOString() }, ...row.endsAt && { to: row.endsAt.toISOString() }, ...row.clinicianName !== null && { clinician: row.clinicianName },
    consents: readConsents(row), askedAt: row.askedAt.toISOString(), ...row.endedAt && { endedAt: row.endedAt.toISOString() }, attended: row.attendedAt !== null,
    ...summary && { summary },
  };
}

/** One that is forgotten, for a repeat of what was asked about it: that it is over is all there is. */
export function composeForgotten({ id, kind, askedAt }: Pick<Consultation, 'id' | 'kind' | 'askedAt'>): Consultation {
  return { id, kind, askedAt, version: 1, state: 'ended', consents: NOTHING_GIVEN, endedAt: askedAt, attended: false };
}
