import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { CHOSEN_CONSENTS, CONSENT_VERSION, type ChosenConsent } from '../../shared/contract/consents.js';
import type { Consents } from '../../shared/contract/consultations.js';
import { cleanUp } from '../jobs/clean-up.js';
import { seatStaff } from '../testing/call-people.js';
import { askConsultation, callForConsultation, ONLY_TALK, openConsultation } from '../testing/consultation-people.js';
import { codeOf, TestServer, type TestScreen } from '../testing/test-server.js';

const DAY = 86_400_000;

const change = (screen: TestScreen, consultationId: string, item: ChosenConsent, given: boolean) =>
  screen.call('changeConsent', { params: { consultationId }, body: { item, given, version: CONSENT_VERSION, language: 'vi' } });

/** Every value of every table as text, so that what was stored in the clear somewhere is found wherever it is. */
async function readEverything({ services: { database } }: TestServer): Promise<string> {
  const tables = await database<{ tablename: string }[]>`select tablename from pg_tables where schemaname = 'public'`;
  const texts = await Promise.all(tables.map(async ({ tablename }) => {
    const rows = await database<{ line: string }[]>`select row_to_json(one)::text as line from ${database(tablename)} as one`;
    return rows.map(({ line }) => line).join('\n');
  }));
  const all = texts.join('\n');
  // Bytes are written in hexadecimal.
  return `${all}\n${[...all.matchAll(/\\\\x([0-9a-f]{2,})/g)].map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1')).join('\n')}`;
}

const NOTES = 'Marker-notes-7413';
const SUMMARY = 'Marker-summary-2298';

test('the database holds only what consent covers, and that sealed, whatever a person agrees to', async (t) => {
  const server = await TestServer.open(t);
  const { database } = server.services;
  for (let choice = 0; choice < 2 ** CHOSEN_CONSENTS.length; choice++) {
    const consents = Object.fromEntries(CHOSEN_CONSENTS.map((item, index) => [item, (choice & (1 << index)) !== 0])) as unknown as Consents;
    const said = `with ${CHOSEN_CONSENTS.filter((item) => consents[item]).join(', ') || 'talk alone'}`;
    const { id, callId, clinician, file } = await openConsultation(server, consents);
    assert.deepEqual(file.consents, { ...consents, version: CONSENT_VERSION });
    const notes = await clinician.call('writeNotes', { params: { consultationId: id }, body: { text: NOTES } });
    const summary = await clinician.call('writeSummary', { params: { consultationId: id }, body: { text: SUMMARY } });
    assert.deepEqual([codeOf(notes), codeOf(summary)], [consents.notes ? 'ok' : 'consent-missing', consents.summary ? 'ok' : 'consent-missing'], said);
    await clinician.call('hangUp', { params: { callId }, body: {} });
    await clinician.call('endConsultation', { params: { consultationId: id }, body: {} });
    const [row] = await database<{ notes: Buffer | null; summary: Buffer | null }[]>`select notes, summary from consultation where id = ${id}`;
    assert.deepEqual([row?.notes !== null, row?.summary !== null], [consents.notes, consents.summary], said);
    const everything = await readEverything(server);
    for (const marker of [NOTES, SUMMARY]) assert.ok(!everything.includes(marker), `${marker} lies in the clear ${said}`);
  }
  // The search itself finds what lies there, as text and as bytes.
  await database`insert into setting (name, value) values ('note', ${database.json(NOTES)})`;
  await database`update consultation set summary = ${Buffer.from(SUMMARY)} where id in (select id from consultation limit 1)`;
  const found = await readEverything(server);
  assert.ok(found.includes(NOTES) && found.includes(SUMMARY));
});

test('what consent covered is deleted with it, also from what a repeated request is answered', async (t) => {
  const server = await TestServer.open(t);
  const { id, patient, clinician, callId } = await openConsultation(server);
  const key = randomUUID();
  const write = () => clinician.call('writeNotes', { params: { consultationId: id }, body: { text: NOTES } }, key);
  assert.ok((await write()).ok);
  await clinician.call('writeSummary', { params: { consultationId: id }, body: { text: SUMMARY } });
  for (const item of ['notes', 'summary', 'identify'] as const) assert.ok((await change(patient, id, item, false)).ok);
  const repeated = await write();
  assert.ok(repeated.ok && repeated.repeated);
  assert.deepEqual([repeated.value.notes, repeated.value.summary, repeated.value.name], [undefined, undefined, undefined]);
  const [row] = await server.services.database`select notes, summary from consultation where id = ${id}`;
  assert.deepEqual(row, { notes: null, summary: null });
  assert.equal(codeOf(await clinician.call('writeNotes', { params: { consultationId: id }, body: { text: NOTES } })), 'consent-missing');
  await clinician.call('endConsultation', { params: { consultationId: id }, body: {} });
  const late = await clinician.call('openConsultation', { params: { callId }, body: {} });
  assert.equal(codeOf(late), 'consultation-over');
  const closed = await write();
  assert.ok(closed.ok && closed.value.state === 'ended' && closed.value.cardDigits === undefined, 'a repeat after the end tells nothing');
});

