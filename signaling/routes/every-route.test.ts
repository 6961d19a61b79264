import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test, type TestContext } from 'node:test';
import * as fc from 'fast-check';
import type { z } from 'zod';
import { ADDRESSES, type Address, type RouteName } from '../../shared/contract/addresses.js';
import { PROBLEMS, type Problem } from '../../shared/contract/problems.js';
import { ROUTES, type RouteSchema } from '../../shared/contract/routes.js';
import { SealedIntent } from '../../shared/contract/sealed.js';
import { sealText } from '../../shared/contract/sealing.js';
import { writeToken } from '../identity/bearer-token.js';
import { arbitraryValue, nearly, type Words } from '../testing/arbitrary-value.js';
import { NO_CALLS, settleCalls, type CallWords } from '../testing/settle-calls.js';
import { isUntouched, settleConsultations, type ConsultationIds } from '../testing/settle-consultations.js';
import { forgetMeetings, settleMeetings } from '../testing/settle-meetings.js';
import { openTestApp, type TestApp } from '../testing/test-app.js';
import { codeOf, type TestCard, type TestScreen } from '../testing/test-server.js';

/*
 * Every route is called with what fits its schema and what nearly does, by callers with every kind of right. Whatever comes,
 * nothing answers 5xx, shows how the server is made, breaks its own schema, or tells one person of another.
 * `PROPERTY_SEED=<number>` repeats a run, `PROPERTY_RUNS=<number>` sets how many there are of each route.
 */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 60);
