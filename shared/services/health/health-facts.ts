import type { Consultation } from '../../contract/consultations.js';
import { currentFormats } from '../../ui/format.js';
import type { ServiceEnvironment } from '../service.js';
import { readDeskTruth, sayWait } from './desk-words.js';
import type { HealthHomeView } from './health-home.js';
import { nextAppointment, opensAt, type HealthState } from './health-state.js';
import { openHealth } from './health-store.js';
import { healthHomeMessages } from './home/strings/compiled/index.js';

/** Follows the screen's Health for its home. */
export function followFacts(environment: ServiceEnvironment, show: (view: HealthHomeView) => void): { stop(): void; forget(): void } {
  const health = openHealth(environment);
  const look = (): void => show(readHome(health.state.get()));
  const cancels = [health.state.watch(look), health.start()];
  look();
  return { stop: () => { for (const cancel of cancels) cancel(); }, forget: () => health.forget() };
}

/** What home shows of a state; pure. */
export function readHome(state: HealthState): HealthHomeView {
  const { desk, now } = state;
  const appointment = nextAppointment(state);
  return {
    fact: desk.kind === 'ready' ? { truth: readDeskTruth(desk.value, now), text: () => sayWait(desk.value) } : undefined,
    ...tellAppointment(appointment, now),
    begins: appointment !== undefined && now >= opensAt(appointment),
  };
}

function tellAppointment(appointment: Consultation | undefined, now: number): Pick<HealthHomeView, 'hero' | 'appointment'> {
  const { from, to, clinician } = appointment ?? {};
  if (from === undefined || to === undefined) return { hero: undefined, appointment: undefined };
  const [path, day] = ['/health', (): string => currentFormats().nearDay(from, now)];
  const text = (): string => healthHomeMessages.get()?.heroAppointment({ time: currentFormats().time(from) }) ?? '';
  const truth = { source: 'server', at: new Date(now).toISOString(), state: 'planned' } as const;
  return {
    hero: { at: from, path, truth, eyebrow: day, text, ...clinician !== undefined && { detail: () => clinician } },
    appointment: { id: 'health-appointment', icon: 'calendar-blank', path, truth, title: text, text: () => [`${day()} ${currentFormats().timeRange(from, to)}`, clinician ?? ''].join('\n').trim() },
  };
}
