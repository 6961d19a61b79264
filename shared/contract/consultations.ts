import { z } from 'zod';
import { CHOSEN_CONSENTS, NOTES_LIMIT, SUMMARY_LIMIT } from './consents.js';
import { Day, EventPosition, Id, Instant, LanguageCode, Slug } from './values.js';

/**
 * `booked` until its person begins it, `open` until one of the two ends it. A consultation outlives its calls: one that broke is
 * called again, and the clinician may write its summary after the call.
 */
export const CONSULTATION_STATES = ['booked', 'open', 'ended', 'cancelled'] as const;

/** What a person agrees to beside the talk itself, without which there is no consultation. */
export const Consents = z.strictObject({ identify: z.boolean(), notes: z.boolean(), summary: z.boolean(), interpreter: z.boolean() });
/** Of the wording that was shown. */
const WordingVersion = z.number().int().min(1).max(10_000);
const Consented = z.strictObject({ ...Consents.shape, version: WordingVersion });

export const ConsultationSummary = z.object({ text: z.string().max(SUMMARY_LIMIT), /** When to come back. */ nextOn: Day.optional() });

/** A consultation as its own person sees it. Notes are the clinician's and not in it. */
export const Consultation = z.object({
  id: Id, version: z.number().int().min(1), kind: z.enum(['walk-in', 'appointment']), state: z.enum(CONSULTATION_STATES),
  /** Of an appointment. */
  from: Instant.optional(), to: Instant.optional(), /** By what the clinician is called. */ clinician: z.string().optional(),
  consents: Consented, askedAt: Instant, endedAt: Instant.optional(),
  /** Whether a clinician has opened it. */
  attended: z.boolean(),
  /** Only where it is covered by consent. */
  summary: ConsultationSummary.optional(),
});
/** Those that are coming or open, and ended ones as long as their summary is kept. */
export const ConsultationList = z.object({ event: EventPosition, consultations: z.array(Consultation) });

/** How long somebody who asks for a clinician now will wait. `minutes` is an estimate, absent while no clinician is on shift. */
export const HealthDesk = z.object({ clinicians: z.number().int().min(0), waiting: z.number().int().min(0), minutes: z.number().int().min(0).optional(), simulated: z.boolean(), at: Instant });

export const ConsultationTimes = z.object({
  day: Day,
  times: z.array(z.object({ from: Instant, to: Instant, clinician: z.string() })),
  /** Days on which there is a free time, from today on, as far as can be booked. */
  days: z.array(Day),
});

/** Without `from` somebody who wants to be seen now. */
export const StartConsultationRequest = z.strictObject({
  consultationId: Id, from: Instant.optional(), language: LanguageCode, talk: z.literal(true), consents: Consents, version: WordingVersion,
});
export const ConsentRequest = z.strictObject({ item: z.enum(CHOSEN_CONSENTS), given: z.boolean(), version: WordingVersion, language: LanguageCode });
export const JoinConsultationRequest = z.strictObject({ callId: Id });
export const NotesRequest = z.strictObject({ /** Empty: nothing is to be kept. */ text: z.string().trim().max(NOTES_LIMIT) });
export const SummaryRequest = z.strictObject({ text: z.string().trim().min(1).max(SUMMARY_LIMIT), nextOn: Day.optional() });

/** A consultation as the clinician sees it who has it: of the person only what they agreed to, and the card's last digits. */
export const ConsultationFile = z.object({
  event: EventPosition,
  id: Id, version: z.number().int().min(1), kind: z.enum(['walk-in', 'appointment']), state: z.enum(CONSULTATION_STATES), from: Instant.optional(),
  language: LanguageCode, centerId: Slug.optional(), consents: Consented,
  name: z.string().optional(), cardDigits: z.string().regex(/^\d{4}$/).optional(),
  notes: z.string().optional(), summary: ConsultationSummary.optional(),
  /** Summaries of earlier consultations that the person had kept for this one, the latest first. */
  before: z.array(z.object({ at: Instant, summary: ConsultationSummary })),
});

/** Today's appointments at the desk that nobody has begun: when and in which language, no name. */
export const AppointmentList = z.object({
  event: EventPosition,
  appointments: z.array(z.object({ id: Id, from: Instant, to: Instant, language: LanguageCode, /** With whoever asks. */ own: z.boolean() })),
});

export type Consents = z.infer<typeof Consents>;
export type Consultation = z.infer<typeof Consultation>;
export type ConsultationFile = z.infer<typeof ConsultationFile>;
export type ConsultationSummary = z.infer<typeof ConsultationSummary>;
export type ConsultationTimes = z.infer<typeof ConsultationTimes>;
export type HealthDesk = z.infer<typeof HealthDesk>;
export type AppointmentList = z.infer<typeof AppointmentList>;
