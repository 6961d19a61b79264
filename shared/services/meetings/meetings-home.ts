import { Store } from '../../base/store.js';
import type { HeroLine, HomeCard, HomeFact, HomeRail, ServiceEnvironment, ServiceHome } from '../service.js';
import { meetingsHomeMessages, type MeetingsHomeMessages } from './home/strings/compiled/index.js';

/** A home screen is there first; what it says of meetings comes when it stands still. */
const FACTS_AFTER_MS = 2_000;

/** What a home screen shows of meetings at one moment. */
export interface MeetingsHomeView {
  readonly fact: HomeFact | undefined;
  readonly hero: HeroLine | undefined;
  /** Meetings that come, before the doors that are always there. */
  readonly coming: readonly HomeCard[];
  /** One of them can be joined now. */
  readonly joins: boolean;
  /** What the rooms say, in place of words that say nothing that could be untrue. */
  readonly rooms: HomeFact | undefined;
}

/** Reads the messages at the time of drawing, so that a line follows the language. */
export function say(write: (words: MeetingsHomeMessages) => string): () => string {
  return () => {
    const words = meetingsHomeMessages.get();
    return words ? write(words) : '';
  };
}

/** Runs meetings for a home screen: the doors to them at once, and a little later what they say. */
export function openMeetingsHome(environment: ServiceEnvironment): ServiceHome {
  const fact = new Store<HomeFact | undefined>(undefined);
  const hero = new Store<HeroLine | undefined>(undefined);
  const rails = new Store<readonly HomeRail[]>([]);
  const tiles = new Store<readonly HomeCard[]>([]);
  const place = new Store<(() => string) | undefined>(undefined);
  let last: MeetingsHomeView | undefined;
  const show = (view?: MeetingsHomeView): void => {
    last = view;
    const rooms = view?.rooms;
    const own: HomeCard = { id: 'meetings', icon: 'calendar-blank', path: environment.spaceId === undefined ? '/meetings' : '/meetings/room', truth: view?.fact?.truth ?? rooms?.truth, title: say((words) => words.meetingsTitle()), text: view?.fact?.text ?? rooms?.text ?? say((words) => words.meetingsText()) };
    const directory: HomeCard = { id: 'rooms', icon: 'map-pin', path: '/meetings/rooms', truth: rooms?.truth, title: say((words) => words.roomsTitle()), text: rooms?.text ?? say((words) => words.roomsText()) };
    const plan: HomeCard = { id: 'plan', icon: 'calendar-blank', path: '/meetings/plan', truth: undefined, title: say((words) => words.planTitle()), text: say((words) => words.meetingsText()) };
    fact.set(view?.fact ?? rooms);
    hero.set(view?.hero);
    tiles.set([own]);
    // A rail is for whoever has meetings; a television that nobody is signed in at keeps its room for what is free nearby.
    const signedIn = environment.session.state.get().kind === 'signed-in';
    rails.set(!signedIn ? [] : [{ id: 'meetings', title: say((words) => words.meetingsTitle()), cards: [...view?.coming ?? [], plan, directory], now: view?.joins === true }]);
  };
  show();
  const cancelSession = environment.session.state.watch(() => show(last));
  let stop = (): void => {};
  let forget = (): void => {};
  let stopped = false;
  const cancel = environment.clock.after(FACTS_AFTER_MS, () => void import('./meetings-facts.js').then(({ followFacts }) => {
    if (!stopped) ({ stop, forget } = followFacts(environment, show));
  }, () => undefined));
  return {
    fact, hero, rails, tiles, place,
    forget: () => forget(),
    stop() {
      stopped = true;
      cancel();
      cancelSession();
      stop();
    },
  };
}
