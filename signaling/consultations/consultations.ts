import type { Clock, EpochMs } from '../../shared/base/clock.js';
import { assert, fail, succeed, type Result } from '../../shared/base/result.js';
import { readZoned, type LocalDay } from '../../shared/base/zoned-time.js';
import { APPOINTMENT_OPENS_MINUTES, CHOSEN_CONSENTS, type ChosenConsent } from '../../shared/contract/consents.js';
import type { Consents, Consultation, ConsultationFile, ConsultationTimes } from '../../shared/contract/consultations.js';
import type { CallActor } from '../calls/call-rows.js';
import { tellDesk } from '../calls/tell-call.js';
import type { City } from '../city/city.js';
import type { ProblemFailure } from '../http/problem.js';
import { isDatabaseError, type Queryable, type Transaction } from '../storage/database.js';
import { composeConsultation, lockConsultation, readConsultations, type ConsultationRow } from './consultation-rows.js';
import { listFreeTimes, type FreeTime } from './free-times.js';
import type { SealedTexts } from './sealed-text.js';
import { audit, tellConsultation } from './tell-consultation.js';

type Answer<Code extends ProblemFailure['code']> = Promise<Result<Consultation, ProblemFailure<Code>>>;
type SignedIn = CallActor & { readonly person: NonNullable<CallActor['person']> };

/** The SQLSTATE of a broken exclusion constraint. */
const EXCLUSION_VIOLATION = '23P01';
const MINUTE = 60_000;
const DAY = 86_400_000;
/** Waiting and talking together. */
const LONGEST_TALK_MS = 120 * MINUTE;

export interface ConsultationsParts {
  readonly city: City;
  readonly clock: Clock;
  readonly texts: SealedTexts;
}

export interface StartWish {
  readonly consultationId: string;
  readonly from?: string | undefined;
  readonly language: ConsultationFile['language'];
  readonly consents: Consents;
  readonly version: number;
}

/** What a person does with their consultations. Each method that changes something runs in the transaction of its request. */
export class Consultations {
  constructor(private readonly parts: ConsultationsParts) {}

  /** Those that are coming or open, and ended ones whose summary is kept. */
  async list(sql: Queryable, personId: string): Promise<Consultation[]> {
    const now = new Date(this.parts.clock.now());
    const rows = await readConsultations(sql, sql`
      person_id = ${personId} and forget_at > ${now} and (state = 'open' or state = 'booked' and upper(during) > ${now} or state = 'ended' and summary is not null)`);
    return rows.map((row) => composeConsultation(row, this.parts.texts));
  }

  /** One consultation as it is now; `undefined` when it is forgotten. */
  async read(sql: Queryable, consultationId: string): Promise<Consultation | undefined> {
    const [row] = await readConsultations(sql, sql`consultation.id = ${consultationId}`);
    return row && composeConsultation(row, this.parts.texts);
  }

