import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from '../base/fake-clock.js';
import { fail, succeed } from '../base/result.js';
import { Store } from '../base/store.js';
import type { ApiClient } from '../offline/api-client.js';
import type { OutboxState, Settled } from '../offline/outbox.js';
import { SessionStore } from './session.js';

type Answer = Awaited<ReturnType<ApiClient['call']>>;

/** Answers each route with what the test has put into `answers`; keeps what was called and which token was held then. */
function arrange() {
  const clock = new FakeClock();
  const calls: { route: string; token: string | undefined }[] = [];
  const followed: { topics: readonly string[]; tell: (event: 'resync') => void }[] = [];
  const answers = new Map<string, () => unknown>();
  let token: string | undefined;
  let refuse = (): void => undefined;
  const session = (idleMs = 60_000, allMs = 1_200_000) => ({
    personId: '0190b7a0-0000-7000-8000-000000000001', displayName: 'M. Kim',
    idleEndsAt: new Date(clock.now() + idleMs).toISOString(), endsAt: new Date(clock.now() + allMs).toISOString(),
  });
  answers.set('openSession', () => succeed({ ...session(), token: 'token-1' }));
  answers.set('extendSession', () => succeed(session()));
  answers.set('readSession', () => succeed(session()));
  answers.set('listBookings', () => succeed({ event: 41, bookings: [] }));
  answers.set('listNotices', () => succeed({ notices: [] }));
  answers.set('dismissNotice', () => succeed({ dismissed: true }));
  answers.set('endSession', () => succeed({ ended: true }));
  let settle: (settled: Settled) => void = () => undefined;
  const outbox = {
    forgotten: 0, state: new Store<OutboxState>({ waiting: 0, retrying: false, kept: 0, aside: 0 }),
    forget() { this.forgotten++; },
    onSettled(listener: (settled: Settled) => void) {
      settle = listener;
      return () => undefined;
    },
  };
  const store = new SessionStore({
    clock, outbox,
    api: {
      get sessionToken() { return token; },
      set sessionToken(next) { token = next; },
      leavePerson() { token = undefined; },
      onProblem(listener) {
        refuse = () => { listener('session-ended', 'readSession'); };
        return () => undefined;
      },
      call: (async (route: string) => {
        calls.push({ route, token });
        return answers.get(route)?.() as Answer;
      }) as ApiClient['call'],
    },
    events: {
      follow(topics, _after, listener) {
        followed.push({ topics, tell: (event) => { listener(event); } });
        return () => undefined;
      },
    },
  });
  return { store, outbox, settleKept: (settled: Settled) => { settle(settled); }, clock, calls, answers, followed, tokenNow: () => token, session, refuse: () => { refuse(); } };
}

const settle = async (): Promise<void> => { for (let turn = 0; turn < 6; turn++) await Promise.resolve(); };

test('a person signs in and the token is held in memory only by the client', async () => {
  const { store, tokenNow } = arrange();
  const reply = await store.signIn({ number: '12345678' }, '123456');
  assert.equal(reply.ok, true);
  assert.equal(store.state.get().kind, 'signed-in');
  assert.equal(tokenNow(), 'token-1');
});

test('a wrong PIN leaves the person signed out and tells the tries that are left', async () => {
  const { store, answers } = arrange();
  answers.set('openSession', () => fail({ kind: 'problem', problem: { type: '', title: '', status: 403, code: 'pin-wrong', triesLeft: 3 } }));
  const reply = await store.signIn({ number: '12345678' }, '000000');
  assert.ok(!reply.ok && reply.failure.kind === 'problem' && reply.failure.problem.triesLeft === 3);
  assert.equal(store.state.get().kind, 'signed-out');
});

test('somebody who walks away is signed out after the idle time, and the server is told while the token is still held', async () => {
  const { store, clock, calls, tokenNow } = arrange();
  await store.signIn({ number: '12345678' }, '123456');
  clock.advance(61_000);
  await settle();
  const state = store.state.get();
  assert.ok(state.kind === 'signed-out' && state.why === 'idle');
  assert.deepEqual(calls.at(-1), { route: 'endSession', token: 'token-1' });
  assert.equal(tokenNow(), undefined);
});

test('a person who goes on is kept signed in, with one call however often they press', async () => {
  const { store, clock, calls } = arrange();
  await store.signIn({ number: '12345678' }, '123456');
  await store.extend();
  assert.equal(calls.filter((call) => call.route === 'extendSession').length, 0, 'nothing is asked while much time is left');
  clock.advance(30_000);
  await Promise.all([store.extend(), store.extend(), store.extend()]);
  assert.equal(calls.filter((call) => call.route === 'extendSession').length, 1);
  clock.advance(40_000);
  assert.equal(store.state.get().kind, 'signed-in');
});

test('the longest time ends a session however busy the person is', async () => {
  const { store, clock, answers, session } = arrange();
  const end = clock.now() + 100_000;
  answers.set('openSession', () => succeed({ ...session(60_000, 100_000), token: 'token-1' }));
  answers.set('extendSession', () => succeed({ ...session(60_000), endsAt: new Date(end).toISOString() }));
  await store.signIn({ number: '12345678' }, '123456');
  clock.advance(50_000);
  await store.extend();
  clock.advance(51_000);
  const state = store.state.get();
  assert.ok(state.kind === 'signed-out' && state.why === 'absolute');
});

