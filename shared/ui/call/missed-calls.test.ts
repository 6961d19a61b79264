import assert from 'node:assert/strict';
import { test } from 'node:test';
import { succeed } from '../../base/result.js';
import { Store } from '../../base/store.js';
import type { CallView } from '../../telepresence/call-view.js';
import { IDLE } from '../../telepresence/compose-view.js';
import type { SessionState } from '../session.js';
import { MissedCalls } from './missed-calls.js';

type Parts = ConstructorParameters<typeof MissedCalls>[0];

function makeScreen() {
  const session = new Store<SessionState>({ kind: 'signed-out', why: 'none' });
  const view = new Store<CallView>(IDLE);
  const asked: string[] = [];
  const missed = [{ id: 'm2', at: '', channel: 'tv', mayCallBack: true }, { id: 'm1', at: '', channel: 'kiosk', mayCallBack: false }];
  const api = { call: async (name: string) => { asked.push(name); await Promise.resolve(); return succeed({ missed }); } };
  const calls = { view, start: async (target: object) => { asked.push(JSON.stringify(target)); await Promise.resolve(); } };
  return { session, view, asked, calls: new MissedCalls({ api, session: { state: session }, calls } as unknown as Parts) };
}
const settle = async (): Promise<void> => { for (let turn = 0; turn < 10; turn++) await Promise.resolve(); };
const PERSON: SessionState = { kind: 'signed-in', personId: 'p', displayName: 'Kim Min', idleEndsAt: 0, endsAt: 0, desks: [] };

test('missed calls are read when somebody signs in, once, and are gone when they leave', async () => {
  const { session, asked, calls } = makeScreen();
  calls.start();
  await settle();
  assert.deepEqual(asked, []);
  session.set(PERSON);
  session.set({ ...PERSON, idleEndsAt: 1 });
  await settle();
  assert.deepEqual(asked, ['listMissedCalls']);
  assert.deepEqual(calls.state.get().map(({ id }) => id), ['m2', 'm1']);
  session.set({ kind: 'signed-out', why: 'person' });
  assert.deepEqual(calls.state.get(), []);
});

test('a ring that ends is a reason to ask again; one that was seen or called back is gone at once', async () => {
  const { session, view, asked, calls } = makeScreen();
  calls.start();
  session.set(PERSON);
  await settle();
  view.set({ ...IDLE, phase: { kind: 'ringing', way: 'incoming', since: 0 } });
  view.set({ ...IDLE, phase: { kind: 'ended', why: 'missed', answered: false, failure: undefined } });
  await settle();
  assert.deepEqual(asked, ['listMissedCalls', 'listMissedCalls']);
  void calls.dismiss('m1');
  void calls.callBack('m2');
  assert.deepEqual(calls.state.get(), []);
  assert.deepEqual(asked.slice(2), ['dismissMissedCall', '{"kind":"back","missedId":"m2"}']);
});
