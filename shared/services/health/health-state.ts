import type { EpochMs } from '../../base/clock.js';
import { APPOINTMENT_OPENS_MINUTES, type ChosenConsent } from '../../contract/consents.js';
import type { Consents, Consultation, ConsultationTimes, HealthDesk } from '../../contract/consultations.js';
import type { CallView } from '../../telepresence/call-view.js';
import type { CallFailure } from '../../offline/api-client.js';

/** Something that is read from the server. */
type Read<Value> = { readonly kind: 'loading' } | { readonly kind: 'failed'; readonly failure: CallFailure } | { readonly kind: 'ready'; readonly value: Value };

export type HealthAction = { readonly kind: 'none' } | { readonly kind: 'sending' } | { readonly kind: 'refused'; readonly failure: CallFailure };

/** What one screen knows of consultations. Of a person only while they are signed in, in memory alone. */
export interface HealthState {
  readonly now: EpochMs;
  /** The server cannot be reached. */
  readonly offline: boolean;
  readonly desk: Read<HealthDesk>;
  /** Undefined while nobody is signed in. */
  readonly mine: Read<readonly Consultation[]> | undefined;
  readonly times: Read<ConsultationTimes>;
  /** What is being agreed to: a time, or now. */
  readonly wish: { readonly from: string | undefined };
  readonly consents: Consents;
  /** The consultation that this visit is about. */
  readonly currentId: string | undefined;
  readonly action: HealthAction;
  /** What the clinician wrote in the call; it is kept nowhere else. */
  readonly said: readonly string[];
  /** Whether the current consultation has been talked about on this screen. */
  readonly talked: boolean;
}

/** Everything is a choice: nothing but the talk is agreed to beforehand. */
export const NOTHING_AGREED: Consents = { identify: false, notes: false, summary: false, interpreter: false };

const MINUTE = 60_000;

export function findConsultation({ mine }: HealthState, id: string | undefined): Consultation | undefined {
  return mine?.kind === 'ready' ? mine.value.find((one) => one.id === id) : undefined;
}

/** Whether no clinician is on shift; while that is not known, one may be. */
export function isNobodyThere({ desk }: Pick<HealthState, 'desk'>): boolean {
  return desk.kind === 'ready' && desk.value.minutes === undefined;
}

/** Whether neither of the two has ended it. */
export function isUnderWay(consultation: Consultation | undefined): boolean {
  return consultation?.state === 'open' || consultation?.state === 'booked';
}

/** The next appointment that is not over. */
export function nextAppointment({ mine, now }: Pick<HealthState, 'mine' | 'now'>): Consultation | undefined {
  if (mine?.kind !== 'ready') return undefined;
  return mine.value.filter(({ state, to }) => state === 'booked' && to !== undefined && Date.parse(to) > now).sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''))[0];
}

/** When an appointment may be begun. */
export function opensAt({ from }: Consultation): EpochMs {
  return Date.parse(from ?? '') - APPOINTMENT_OPENS_MINUTES * MINUTE;
}

/** The summary of the latest consultation that has one. */
export function lastSummary({ mine }: Pick<HealthState, 'mine'>): Consultation | undefined {
  if (mine?.kind !== 'ready') return undefined;
  return mine.value.filter(({ summary }) => summary !== undefined).sort((a, b) => b.askedAt.localeCompare(a.askedAt))[0];
}

/** What staff have written in a call, in their own words. */
export function readSaid(view: Pick<CallView, 'chat' | 'call'>): readonly string[] {
  const staff = new Set(view.call?.members.filter(({ role }) => role === 'agent').map(({ id }) => id));
  return view.chat.flatMap(({ from, self, says }) => (!self && staff.has(from) && says.kind === 'text' ? [says.text] : []));
}

export function withConsent(consents: Consents, item: ChosenConsent, given: boolean): Consents {
  return { ...consents, [item]: given };
}
