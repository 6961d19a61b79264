import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from '../../shared/base/fake-clock.js';
import { succeed } from '../../shared/base/result.js';
import { Store } from '../../shared/base/store.js';
import type { CallView } from '../../shared/telepresence/call-view.js';
import { IDLE } from '../../shared/telepresence/compose-view.js';
import type { SessionState } from '../../shared/ui/session.js';
import { IncomingCalls } from './incoming-calls.js';

type Parts = ConstructorParameters<typeof IncomingCalls>[0];

async function makePanel() {
  const clock = new FakeClock();
  const view = new Store<CallView>(IDLE);
  let forgotten = 0;
  const calls = { view, forget: () => { forgotten++; view.set(IDLE); } };
  const session = { state: new Store<SessionState>({ kind: 'signed-out', why: 'none' }) };
  const api = { call: () => Promise.resolve(succeed({ missed: [] })) };
  const incoming = new IncomingCalls({ clock, api, session, onChange: () => undefined, openCalls: () => Promise.resolve(calls) } as unknown as Parts);
  incoming.start();
  clock.advance(6_000);
  // The code of missed calls is fetched.
  while (!incoming.missed) await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
  return { clock, view, incoming, get forgotten() { return forgotten; } };
}
const RINGS: CallView = { ...IDLE, callId: 'c', phase: { kind: 'ringing', way: 'incoming', since: 0 } };

test('what rings by itself stands over the panel; what the help page has begun does not', async () => {
  const { view, incoming } = await makePanel();
  const shown = (): string | undefined => incoming.view?.callId;
  view.set({ ...RINGS, target: { kind: 'desk', desk: 'help' }, phase: { kind: 'queued', ahead: 0, since: 0 } });
  assert.equal(shown(), undefined);
  view.set(RINGS);
  assert.equal(shown(), 'c');
  view.set(IDLE);
  assert.equal(shown(), undefined);
});

test('how it ended is told for twenty seconds, as nobody may be there to leave it', async () => {
  const panel = await makePanel();
  panel.view.set(RINGS);
  panel.view.set({ ...RINGS, phase: { kind: 'ended', why: 'missed', answered: false, failure: undefined } });
  panel.clock.advance(19_000);
  assert.equal(panel.forgotten, 0);
  panel.clock.advance(1_000);
  assert.equal(panel.forgotten, 1);
});

test('a call that goes on elsewhere is offered once; one that was just taken along from here is not', async () => {
  const { view, incoming } = await makePanel();
  const there = { ...IDLE, elsewhere: { callId: 'c', channel: 'tv', centerId: undefined } } as const;
  view.set(there);
  assert.equal(incoming.elsewhere?.channel, 'tv');
  incoming.leaveThere();
  assert.equal(incoming.elsewhere, undefined);
  view.set({ ...there, callId: 'd', phase: { kind: 'ended', why: 'moved', answered: true, failure: undefined }, elsewhere: { callId: 'd', channel: 'tv', centerId: undefined } });
  assert.equal(incoming.elsewhere, undefined);
});