const SEED = Number(process.env['PROPERTY_SEED'] ?? 20_261_123);
/** Checking a PIN is made to take its time. */
const RUNS_WITH_PIN = Math.ceil(RUNS / 3);
const INSIDE = /node_modules|\.[cm]?[jt]s\b|\bat \S+ \(|\bselect\b|\binsert into\b|postgres|sqlstate|relation "|column "|ZodError|\bstack\b/i;
/** Failures that any route may answer with. */
const COMMON = new Set(['request-invalid', 'body-too-large', 'device-unknown', 'session-ended', 'not-allowed', 'not-found', 'idempotency-key-missing', 'idempotency-key-reused', 'idempotency-in-progress']);

interface Resident {
  readonly card: TestCard;
  readonly screen: TestScreen;
  readonly name: string;
  readonly bookingIds: string[];
}

interface Stage {
  readonly app: TestApp;
  readonly asker: Resident;
  readonly other: Resident;
  /** The own panel of the telepresence room. */
  readonly panel: TestScreen;
  readonly third: TestScreen;
  /** Whatever the asker has sent may come back, as the id of a booking of their own for one. */
  readonly sent: Set<string>;
  /** Calls for the asker and the panel, made anew before each route is asked. */
  calls: CallWords;
  /** Consultations, made anew likewise; the last is the other person's. */
  consultations: ConsultationIds;
  /** Two of the asker's meetings, one to which they are invited and one that is none of theirs. */
  meetingIds: readonly string[];
}

interface Call {
  readonly parts: { readonly params?: unknown; readonly query?: unknown; readonly body?: unknown };
  readonly as: 'nobody' | 'screen' | 'panel' | 'asker' | 'stranger' | 'forger';
  readonly key: string;
}

async function settle(app: TestApp, name: string): Promise<Resident> {
  const card = await app.city.giveCard({ name });
  const screen = await app.enrol();
  await screen.signIn(card);
  return { card, screen, name, bookingIds: [] };
}

async function book({ city }: TestApp, { screen, bookingIds }: Resident, seat: string, from: number, to: number): Promise<void> {
  const bookingId = randomUUID();
  const reply = await screen.reserve(city.spaceId('alpha', seat), city.at(from), city.at(to), { bookingId, allocationId: randomUUID() });
  assert.ok(reply.ok, codeOf(reply));
  bookingIds.push(bookingId);
}

async function openStage(t: TestContext): Promise<Stage> {
  const app = await openTestApp(t, { requestsPerMinute: 1_000_000 });
  const other = await settle(app, 'Marker Byun-ok');
  await book(app, other, '5', 0, 60);
  const asker = await settle(app, 'Asker Ahn-na');
  await app.city.services.database`insert into staff (person_id, desk) values (${asker.card.personId}, 'help')`;
  return { app, asker, other, panel: await app.enrol('alpha', app.city.spaceId('alpha', 'B')), third: (await settle(app, 'Third Cho-rong')).screen, sent: new Set(), calls: NO_CALLS, consultations: [], meetingIds: [] };
}

/** Gives the asker a visit to end or to extend and a reservation to give back, whatever a test before has done to theirs. */
async function settleAsker(stage: Stage): Promise<void> {
  const { app, asker, panel } = stage;
  await refresh(stage);
  await forgetMeetings(app);
  const list = await asker.screen.call('listBookings', {});
  assert.ok(list.ok);
  for (const { id, state } of list.value.bookings) {
    if (state === 'reserved') await asker.screen.call('cancelBooking', { params: { bookingId: id }, body: {} });
    if (state === 'checked-in') await asker.screen.call('leaveEarly', { params: { bookingId: id }, body: {} });
  }
  asker.bookingIds.length = 0;
  await book(app, asker, '3', 0, 60);
  assert.equal(codeOf(await panel.showCard(asker.card.text)), 'ok');
  await book(app, asker, '7', 400, 460);
}

function listWords({ app: { city }, asker, other, panel, calls }: Stage): Words {
  const spaces = [city.spaceId('alpha', '3'), city.spaceId('alpha', '7'), city.spaceId('beta', '1'), city.spaceId('alpha', '12'), city.spaceId('alpha', 'A'), city.spaceId('alpha', 'B')];
  const own = [`device:${asker.screen.deviceId}`, `device:${panel.deviceId}`, `person:${asker.card.personId}`];
  // The other person's, as somebody might have read them over a shoulder.
  const others = [...other.bookingIds, other.card.personId, other.card.cardId, other.card.number, `device:${other.screen.deviceId}`, `person:${other.card.personId}`, other.screen.sessionToken];
  const today = city.at(0).slice(0, 10);
  return {
    anywhere: ['alpha', 'nowhere', ...spaces, city.at(0), city.at(20_000), today, ...asker.bookingIds, asker.card.text, asker.card.number, asker.card.pin, 'city', 'center:alpha', ...own, ...others],
    of: {
      centerId: ['alpha', 'beta', 'gamma'], spaceId: spaces, day: [today, city.at(1440).slice(0, 10)],
      from: [120, 240, 1440].map((minutes) => city.at(minutes)), to: [65, 180, 300, 1500].map((minutes) => city.at(minutes)),
      topics: ['city', 'center:alpha', ...own], number: [asker.card.number, other.card.number], pin: [asker.card.pin], card: [asker.card.text, other.card.text.slice(0, -4)],
      session: [asker.screen.sessionToken, other.screen.sessionToken], sealedAt: [city.at(0)], scannedAt: [city.at(0)], code: calls.codes, memberId: calls.memberIds,
    },
  };
}

/** Signs the asker in again without a PIN: a run before may have signed them out or enrolled their screen anew. */
async function refresh({ app, asker }: Stage): Promise<void> {
  const { services } = app.city;
  const { database, sessions, devices } = services;
  let device = await services.authenticator.findDevice(asker.screen.deviceToken);
  if (!device) {
    const [row] = await database<{ tokenNumber: number }[]>`select token_number from device where id = ${asker.screen.deviceId}`;
    asker.screen.deviceToken = devices.writeToken(asker.screen.deviceId, row?.tokenNumber ?? 1);
    device = await services.authenticator.findDevice(asker.screen.deviceToken);
  }
  assert.ok(device);
  if (await services.authenticator.findPersonUnattended(asker.screen.sessionToken, device)) return;
  asker.screen.sessionToken = writeToken(services.secrets, 'session-token', await sessions.open(database, asker.card.personId, device));
}

function arbitraryCall(name: RouteName): fc.Arbitrary<Call> {
  const { params, query, body }: RouteSchema = ROUTES[name];
  const all = listWords(stage);
  const { city } = stage.app;
  // A new booking has a new id; what is done to a booking needs one that is there.
  const words = params ? { ...all, of: { ...all.of, bookingId: [...stage.asker.bookingIds, ...stage.other.bookingIds], callId: stage.calls.callIds, consultationId: stage.consultations, meetingId: stage.meetingIds } } : all;
  // A time that several meetings cannot share, in rooms that meetings are held in.
  if (name === 'planMeeting' || name === 'moveMeeting') Object.assign(words.of, { from: [city.at(120), city.at(240)], to: [city.at(300)], spaceId: [city.spaceId('alpha', 'B'), city.spaceId('beta', 'B')] });
  const fits = Object.fromEntries(Object.entries({ params, query, body }).flatMap(([part, schema]) => (schema ? [[part, arbitraryValue(schema, words)]] : [])));
  const good = fc.record(fits);
  const needs = ADDRESSES[name].access;
  return fc.record({
    parts: fc.oneof({ weight: 2, arbitrary: good }, { weight: 1, arbitrary: nearly(good) as fc.Arbitrary<Call['parts']> }),
    as: fc.oneof(
      { weight: 6, arbitrary: fc.constant<Call['as']>(needs === 'person' ? 'asker' : needs === 'open' ? 'nobody' : 'panel') },
      { weight: 3, arbitrary: fc.constantFrom<Call['as']>('nobody', 'screen', 'panel', 'asker', 'stranger', 'forger') },
    ),
    key: fc.oneof({ weight: 8, arbitrary: fc.constant('fresh') }, { weight: 1, arbitrary: fc.constantFrom('', 'key', '00000000-0000-4000-8000-000000000001', 'ÿ') }),
  });
}

function credentialsOf({ asker, other, panel }: Stage, as: Call['as']): Record<string, string> {
  const device = { 'device-token': asker.screen.deviceToken };
  switch (as) {
    case 'nobody': return {};
    case 'screen': return device;
    case 'panel': return { 'device-token': panel.deviceToken };
    case 'asker': return { ...device, authorization: `Bearer ${asker.screen.sessionToken}` };
    // Another's session, on a device it was not opened on.
    case 'stranger': return { ...device, authorization: `Bearer ${other.screen.sessionToken}` };
    case 'forger': return { 'device-token': `${other.screen.deviceId}.1.AAAA`, authorization: `Bearer ${other.card.personId}.AAAA` };
  }
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value) ?? '');