test('the next clinician sees earlier summaries that were kept, and that they were read is written down', async (t) => {
  const server = await TestServer.open(t);
  const first = await openConsultation(server);
  await first.clinician.call('writeSummary', { params: { consultationId: first.id }, body: { text: 'Rest for two days.' } });
  await first.clinician.call('endConsultation', { params: { consultationId: first.id }, body: {} });
  await first.clinician.call('hangUp', { params: { callId: first.callId }, body: {} });
  const asked = await askConsultation(first.patient, ONLY_TALK);
  assert.ok(asked.ok);
  const callId = await callForConsultation(first.patient, asked.value.id);
  const { screen: second, card: secondCard } = await seatStaff(server, 'health', 'Clinician Min');
  await second.call('answerCall', { params: { callId }, body: { language: 'ko' } });
  const file = await second.call('openConsultation', { params: { callId }, body: {} });
  assert.ok(file.ok, codeOf(file));
  assert.deepEqual(file.value.before.map(({ summary }) => summary.text), ['Rest for two days.']);
  const lines = await server.services.database<{ what: string }[]>`select what from consultation_audit where consultation_id = ${asked.value.id} and person_id = ${secondCard.personId} order by id`;
  assert.deepEqual(lines.map(({ what }) => what), ['opened', 'earlier-summaries-read']);
});

test('what is kept goes after the time that the city sets, and the rest after a day; an erased person leaves nothing', async (t) => {
  const server = await TestServer.open(t);
  const { database, city } = server.services;
  const clean = () => database.begin((sql) => cleanUp(server.clock).run({}, sql));
  const count = async (): Promise<number> => Number((await database`select count(*)::int as count from consultation`)[0]?.['count']);
  const kept = await openConsultation(server);
  await kept.clinician.call('writeSummary', { params: { consultationId: kept.id }, body: { text: SUMMARY } });
  await kept.clinician.call('endConsultation', { params: { consultationId: kept.id }, body: {} });
  await openConsultation(server, ONLY_TALK);
  server.clock.advance(DAY + 60_000);
  await clean();
  assert.equal(await count(), 1, 'the one of which nothing was kept is gone');
  server.clock.advance((city.settings.consultationKeptDays - 2) * DAY);
  await clean();
  assert.equal(await count(), 1);
  server.clock.advance(2 * DAY);
  await clean();
  assert.equal(await count(), 0);

  const erased = await openConsultation(server);
  await erased.clinician.call('writeNotes', { params: { consultationId: erased.id }, body: { text: NOTES } });
  await database`delete from person where id = ${erased.card.personId}`;
  for (const table of ['consultation', 'consultation_consent', 'consultation_audit']) assert.equal((await database`select 1 from ${database(table)}`).length, 0, table);
  assert.equal(codeOf(await erased.clinician.call('openConsultation', { params: { callId: erased.callId }, body: {} })), 'not-found');
});

test('what nobody ends is ended after a day, and keeps what was written', async (t) => {
  const server = await TestServer.open(t);
  const { id, callId, clinician } = await openConsultation(server);
  await clinician.call('writeNotes', { params: { consultationId: id }, body: { text: NOTES } });
  await clinician.call('hangUp', { params: { callId }, body: {} });
  server.clock.advance(DAY + 60_000);
  await server.services.database.begin((sql) => cleanUp(server.clock).run({}, sql));
  const [row] = await server.services.database<{ state: string; kept: boolean }[]>`select state, notes is not null as kept from consultation where id = ${id}`;
  assert.deepEqual(row, { state: 'ended', kept: true });
});

test('every act is written down: who and what, and nothing of what was said', async (t) => {
  const server = await TestServer.open(t);
  const { id, card, patient, clinician } = await openConsultation(server, { ...ONLY_TALK, notes: true });
  await clinician.call('writeNotes', { params: { consultationId: id }, body: { text: NOTES } });
  await change(patient, id, 'notes', false);
  await clinician.call('endConsultation', { params: { consultationId: id }, body: {} });
  const lines = await server.services.database<{ what: string; own: boolean }[]>`select what, person_id = ${card.personId} as own from consultation_audit where consultation_id = ${id} order by id`;
  assert.deepEqual(lines.map(({ what, own }) => `${own ? 'person' : 'clinician'} ${what}`), [
    'person asked', 'person given:talk', 'person given:notes', 'person joined', 'clinician opened', 'clinician notes-written', 'person taken-back:notes', 'clinician ended',
  ]);
});
