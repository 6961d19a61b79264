import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Consultation } from '../../contract/consultations.js';
import { loadLanguage } from '../../ui/language/message-group.js';
import { readHome } from './health-facts.js';
import { isUnderWay, NOTHING_AGREED, type HealthState } from './health-state.js';

const MINUTE = 60_000;
const now = Date.parse('2026-11-23T05:00:00.000Z');
const at = (minutes: number): string => new Date(now + minutes * MINUTE).toISOString();

const STATE: HealthState = {
  now, offline: false, desk: { kind: 'ready', value: { clinicians: 1, waiting: 1, minutes: 10, simulated: true, at: at(0) } }, mine: { kind: 'ready', value: [] },
  times: { kind: 'loading' }, wish: { from: undefined }, consents: NOTHING_AGREED, currentId: undefined, action: { kind: 'none' }, said: [], talked: false,
};
const booked = (minutes: number, change: Partial<Consultation> = {}): Consultation => ({
  id: `c${String(minutes)}`, version: 1, kind: 'appointment', state: 'booked', from: at(minutes), to: at(minutes + 20), clinician: '한지원', consents: { ...NOTHING_AGREED, version: 1 }, askedAt: at(-60), attended: false, ...change,
});
const withMine = (...value: readonly Consultation[]): HealthState => ({ ...STATE, mine: { kind: 'ready', value } });

await loadLanguage('en');

test('home says how long the wait is, and how true that is; before it is known it says nothing of it', () => {
  const { fact } = readHome(STATE);
  assert.equal(fact?.text().replaceAll('\u00a0', ' '), 'About 10 min wait');
  assert.deepEqual([fact?.truth.state, fact?.truth.simulated, fact?.truth.approximate], ['live', true, true]);
  assert.equal(readHome({ ...STATE, desk: { kind: 'loading' } }).fact, undefined);
});

test('the soonest appointment is the line of the day and a card; both go with it', () => {
  const { hero, appointment, begins } = readHome(withMine(booked(300), booked(90)));
  assert.deepEqual([hero?.at, hero?.path, hero?.detail?.(), begins], [at(90), '/health', '한지원', false]);
  assert.equal(appointment?.id, 'health-appointment');
  assert.match(appointment.text(), /한지원$/);
  assert.deepEqual([readHome(withMine(booked(90, { state: 'cancelled' }))).hero, readHome(withMine(booked(-30))).appointment], [undefined, undefined], 'neither a cancelled one nor one that is over');
});

test('an appointment that can be begun puts Health before everything else', () => {
  assert.deepEqual([16, 15, 0].map((minutes) => readHome(withMine(booked(minutes))).begins), [false, true, true]);
});

test('a consultation is under way until one of the two has ended it', () => {
  assert.deepEqual((['booked', 'open', 'ended', 'cancelled'] as const).map((state) => isUnderWay(booked(0, { state }))), [true, true, false, false]);
  assert.equal(isUnderWay(undefined), false);
});