async function ask(stage: Stage, name: RouteName, { parts, as, key }: Call) {
  const { method, path }: Address = ADDRESSES[name];
  const given = (typeof parts === 'object' && parts !== null ? parts : {}) as Call['parts'];
  const params = (given.params ?? {}) as Record<string, unknown>;
  const url = path.replace(/:(\w+)/g, (_whole, parameter: string) => encodeURIComponent(asText(params[parameter]).replace(/\p{Surrogate}/gu, '\ufffd')));
  const query = new URLSearchParams(Object.entries(given.query ?? {}).map(([word, value]): [string, string] => [word, asText(value)])).toString();
  const inject = stage.app.app.server.inject({
    method, url: query ? `${url}?${query}` : url,
    headers: { ...credentialsOf(stage, as), ...method === 'POST' && { 'content-type': 'application/json', 'idempotency-key': key === 'fresh' ? randomUUID() : key } },
    ...method === 'POST' && { payload: JSON.stringify(given.body) ?? '' },
  });
  if (name !== 'pollEvents') return inject;
  // A poll waits by the clock of the test.
  const hurry = setInterval(() => { stage.app.city.clock.advance(25_000); }, 10);
  try {
    return await inject;
  } finally {
    clearInterval(hurry);
  }
}

function assertReply(name: RouteName, call: Call, reply: Awaited<ReturnType<typeof ask>>, { other, sent: everSent, calls, consultations, meetingIds }: Stage): void {
  const { body, statusCode } = reply;
  assert.ok(statusCode < 500, `${String(statusCode)}: ${body}`);
  if (statusCode === 200) {
    const parsed = (ROUTES[name].reply as z.ZodType).safeParse(JSON.parse(body));
    assert.ok(parsed.success, `the reply does not fit its schema: ${parsed.error?.message ?? ''}`);
  } else {
    const problem = JSON.parse(body) as Problem;
    assert.equal(problem.status, statusCode);
    assert.equal(PROBLEMS[problem.code], statusCode);
    assert.ok(COMMON.has(problem.code) || (ROUTES[name].problems as readonly string[]).includes(problem.code), `${problem.code} is no problem of ${name}`);
    assert.doesNotMatch(body, INSIDE);
  }
  const sent = JSON.stringify(call);
  const secrets = [other.name, ...other.bookingIds, other.card.personId, other.card.cardId, other.card.number, other.card.pin, other.card.text, other.screen.deviceId, other.screen.deviceToken, other.screen.sessionToken];
  // A center's sheet has every reservation of its day, by its id and a salted hash of the card.
  const isSheet = name === 'readCheckInSheet' && call.as === 'panel';
  for (const secret of secrets) {
    if (sent.includes(secret)) everSent.add(secret);
    if (everSent.has(secret) || (isSheet && other.bookingIds.includes(secret))) continue;
    assert.ok(!body.includes(secret), `the reply tells ${secret} of another person`);
  }
  if (other.bookingIds.some((id) => sent.includes(id)) && /Booking|leaveEarly/.test(name)) assert.notEqual(statusCode, 200, "another person's booking was touched");
  const foreignMeeting = meetingIds.at(-1);
  if (foreignMeeting !== undefined && sent.includes(foreignMeeting)) assert.notEqual(statusCode, 200, "another person's meeting was touched");
  const foreignCall = calls.callIds.at(-1);
  if (foreignCall !== undefined && name !== 'startCall' && sent.includes(foreignCall)) assert.notEqual(statusCode, 200, "another person's call was touched");
  const foreignConsultation = consultations.at(-1);
  if (foreignConsultation !== undefined && sent.includes(foreignConsultation)) assert.notEqual(statusCode, 200, "another person's consultation was touched");
}