test('the end of a session on the server is a reason to ask, and its refusal ends it here too', async () => {
  const { store, calls, followed, refuse } = arrange();
  await store.signIn({ number: '12345678' }, '123456');
  await settle();
  assert.deepEqual(followed[0]?.topics, ['person:0190b7a0-0000-7000-8000-000000000001']);
  followed[0]?.tell('resync');
  await settle();
  assert.equal(calls.filter((call) => call.route === 'readSession').length, 1);
  assert.equal(followed.length, 2, 'a stream that lost its place is followed anew');
  assert.equal(store.state.get().kind, 'signed-in');
  refuse();
  const state = store.state.get();
  assert.ok(state.kind === 'signed-out' && state.why === 'server');
});

test('"end" while the PIN is being checked leaves nobody signed in', async () => {
  const { store, tokenNow } = arrange();
  const reply = store.signIn({ number: '12345678' }, '123456');
  await store.end('person');
  await reply;
  assert.equal(store.state.get().kind, 'signed-out');
  assert.equal(tokenNow(), undefined);
});

test('with no server to ask a person goes on unverified, and is signed in as soon as one can be asked', async () => {
  const { store, answers, tokenNow } = arrange();
  answers.set('openSession', () => fail({ kind: 'network' }));
  assert.equal((await store.signIn({ number: '12345678' }, '123456')).ok, false);
  store.signInLater({ number: '12345678' }, '123456');
  assert.equal(store.state.get().kind, 'unverified');
  assert.deepEqual(store.readProof(), { card: { number: '12345678' }, pin: '123456' });
  await store.verify();
  assert.equal(store.state.get().kind, 'unverified', 'still no server');
  answers.set('openSession', () => succeed({ personId: 'p', displayName: 'M. Kim', idleEndsAt: new Date(Date.UTC(2026, 10, 23, 6)).toISOString(), endsAt: new Date(Date.UTC(2026, 10, 23, 7)).toISOString(), token: 'token-2' }));
  await store.verify();
  assert.equal(store.state.get().kind, 'signed-in');
  assert.deepEqual([tokenNow(), store.readProof()], ['token-2', { session: 'token-2' }]);
});

test('what an unverified person showed is gone when they end, when it does not hold, and after its time', async () => {
  const { store, answers, clock } = arrange();
  const shown = (): void => store.signInLater({ number: '12345678' }, '123456');
  shown();
  await store.end('person');
  assert.deepEqual([store.state.get(), store.readProof()], [{ kind: 'signed-out', why: 'person' }, undefined]);
  shown();
  answers.set('openSession', () => fail({ kind: 'problem', problem: { type: '', title: '', status: 403, code: 'pin-wrong' } }));
  await store.verify();
  assert.deepEqual([store.state.get(), store.readProof()], [{ kind: 'signed-out', why: 'unproven' }, undefined]);
  shown();
  clock.advance(10 * 60_000);
  assert.deepEqual([store.state.get(), store.readProof()], [{ kind: 'signed-out', why: 'absolute' }, undefined]);
});

test('what could not be done while a screen was cut off is there after signing in, until it is read or the person leaves', async () => {
  const { store, answers, calls } = arrange();
  answers.set('listNotices', () => succeed({ notices: [{ id: 'n1', route: 'reserve', code: 'seat-taken', at: '' }, { id: 'n2', route: 'reserve', code: 'seat-taken', at: '' }] }));
  await store.signIn({ number: '12345678' }, '123456');
  await settle();
  assert.deepEqual(store.notices.get().map((notice) => notice.id), ['n1', 'n2']);
  await store.dismiss('n1');
  assert.deepEqual(store.notices.get().map((notice) => notice.id), ['n2']);
  assert.equal(calls.filter((call) => call.route === 'dismissNotice').length, 1);
  await store.end('person');
  assert.equal(store.notices.get().length, 0);
});

test('a wrong PIN under what was kept costs one try: what was kept shows it, and its answer is still read', async () => {
  const { store, outbox, calls, settleKept } = arrange();
  store.signInLater({ number: '12345678' }, '123456');
  outbox.state.update((state) => ({ ...state, kept: 1 }));
  await store.verify();
  assert.equal(calls.length, 0);
  settleKept({ id: 'k', outcome: { ok: false, code: 'pin-wrong' } });
  assert.deepEqual(store.state.get(), { kind: 'signed-out', why: 'unproven' });
  assert.deepEqual([calls.length, outbox.forgotten], [0, 0]);
});

test('a right PIN under what was kept signs the person in when it has been sent', async () => {
  const { store, outbox, settleKept } = arrange();
  store.signInLater({ number: '12345678' }, '123456');
  outbox.state.update((state) => ({ ...state, kept: 1 }));
  await store.verify();
  outbox.state.update((state) => ({ ...state, kept: 0 }));
  settleKept({ id: 'k', outcome: { ok: false, code: 'seat-taken' } });
  await settle();
  assert.equal(store.state.get().kind, 'signed-in');
});
