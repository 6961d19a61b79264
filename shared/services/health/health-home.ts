import { Store } from '../../base/store.js';
import type { HeroLine, HomeCard, HomeFact, HomeRail, ServiceEnvironment, ServiceHome } from '../service.js';
import { healthHomeMessages } from './home/strings/compiled/index.js';

/** A home screen is there first; what it says of Health comes when it stands still. */
const FACTS_AFTER_MS = 2_000;
const title = (): string => healthHomeMessages.get()?.healthTitle() ?? '';
const seeClinician = (): string => healthHomeMessages.get()?.seeClinician() ?? '';

/** What a home screen shows of Health at one moment. */
export interface HealthHomeView {
  /** How long the wait for a clinician is. */
  readonly fact: HomeFact | undefined;
  /** The person's next appointment. */
  readonly hero: HeroLine | undefined;
  readonly appointment: HomeCard | undefined;
  /** It can be begun now. */
  readonly begins: boolean;
}

/** Runs Health for a home screen: the door to it at once, and a little later what is behind it. */
export function openHealthHome(environment: ServiceEnvironment): ServiceHome {
  const fact = new Store<HomeFact | undefined>(undefined);
  const hero = new Store<HeroLine | undefined>(undefined);
  const rails = new Store<readonly HomeRail[]>([]);
  const tiles = new Store<readonly HomeCard[]>([]);
  const place = new Store<(() => string) | undefined>(undefined);
  const show = (view?: HealthHomeView): void => {
    const door: HomeCard = { id: 'see-clinician', title: seeClinician, text: view?.fact?.text ?? title, truth: view?.fact?.truth, path: '/health', icon: 'stethoscope' };
    fact.set(view?.fact);
    hero.set(view?.hero);
    tiles.set([door]);
    rails.set([{ id: 'health', title, cards: view?.appointment ? [view.appointment, door] : [door], now: view?.begins === true }]);
  };
  show();
  let [stop, forget] = [(): void => {}, (): void => {}];
  let stopped = false;
  const cancel = environment.clock.after(FACTS_AFTER_MS, () => void import('./health-facts.js').then(({ followFacts }) => {
    if (!stopped) ({ stop, forget } = followFacts(environment, show));
  }, () => undefined));
  return {
    fact, hero, rails, tiles, place,
    forget: () => forget(),
    stop() {
      stopped = true;
      cancel();
      stop();
    },
  };
}
