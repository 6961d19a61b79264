import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from '../../shared/base/fake-clock.js';
import { fail, succeed } from '../../shared/base/result.js';
import { ConsultationWatch } from './consultation-watch.js';

type Parts = ConstructorParameters<typeof ConsultationWatch>[0];
type Listener = Parameters<Parts['events']['follow']>[2];
type Code = 'not-found' | 'consultation-over';

function makeDesk() {
  const clock = new FakeClock();
  let refusal: Code | undefined;
  let file = { event: 1, id: 'c', version: 1, kind: 'walk-in', state: 'open', language: 'vi', consents: { identify: true, notes: true, summary: true, interpreter: false, version: 1 }, name: 'Kim', before: [] };
  let asked = 0;
  const listeners: Listener[] = [];
  const api = { call: async (route: string) => {
    if (route === 'openConsultation') asked++;
    await Promise.resolve();
    return refusal ? fail({ kind: 'problem', problem: { code: refusal } }) : succeed(file);
  } };
  const events = { follow: (_topics: unknown, _after: number, listener: Listener) => { listeners.push(listener); return () => { listeners.splice(listeners.indexOf(listener), 1); }; } };
  const session = { state: { get: () => ({ kind: 'signed-in', personId: 'p' }) } };
  return {
    watch: new ConsultationWatch({ api, events, session, clock, callId: 'call' } as unknown as Parts), clock, listeners,
    get asked() { return asked; },
    refuse(code?: Code) { refusal = code; },
    change(version: number, name: string) { file = { ...file, version, name }; },
  };
}
const settle = async (): Promise<void> => { for (let turn = 0; turn < 10; turn++) await Promise.resolve(); };
const changed = (version: number) => ({ position: 2, topic: 'person:p', at: '', kind: 'consultation-changed', data: { consultationId: 'c', version } }) as never;

test('a caller who says only afterwards which consultation it is gets their file all the same', async () => {
  const desk = makeDesk();
  desk.refuse('not-found');
  desk.watch.start();
  await settle();
  assert.equal(desk.watch.state.get().kind, 'none');
  desk.refuse();
  desk.clock.advance(2_000);
  await settle();
  assert.equal(desk.watch.state.get().kind, 'ready');
});

test('what the person takes back shows at once; what this page knows already is not asked for again', async () => {
  const desk = makeDesk();
  desk.watch.start();
  await settle();
  desk.listeners[0]?.(changed(1));
  await settle();
  assert.equal(desk.asked, 1);
  desk.change(2, 'Nobody');
  desk.listeners[0]?.(changed(2));
  await settle();
  const state = desk.watch.state.get();
  assert.equal(state.kind === 'ready' && state.file.name, 'Nobody');
});

test('a consultation that is over is closed, and a stopped watch asks nothing more', async () => {
  const desk = makeDesk();
  const stop = desk.watch.start();
  await settle();
  desk.refuse('consultation-over');
  desk.listeners[0]?.(changed(3));
  await settle();
  assert.equal(desk.watch.state.get().kind, 'over');
  stop();
  desk.clock.advance(60_000);
  await settle();
  assert.equal(desk.asked, 2);
  assert.equal(desk.listeners.length, 0);
});
