import { randomUUID } from 'node:crypto';
import { assert } from '../../shared/base/result.js';
import { CONSENT_VERSION } from '../../shared/contract/consents.js';
import type { Consents, ConsultationFile } from '../../shared/contract/consultations.js';
import { seatStaff, startCall } from './call-people.js';
import type { TestCard, TestReply, TestScreen, TestServer } from './test-server.js';

export const ALL_CONSENTS: Consents = { identify: true, notes: true, summary: true, interpreter: true };
export const ONLY_TALK: Consents = { identify: false, notes: false, summary: false, interpreter: false };

/** A person at a center's panel, signed in. */
export async function seatPatient(server: TestServer, name = 'Marker Byun'): Promise<{ screen: TestScreen; card: TestCard }> {
  const card = await server.giveCard({ name });
  const screen = await server.enrol('alpha');
  await server.openSession(screen, card.personId);
  return { screen, card };
}

/** Agrees to a consultation: now, or at a time. */
export function askConsultation(screen: TestScreen, consents: Consents = ALL_CONSENTS, from?: string, consultationId: string = randomUUID()): Promise<TestReply<'startConsultation'>> {
  return screen.call('startConsultation', { body: { consultationId, ...from !== undefined && { from }, language: 'vi', talk: true, consents, version: CONSENT_VERSION } });
}

/** Calls the clinicians and says for which consultation. @returns the call's id */
export async function callForConsultation(screen: TestScreen, consultationId: string): Promise<string> {
  const call = await startCall(screen, { desk: 'health' });
  assert(call.ok, 'the clinicians can be called');
  const joined = await screen.call('joinConsultation', { params: { consultationId }, body: { callId: call.value.id } });
  assert(joined.ok, 'a call becomes that of a consultation');
  return call.value.id;
}

export interface OpenConsultation {
  readonly id: string;
  readonly callId: string;
  readonly file: ConsultationFile;
  readonly patient: TestScreen;
  readonly card: TestCard;
  readonly clinician: TestScreen;
}

/** A consultation that a clinician has opened, in their call. */
export async function openConsultation(server: TestServer, consents: Consents = ALL_CONSENTS): Promise<OpenConsultation> {
  const { screen: patient, card } = await seatPatient(server);
  const { screen: clinician } = await seatStaff(server, 'health', 'Clinician Han');
  const asked = await askConsultation(patient, consents);
  assert(asked.ok, 'a person can ask for a clinician');
  const callId = await callForConsultation(patient, asked.value.id);
  const answered = await clinician.call('answerCall', { params: { callId }, body: { language: 'ko' } });
  assert(answered.ok, 'a clinician can answer');
  const file = await clinician.call('openConsultation', { params: { callId }, body: {} });
  assert(file.ok, 'a clinician can open the consultation of their call');
  return { id: asked.value.id, callId, file: file.value, patient, card, clinician };
}
