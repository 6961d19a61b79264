import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { CONSENT_VERSION, type ChosenConsent } from '../../shared/contract/consents.js';
import { seatStaff, startCall } from '../testing/call-people.js';
import { ALL_CONSENTS, askConsultation, callForConsultation, ONLY_TALK, openConsultation, seatPatient } from '../testing/consultation-people.js';
import { codeOf, TestServer, type TestScreen } from '../testing/test-server.js';


/** Clinicians of the test city, who take appointments at every hour of every day. */
async function seatClinician(server: TestServer, name = 'Clinician Han') {
  const staff = await seatStaff(server, 'health', name);
  await server.services.database`insert into clinician_hours (person_id, weekday, from_minute, to_minute) select ${staff.card.personId}, weekday, 0, 1440 from generate_series(0, 6) as weekday`;
  return staff;
}

async function readTimes(screen: TestScreen, day?: string) {
  const reply = await screen.call('readConsultationTimes', { query: day === undefined ? {} : { day } });
  assert.ok(reply.ok, codeOf(reply));
  return reply.value;
}

async function list(screen: TestScreen) {
  const reply = await screen.call('listConsultations', {});
  assert.ok(reply.ok, codeOf(reply));
  return reply.value.consultations;
}

const change = (screen: TestScreen, consultationId: string, item: ChosenConsent, given: boolean) =>
  screen.call('changeConsent', { params: { consultationId }, body: { item, given, version: CONSENT_VERSION, language: 'vi' } });

test('somebody who asks now waits in the queue of the clinicians, who see since when, where and in which language, and no name', async (t) => {
  const server = await TestServer.open(t);
  const { screen: patient, card } = await seatPatient(server);
  const { screen: clinician } = await seatStaff(server, 'health');
  const asked = await askConsultation(patient);
  assert.ok(asked.ok, codeOf(asked));
  assert.deepEqual([asked.value.kind, asked.value.state, asked.value.attended], ['walk-in', 'open', false]);
  const callId = await callForConsultation(patient, asked.value.id);
  const queue = await clinician.call('readQueue', { params: { desk: 'health' } });
  assert.ok(queue.ok);
  assert.deepEqual(queue.value.waiting.map(({ callId: id, channel, centerId, consultation }) => [id, channel, centerId, consultation]), [[callId, 'kiosk', 'alpha', { kind: 'walk-in' }]]);
  for (const secret of [card.personId, card.number, 'Marker']) assert.ok(!JSON.stringify(queue.value).includes(secret));
});

test('a clinician sees of the person what they agreed to: the name with consent, the last digits of the card always', async (t) => {
  const server = await TestServer.open(t);
  const named = await openConsultation(server);
  assert.deepEqual([named.file.name, named.file.cardDigits], ['Marker Byun', named.card.number.slice(-4)]);
  await named.clinician.call('hangUp', { params: { callId: named.callId }, body: {} });
  const nameless = await openConsultation(server, ONLY_TALK);
  assert.deepEqual([nameless.file.name, nameless.file.cardDigits], [undefined, nameless.card.number.slice(-4)]);
  assert.ok((await change(nameless.patient, nameless.id, 'identify', true)).ok);
  const again = await nameless.clinician.call('openConsultation', { params: { callId: nameless.callId }, body: {} });
  assert.ok(again.ok);
  assert.equal(again.value.name, 'Marker Byun');
});

test('nobody else reads a consultation: not a resident, not staff of another desk, not a clinician who has not answered', async (t) => {
  const server = await TestServer.open(t);
  const { id, callId } = await openConsultation(server);
  const { screen: other } = await seatStaff(server, 'health', 'Another Clinician');
  const { screen: help } = await seatStaff(server, 'help');
  const { screen: resident } = await seatPatient(server, 'Somebody Else');
  const open = (screen: TestScreen) => screen.call('openConsultation', { params: { callId }, body: {} });
  assert.deepEqual([codeOf(await open(other)), codeOf(await open(help)), codeOf(await open(resident))], ['not-found', 'not-allowed', 'not-allowed']);
  for (const screen of [other, help, resident]) {
    assert.equal(codeOf(await screen.call('writeNotes', { params: { consultationId: id }, body: { text: 'x' } })), 'not-found');
    assert.equal(codeOf(await screen.call('endConsultation', { params: { consultationId: id }, body: {} })), 'not-found');
    assert.equal(codeOf(await change(screen, id, 'notes', false)), 'not-found');
  }
  assert.deepEqual(await list(resident), []);
});