let stage: Stage;
before(async (t) => { stage = await openStage(t as TestContext); });

/** The asker is in a call on another screen of theirs. @returns the call's id */
async function answerElsewhere({ app, asker }: Stage): Promise<string> {
  const [television, callee] = [await app.enrol(), await app.enrol()];
  await television.signIn(asker.card);
  const card = await app.city.giveCard();
  await callee.signIn(card);
  const callId = randomUUID();
  await television.call('startCall', { body: { callId, target: { kind: 'person', number: card.number }, language: 'en' } });
  const answered = await callee.call('answerCall', { params: { callId }, body: { language: 'en' } });
  assert.ok(answered.ok, 'somebody answers');
  // The screen that is to take it over has no call of its own.
  await app.city.services.database`update call_member set state = 'left' where device_id = ${asker.screen.deviceId} and state in ('ringing', 'in-call')`;
  return callId;
}

for (const name of Object.keys(ADDRESSES) as RouteName[]) {
  test(`${name} answers whatever it is asked, and tells nobody of another`, async (t) => {
    const numRuns = name === 'openSession' ? RUNS_WITH_PIN : RUNS;
    const counts = new Map<number, number>();
    await settleAsker(stage);
    stage.calls = await settleCalls(stage.app, name, { panel: stage.panel, staff: stage.asker.screen, other: stage.other.screen });
    const settled = await settleConsultations(stage.app, name, stage.calls, stage);
    stage.calls = settled.calls;
    stage.consultations = settled.ids;
    stage.meetingIds = name.includes('Meeting') ? await settleMeetings(stage.app, { panel: stage.panel, asker: stage.asker.screen, card: stage.asker.card, third: stage.third }) : [];
    if (name === 'moveCall') stage.calls = { ...stage.calls, callIds: [await answerElsewhere(stage), ...stage.calls.callIds] };
    if (name === 'joinMeeting') await stage.app.city.services.database`delete from call where target <> 'meeting'`;
    await fc.assert(fc.asyncProperty(arbitraryCall(name), async (call) => {
      await refresh(stage);
      const reply = await ask(stage, name, call);
      counts.set(reply.statusCode, (counts.get(reply.statusCode) ?? 0) + 1);
      assertReply(name, call, reply, stage);
    }), { seed: SEED, numRuns, includeErrorInReport: true });
    assert.ok(counts.has(200) || name === 'deliverSealed', 'what fits comes through');
    assert.ok(await isUntouched(stage.app, stage.consultations.at(-1) ?? ''), 'the other person has the consultation that they had');
    t.diagnostic(`seed ${String(SEED)}, ${String(numRuns)} runs: ${[...counts].sort().map(([status, count]) => `${String(count)} x ${String(status)}`).join(', ')}`);
  });
}