  /** Free times of a day, by default of the first that has one; of several clinicians who have the same time one is offered. */
  async listTimes(sql: Queryable, wished: LocalDay | undefined): Promise<ConsultationTimes> {
    const { city, clock } = this.parts;
    const times = await listFreeTimes(sql, city, clock.now());
    const dayOf = ({ from }: FreeTime): LocalDay => readZoned(from, city.timeZone).day;
    const days = [...new Set(times.map(dayOf))];
    const day = wished ?? days[0] ?? readZoned(clock.now(), city.timeZone).day;
    const own = times.filter((time, index) => dayOf(time) === day && times.findIndex(({ from }) => from === time.from) === index);
    return { day, days, times: own.map(({ from, to, clinician }) => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString(), clinician })) };
  }

  /** The person agrees to a consultation: now, or at a time that some clinician has free. */
  async start(sql: Transaction, { device, person }: SignedIn, wish: StartWish): Answer<'time-invalid' | 'consultation-time-taken' | 'person-busy' | 'not-allowed'> {
    const { clock } = this.parts;
    const now = clock.now();
    // Ids are made on devices: one that exists already under another idempotency key is not this request.
    const [known] = await sql`select 1 from consultation where id = ${wish.consultationId}`;
    if (known) return fail({ code: 'not-allowed' });
    const centerId = device.profile.centerId ?? null;
    const insert = (inner: Queryable, time: FreeTime | undefined) => inner`
      insert into consultation (id, person_id, state, clinician_id, during, language, center_id, asked_at, forget_at)
      values (${wish.consultationId}, ${person.personId}, ${time ? 'booked' : 'open'}, ${time?.clinicianId ?? null},
        ${time ? inner`tstzrange(${new Date(time.from)}, ${new Date(time.to)})` : null}, ${wish.language}, ${centerId}, ${new Date(now)}, ${new Date((time?.to ?? now) + DAY)})`;
    if (wish.from === undefined) {
      // Who asks again has turned back before, on this screen or another.
      await this.#endEarlier(sql, person.personId, now);
      await insert(sql, undefined);
    } else {
      const booked = await this.#book(sql, Date.parse(wish.from), (inner, time) => insert(inner, time));
      if (!booked.ok) return booked;
    }
    const given = new Set<string>(['talk', ...CHOSEN_CONSENTS.filter((item) => wish.consents[item])]);
    const consents = (['talk', ...CHOSEN_CONSENTS] as const).map((item) => ({ consultationId: wish.consultationId, item, given: given.has(item), version: wish.version, language: wish.language, at: new Date(now) }));
    await sql`insert into consultation_consent ${sql(consents, 'consultationId', 'item', 'given', 'version', 'language', 'at')}`;
    await audit(sql, wish.consultationId, person.personId, ['asked', ...(['talk', ...CHOSEN_CONSENTS] as const).filter((item) => given.has(item)).map((item) => `given:${item}` as const)], now);
    await this.#tell(sql, wish.consultationId, now);
    return this.#readChanged(sql, wish.consultationId);
  }

  /** The call that this person has started on this screen is that of the consultation. */
  async join(sql: Transaction, { device, person }: SignedIn, consultationId: string, callId: string): Answer<'not-found' | 'consultation-over' | 'time-invalid' | 'call-over'> {
    const now = this.parts.clock.now();
    const found = await this.#lockOwn(sql, consultationId, person.personId);
    if (!found.ok) return found;
    const { startsAt } = found.value;
    if (startsAt && now < startsAt.getTime() - APPOINTMENT_OPENS_MINUTES * MINUTE) return fail({ code: 'time-invalid' });
    const [call] = await sql`
      select 1 from call join call_member on call_id = call.id
      where call.id = ${callId} and desk = 'health' and call.state in ('queued', 'active') and role = 'caller' and device_id = ${device.deviceId} and session_id = ${person.sessionId}
      for update of call`;
    const [other] = await sql`select 1 from consultation where call_id = ${callId} and id <> ${consultationId}`;
    if (!call || other) return fail({ code: 'call-over' });
    await sql`update consultation set state = 'open', call_id = ${callId}, forget_at = ${new Date(now + DAY)} where id = ${consultationId}`;
    // Whoever waits or talks on a panel is not sent away by the longest time of a visit; its idle limit stays.
    await sql`update session set ends_at = greatest(ends_at, ${new Date(now + LONGEST_TALK_MS)}) where id = ${person.sessionId}`;
    await audit(sql, consultationId, person.personId, ['joined'], now);
    await this.#tell(sql, consultationId, now);
    return this.#readChanged(sql, consultationId);
  }

  /** Agrees to something more, or takes it back: what it covered is deleted with it. */
  async changeConsent(sql: Transaction, personId: string, consultationId: string, { item, given, version, language }: { readonly item: ChosenConsent; readonly given: boolean; readonly version: number; readonly language: string }): Answer<'not-found' | 'consultation-over'> {
    const now = this.parts.clock.now();
    const found = await this.#lockOwn(sql, consultationId, personId);
    if (!found.ok) return found;
    await sql`
      update consultation_consent set given = ${given}, version = ${version}, language = ${language}, at = ${new Date(now)} where consultation_id = ${consultationId} and item = ${item}`;
    if (!given && item === 'notes') await sql`update consultation set notes = null where id = ${consultationId}`;
    if (!given && item === 'summary') await sql`update consultation set summary = null where id = ${consultationId}`;
    await audit(sql, consultationId, personId, [given ? `given:${item}` : `taken-back:${item}`], now);
    await this.#tell(sql, consultationId, now);
    return this.#readChanged(sql, consultationId);
  }

  /** Ends a consultation that is open, or gives an appointment back; its person may, and the clinician who has it. */
  async end(sql: Transaction, personId: string, consultationId: string): Answer<'not-found' | 'consultation-over'> {
    const row = await lockConsultation(sql, sql`id = ${consultationId} and (person_id = ${personId} or attended_by = ${personId})`);
    if (!row) return fail({ code: 'not-found' });
    if (row.state === 'ended' || row.state === 'cancelled') return fail({ code: 'consultation-over' });
    await this.#endOne(sql, row, personId, this.parts.clock.now());
    return this.#readChanged(sql, consultationId);
  }

  async #readChanged(sql: Transaction, consultationId: string): Promise<Result<Consultation, never>> {
    const consultation = await this.read(sql, consultationId);
    assert(consultation, 'a consultation that was changed is there');
    return succeed(consultation);
  }

  async #endEarlier(sql: Transaction, personId: string, now: EpochMs): Promise<void> {
    const row = await lockConsultation(sql, sql`person_id = ${personId} and during is null and state = 'open'`);
    if (row) await this.#endOne(sql, row, personId, now);
  }

  /** What is kept is kept as long as the city sets; of a consultation of which nothing is, the row goes after a day. */
  async #endOne(sql: Transaction, row: ConsultationRow, by: string, now: EpochMs): Promise<void> {
    const isKept = row.notes !== null || row.summary !== null;
    const forgetAt = new Date(now + (isKept ? this.parts.city.settings.consultationKeptDays : 1) * DAY);
    await sql`
      update consultation set state = ${row.state === 'booked' ? 'cancelled' : 'ended'}, ended_at = ${new Date(now)}, forget_at = ${forgetAt} where id = ${row.id}`;
    await audit(sql, row.id, by, ['ended'], now);
    await this.#tell(sql, row.id, now);
  }

  /** Takes the time with the first clinician who has it; of two who want the same the database lets one have it. */
  async #book(sql: Transaction, from: EpochMs, insert: (inner: Queryable, time: FreeTime) => Promise<unknown>): Promise<Result<void, ProblemFailure<'time-invalid' | 'consultation-time-taken' | 'person-busy'>>> {
    const { city, clock } = this.parts;
    const now = clock.now();
    if (from < now || from > now + city.settings.bookingHorizonDays * DAY) return fail({ code: 'time-invalid' });
    for (const time of (await listFreeTimes(sql, city, now)).filter((one) => one.from === from)) {
      try {
        await sql.savepoint((inner) => insert(inner, time));
        return succeed(undefined);
      } catch (error) {
        if (isDatabaseError(error, EXCLUSION_VIOLATION, 'one_appointment_per_person')) return fail({ code: 'person-busy' });
        if (!isDatabaseError(error, EXCLUSION_VIOLATION, 'one_appointment_per_clinician')) throw error;
      }
    }
    return fail({ code: 'consultation-time-taken' });
  }

  /** Locks a consultation of this person that is not over; nobody learns whether another's exists. */
  async #lockOwn(sql: Transaction, consultationId: string, personId: string): Promise<Result<ConsultationRow, ProblemFailure<'not-found' | 'consultation-over'>>> {
    const row = await lockConsultation(sql, sql`id = ${consultationId} and person_id = ${personId}`);
    if (!row) return fail({ code: 'not-found' });
    return row.state === 'ended' || row.state === 'cancelled' ? fail({ code: 'consultation-over' }) : succeed(row);
  }

  async #tell(sql: Transaction, consultationId: string, now: EpochMs): Promise<void> {
    await tellConsultation(sql, consultationId, now);
    await tellDesk(sql, 'health', now);
  }
}