test('a clinician writes after the call, ends it, and has it no more; the person finds the summary at the next sign-in', async (t) => {
  const server = await TestServer.open(t);
  const { id, callId, patient, card, clinician } = await openConsultation(server);
  await clinician.call('hangUp', { params: { callId }, body: {} });
  const written = await clinician.call('writeSummary', { params: { consultationId: id }, body: { text: 'Rest for two days.', nextOn: '2026-12-01' } });
  assert.ok(written.ok, codeOf(written));
  assert.deepEqual((await list(patient)).map(({ summary }) => summary), [{ text: 'Rest for two days.', nextOn: '2026-12-01' }]);
  assert.ok((await clinician.call('endConsultation', { params: { consultationId: id }, body: {} })).ok);
  assert.equal(codeOf(await clinician.call('openConsultation', { params: { callId }, body: {} })), 'consultation-over');
  assert.equal(codeOf(await clinician.call('writeSummary', { params: { consultationId: id }, body: { text: 'More.' } })), 'consultation-over');
  assert.equal(codeOf(await change(patient, id, 'summary', false)), 'consultation-over');
  const television = await server.enrol();
  await television.signIn(card);
  assert.deepEqual((await list(television)).map(({ state, summary }) => [state, summary?.text]), [['ended', 'Rest for two days.']]);
});

test('staff bring no interpreter into a consultation whose person has not agreed to one', async (t) => {
  const server = await TestServer.open(t);
  const { id, callId, patient, clinician } = await openConsultation(server, ONLY_TALK);
  const invite = (screen: TestScreen) => screen.call('inviteToCall', { params: { callId }, body: { as: 'guest' } });
  assert.equal(codeOf(await invite(clinician)), 'not-allowed');
  assert.ok((await change(patient, id, 'interpreter', true)).ok);
  assert.ok((await invite(clinician)).ok);
  assert.ok((await change(patient, id, 'interpreter', false)).ok);
  assert.equal(codeOf(await invite(clinician)), 'not-allowed');
  assert.ok((await invite(patient)).ok, 'whom the person brings is their own matter');
});

test('of two who want the same time of the one clinician one has it, and with a second clinician both do', async (t) => {
  const server = await TestServer.open(t);
  await seatClinician(server);
  const patients = [await seatPatient(server, 'A'), await seatPatient(server, 'B'), await seatPatient(server, 'C')];
  const { times, day } = await readTimes(patients[0]!.screen);
  const from = times.at(-1)?.from;
  assert.ok(from !== undefined);
  const booked = await Promise.all(patients.slice(0, 2).map(({ screen }) => askConsultation(screen, ALL_CONSENTS, from)));
  assert.deepEqual(booked.map(codeOf).sort(), ['consultation-time-taken', 'ok']);
  assert.ok(!(await readTimes(patients[2]!.screen, day)).times.some((time) => time.from === from), 'it is offered no more');
  await seatClinician(server, 'Clinician Min');
  assert.ok((await askConsultation(patients[2]!.screen, ALL_CONSENTS, from)).ok);
});

test('nobody has two appointments at once; one that is given back is free again', async (t) => {
  const server = await TestServer.open(t);
  await seatClinician(server);
  await seatClinician(server, 'Clinician Min');
  const { screen } = await seatPatient(server);
  const { times } = await readTimes(screen);
  const from = times.at(-1)?.from;
  assert.ok(from !== undefined);
  const booked = await askConsultation(screen, ALL_CONSENTS, from);
  assert.ok(booked.ok, codeOf(booked));
  assert.deepEqual([booked.value.kind, booked.value.state, booked.value.from], ['appointment', 'booked', from]);
  assert.equal(codeOf(await askConsultation(screen, ALL_CONSENTS, from)), 'person-busy');
  const given = await screen.call('endConsultation', { params: { consultationId: booked.value.id }, body: {} });
  assert.ok(given.ok && given.value.state === 'cancelled');
  assert.deepEqual(await list(screen), []);
  assert.ok((await askConsultation(screen, ALL_CONSENTS, from)).ok);
});

test('times that are past, too far off, or of no clinician are refused', async (t) => {
  const server = await TestServer.open(t);
  const { screen } = await seatPatient(server);
  assert.deepEqual((await readTimes(screen)).times, []);
  assert.equal(codeOf(await askConsultation(screen, ALL_CONSENTS, server.at(60))), 'consultation-time-taken');
  await seatClinician(server);
  assert.equal(codeOf(await askConsultation(screen, ALL_CONSENTS, server.at(-60))), 'time-invalid');
  assert.equal(codeOf(await askConsultation(screen, ALL_CONSENTS, server.at(15 * 1440))), 'time-invalid');
});