test('an intent that was sealed by somebody who knows the schema, or nearly, is answered without a fault', async (t) => {
  const { key } = stage.app.city.services.opener;
  await settleAsker(stage);
  const fits = arbitraryValue(SealedIntent, listWords(stage));
  const counts = new Map<number, number>();
  await fc.assert(fc.asyncProperty(fc.oneof(fits, nearly(fits)), async (intent) => {
    await refresh(stage);
    const body = { kid: key.kid, sealed: await sealText(key, JSON.stringify(intent)) };
    const call: Call = { parts: { body }, as: 'panel', key: 'fresh' };
    const reply = await ask(stage, 'deliverSealed', call);
    counts.set(reply.statusCode, (counts.get(reply.statusCode) ?? 0) + 1);
    assertReply('deliverSealed', call, reply, stage);
  }), { seed: SEED, numRuns: RUNS_WITH_PIN, includeErrorInReport: true });
  assert.ok(counts.has(200), 'what fits comes through');
  t.diagnostic(`seed ${String(SEED)}: ${[...counts].map(([status, count]) => `${String(count)} x ${String(status)}`).join(', ')}`);
});

test('any method on any address, with any body, gets an answer that shows nothing', async (t) => {
  const piece = fc.oneof(fc.constantFrom('api', 'city', 'centers', 'alpha', 'bookings', 'sessions', 'current', 'events', 'kiosk', 'healthz', '..', '%2e%2e', '%00', '%', '%ff', 'openapi.json', ''), fc.webPath({ size: 'small' }), fc.webSegment());
  await fc.assert(fc.asyncProperty(
    fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'), fc.array(piece, { maxLength: 6 }), fc.webQueryParameters(),
    fc.constantFrom('application/json', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'nonsense', ''), fc.string({ unit: 'binary', maxLength: 300 }),
    async (method, pieces, query, type, payload) => {
      const sends = method !== 'GET' && method !== 'HEAD';
      const reply = await stage.app.app.server.inject({
        method: method as 'GET', url: `/${pieces.join('/')}?${query}`, headers: { 'device-token': stage.panel.deviceToken, 'idempotency-key': randomUUID(), ...sends && type && { 'content-type': type } }, ...sends && { payload },
      });
      assert.ok(reply.statusCode < 500, `${method} /${pieces.join('/')}: ${reply.body}`);
      if (reply.statusCode >= 400) assert.doesNotMatch(reply.body, INSIDE);
      for (const secret of [stage.other.name, ...stage.other.bookingIds, stage.other.card.personId]) assert.ok(!reply.body.includes(secret));
    },
  ), { seed: SEED, numRuns: RUNS * 4, includeErrorInReport: true });
  t.diagnostic(`seed ${String(SEED)}`);
});

test('after all of it the other person has what they had', async () => {
  await forgetMeetings(stage.app);
  const { other, app } = stage;
  const rows = await app.city.services.database<{ id: string; state: string }[]>`
    select booking.id, allocation.state from booking join allocation on booking.id = allocation.booking_id where booking.person_id = ${other.card.personId}`;
  assert.deepEqual(rows.map(({ id }) => id), other.bookingIds);
  assert.ok(['reserved', 'released'].includes(rows[0]?.state ?? ''));
});
