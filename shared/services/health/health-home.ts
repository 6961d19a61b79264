import type { EpochMs } from '../../base/clock.js';
import { Store } from '../../base/store.js';
import type { Truth } from '../../base/truth.js';
import type { HealthDesk } from '../../contract/consultations.js';
import { currentFormats } from '../../ui/format.js';
import type { HeroLine, HomeCard, HomeFact, HomeRail, ServiceEnvironment, ServiceHome } from '../service.js';
import { nextAppointment, type HealthState } from './health-state.js';
import { openHealth } from './health-store.js';
import { healthHomeMessages } from './home/strings/compiled/index.js';

const START = '/health';
const OLD_AFTER_MS = 3 * 60_000;
const title = (): string => healthHomeMessages.get()?.healthTitle() ?? '';
const seeClinician = (): string => healthHomeMessages.get()?.seeClinician() ?? '';

/** Runs Health for a home screen: how long the wait for a clinician is, and the person's next appointment. */
export function openHealthHome(environment: ServiceEnvironment): ServiceHome {
  const health = openHealth(environment);
  const fact = new Store<HomeFact | undefined>(undefined);
  const hero = new Store<HeroLine | undefined>(undefined);
  const rails = new Store<readonly HomeRail[]>([]);
  const tiles = new Store<readonly HomeCard[]>([]);
  const place = new Store<(() => string) | undefined>(undefined);
  const show = (): void => {
    const state = health.state.get();
    const told = tellDesk(state);
    fact.set(told);
    hero.set(tellAppointment(state));
    // What cannot be read yet is no reason to hide the door.
    const card = state.desk.kind === 'loading' ? undefined
      : { id: 'see-clinician', title: seeClinician, text: told?.text ?? title, truth: told?.truth, path: START, icon: 'stethoscope' as const };
    tiles.set(card ? [card] : []);
    rails.set(card ? [{ id: 'health', title, cards: [card] }] : []);
  };
  const cancels = [health.state.watch(show), health.start()];
  show();
  return { fact, hero, rails, tiles, place, forget: () => health.forget(), stop: () => { for (const cancel of cancels) cancel(); } };
}

function tellDesk({ desk, now }: HealthState): HomeFact | undefined {
  return desk.kind === 'ready' ? { truth: readDeskTruth(desk.value, now), text: () => sayWait(desk.value) } : undefined;
}

/** The wait comes from those who wait and those who are on shift; it is old once it was not heard of for a while. */
export function readDeskTruth({ minutes, at, simulated }: HealthDesk, now: EpochMs): Truth {
  const state = now - Date.parse(at) > OLD_AFTER_MS ? 'old' : 'live';
  return { source: 'server', at, state, ...simulated && { simulated }, ...minutes !== undefined && minutes > 0 && { approximate: true } };
}

export function sayWait({ minutes }: Pick<HealthDesk, 'minutes'>): string {
  const words = healthHomeMessages.get();
  if (minutes === undefined) return words?.waitNobody() ?? '';
  return (minutes === 0 ? words?.waitNone() : words?.waitAbout({ time: currentFormats().minutes(minutes) })) ?? '';
}

function tellAppointment(state: HealthState): HeroLine | undefined {
  const appointment = nextAppointment(state);
  const { from } = appointment ?? {};
  if (from === undefined) return undefined;
  return {
    at: from, path: START, truth: { source: 'server', at: new Date(state.now).toISOString(), state: 'planned' },
    eyebrow: () => currentFormats().nearDay(from, state.now),
    text: () => healthHomeMessages.get()?.heroAppointment({ time: currentFormats().time(from) }) ?? '',
    ...appointment?.clinician !== undefined && { detail: () => appointment.clinician ?? '' },
  };
}