test('an appointment is begun from a quarter of an hour before its time, and the clinicians see for when it is', async (t) => {
  const server = await TestServer.open(t);
  const { screen: clinician, card: clinicianCard } = await seatClinician(server);
  const { screen: patient, card } = await seatPatient(server);
  const { times } = await readTimes(patient);
  const from = times.find((time) => Date.parse(time.from) > server.clock.now() + 20 * 60_000)?.from;
  assert.ok(from !== undefined);
  const booked = await askConsultation(patient, ALL_CONSENTS, from);
  assert.ok(booked.ok);
  const appointments = await clinician.call('listAppointments', {});
  assert.ok(appointments.ok);
  assert.deepEqual(appointments.value.appointments.map((one) => [one.id, one.own]), [[booked.value.id, true]]);
  const early = await startCall(patient, { desk: 'health' });
  assert.ok(early.ok);
  assert.equal(codeOf(await patient.call('joinConsultation', { params: { consultationId: booked.value.id }, body: { callId: early.value.id } })), 'time-invalid');
  await patient.call('hangUp', { params: { callId: early.value.id }, body: {} });
  server.clock.advance(Date.parse(from) - server.clock.now() - 14 * 60_000);
  await patient.signIn(card);
  await clinician.signIn(clinicianCard);
  await callForConsultation(patient, booked.value.id);
  const queue = await clinician.call('readQueue', { params: { desk: 'health' } });
  assert.ok(queue.ok);
  assert.deepEqual(queue.value.waiting.map(({ consultation }) => consultation), [{ kind: 'appointment', from }]);
});

test('a consultation takes only its own person’s call, on their screen, to the clinicians', async (t) => {
  const server = await TestServer.open(t);
  const { screen: patient } = await seatPatient(server);
  const { screen: other } = await seatPatient(server, 'Somebody Else');
  const asked = await askConsultation(patient);
  assert.ok(asked.ok);
  const join = (callId: string) => patient.call('joinConsultation', { params: { consultationId: asked.value.id }, body: { callId } });
  const foreign = await startCall(other, { desk: 'health' });
  const help = await startCall(patient, { desk: 'help' });
  assert.ok(foreign.ok && help.ok);
  assert.deepEqual([codeOf(await join(foreign.value.id)), codeOf(await join(help.value.id)), codeOf(await join(randomUUID()))], ['call-over', 'call-over', 'call-over']);
});

test('who asks again begins anew, and a call that broke is followed by another of the same consultation', async (t) => {
  const server = await TestServer.open(t);
  const { id, callId, patient, clinician } = await openConsultation(server);
  await clinician.call('writeNotes', { params: { consultationId: id }, body: { text: 'A note.' } });
  await patient.call('hangUp', { params: { callId }, body: {} });
  const second = await callForConsultation(patient, id);
  await clinician.call('answerCall', { params: { callId: second }, body: { language: 'ko' } });
  const file = await clinician.call('openConsultation', { params: { callId: second }, body: {} });
  assert.ok(file.ok && file.value.notes === 'A note.');
  const anew = await askConsultation(patient);
  assert.ok(anew.ok);
  assert.deepEqual((await list(patient)).map((one) => one.id), [anew.value.id]);
});

test('how long the wait is comes from who is on shift, who waits and how long it took lately', async (t) => {
  const server = await TestServer.open(t);
  const panel = await server.enrol('alpha');
  const read = async () => {
    const reply = await panel.call('readHealthDesk', {});
    assert.ok(reply.ok);
    return reply.value;
  };
  assert.deepEqual([(await read()).clinicians, (await read()).minutes], [0, undefined]);
  const { id, clinician } = await openConsultation(server);
  assert.deepEqual([(await read()).clinicians, (await read()).minutes, (await read()).simulated], [1, 10, true], 'the one clinician is half through an appointment');
  for (let minute = 0; minute < 6; minute++) {
    server.clock.advance(60_000);
    await clinician.call('extendSession', { body: {} });
  }
  await clinician.call('endConsultation', { params: { consultationId: id }, body: {} });
  assert.equal((await read()).minutes, 3, 'one lately took six minutes');
});

test('the longest time of a visit at a panel does not end a talk, while whoever leaves is signed out as ever', async (t) => {
  const server = await TestServer.open(t);
  const { id, patient } = await openConsultation(server);
  const stay = async (minutes: number): Promise<void> => {
    for (let minute = 0; minute < minutes; minute++) {
      server.clock.advance(60_000);
      await patient.call('extendSession', { body: {} });
    }
  };
  await stay(server.services.city.settings.sessionAbsoluteMinutes + 10);
  assert.ok((await change(patient, id, 'notes', false)).ok);
  server.clock.advance(5 * 60_000);
  assert.equal(codeOf(await change(patient, id, 'notes', true)), 'session-ended');
});
