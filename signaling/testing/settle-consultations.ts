import { randomUUID } from 'node:crypto';
import { assert } from '../../shared/base/result.js';
import type { RouteName } from '../../shared/contract/addresses.js';
import { startCall } from './call-people.js';
import { ALL_CONSENTS, askConsultation } from './consultation-people.js';
import type { CallWords } from './settle-calls.js';
import type { TestApp } from './test-app.js';
import type { TestCard, TestScreen } from './test-server.js';

/** The ids of consultations: of the asker, and last of another person. */
export type ConsultationIds = readonly string[];

/** What only clinicians may ask. For everything else the asker is none, or calls to the clinicians would be theirs to answer. */
const FOR_CLINICIANS: readonly RouteName[] = ['listAppointments', 'openConsultation', 'writeNotes', 'writeSummary'];

interface Asker {
  readonly screen: TestScreen;
  readonly card: TestCard;
}

/**
 * Forgets all consultations and gives the asker one of their own that they also attend as a clinician, in the call at hand; or, to be
 * joined, a call to the clinicians in place of that. Beside it another person has one that is none of theirs.
 */
export async function settleConsultations({ city }: TestApp, route: RouteName, calls: CallWords, { asker, other }: { readonly asker: Asker; readonly other: Asker }): Promise<{ readonly calls: CallWords; readonly ids: ConsultationIds }> {
  const { database } = city.services;
  await database`delete from consultation`;
  await database`delete from staff where person_id = ${asker.card.personId} and desk = 'health'`;
  if (FOR_CLINICIANS.includes(route)) await database`insert into staff (person_id, desk) values (${asker.card.personId}, 'health')`;
  const own = await askConsultation(asker.screen);
  const foreign = await askConsultation(other.screen);
  assert(own.ok && foreign.ok, 'people can ask for a clinician');
  const ids = [own.value.id, own.value.id, foreign.value.id];
  if (route !== 'joinConsultation') {
    const [callId] = calls.callIds;
    await database`update consultation set call_id = ${callId ?? null}, attended_by = ${asker.card.personId}, attended_at = asked_at where id = ${own.value.id}`;
    return { calls, ids };
  }
  await database`delete from call where id = ${calls.callIds[0] ?? randomUUID()}`;
  const called = await startCall(asker.screen, { desk: 'health' });
  assert(called.ok, 'the clinicians can be called');
  return { calls: { ...calls, callIds: [called.value.id, called.value.id, ...calls.callIds.slice(-1)] }, ids };
}

/** Another person's consultation after all of it: still theirs, with what they agreed to. */
export async function isUntouched({ city }: TestApp, consultationId: string): Promise<boolean> {
  const rows = await city.services.database<{ item: string }[]>`
    select item from consultation join consultation_consent on consultation_id = consultation.id where consultation.id = ${consultationId} and state = 'open' and given and attended_by is null`;
  return rows.length === Object.keys(ALL_CONSENTS).length + 1;
}
