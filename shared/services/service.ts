import type { Clock } from '../base/clock.js';
import type { LonLat } from '../base/geo.js';
import type { Readable } from '../base/store.js';
import type { Truth } from '../base/truth.js';
import type { CityInfo } from '../contract/city.js';
import type { Desk } from '../contract/values.js';
import type { ApiClient } from '../offline/api-client.js';
import type { Connectivity } from '../offline/connectivity.js';
import type { LiveEvents } from '../offline/live-events.js';
import type { Outbox } from '../offline/outbox.js';
import type { SessionStore } from '../ui/session.js';
import type { IconName } from '../ui/icons/icon-names.js';

/** What a service needs of the screen it runs on. A shell makes one and hands it to every service. */
export interface ServiceEnvironment {
  readonly city: CityInfo;
  readonly clock: Clock;
  readonly api: ApiClient;
  readonly events: LiveEvents;
  readonly outbox: Outbox;
  readonly connectivity: Connectivity;
  readonly session: SessionStore;
  /** Where this screen stands: the panel's center, a household's home district, else the middle of the city. */
  readonly position: LonLat;
  /** The center a panel belongs to. */
  readonly centerId?: string;
  /** The telepresence room whose own panel this is. */
  readonly spaceId?: string;
}

export type ServiceChannel = 'kiosk' | 'tv' | 'phone';

/** A line of text that says how true it is; `text` reads the current language each time it is drawn. */
export interface HomeFact {
  readonly text: () => string;
  readonly truth: Truth;
}

/** The one thing that matters now, at the top of the television's home. */
export interface HeroLine {
  /** A few words above it, such as "Tomorrow morning". */
  readonly eyebrow: () => string;
  readonly text: () => string;
  readonly detail?: () => string;
  readonly truth: Truth;
  /** Where select leads. */
  readonly path: string;
  /** When it matters, as an ISO instant; of several services' lines the soonest is shown. */
  readonly at: string;
}

export interface HomeCard {
  readonly id: string;
  readonly title: () => string;
  readonly text: () => string;
  /** How true the text is; undefined only where it tells nothing that could be untrue, such as what a door leads to. */
  readonly truth: Truth | undefined;
  readonly path: string;
  /** An icon's name for `<city-icon>`. */
  readonly icon: IconName;
}

/** A row of cards on the television's home. */
export interface HomeRail {
  readonly id: string;
  readonly title: () => string;
  readonly cards: readonly HomeCard[];
  /** Something in it is to be done now: it stands before the rails of all services. */
  readonly now?: boolean;
}

/** What a running service tells a home screen. `undefined` means "not known yet"; a shell reserves the space. */
export interface ServiceHome {
  readonly fact: Readable<HomeFact | undefined>;
  readonly hero: Readable<HeroLine | undefined>;
  readonly rails: Readable<readonly HomeRail[]>;
  /** What it does, one tile each: a panel's home shows them when this is its only service. */
  readonly tiles: Readable<readonly HomeCard[]>;
  /** One line on the place where the screen stands, such as until when it is open. */
  readonly place: Readable<(() => string) | undefined>;
  /** The visit is over: what this person chose or typed is dropped. A shell calls it when it returns to its start. */
  forget(): void;
  /** Ends everything that runs. */
  stop(): void;
}

export interface ServiceRoute {
  /** Such as `/work/center/:centerId`; what `:name` matches is handed to the element as a property of that name. */
  readonly path: string;
  /** Brings the view's element. */
  readonly load: { readonly [Channel in ServiceChannel]?: () => Promise<unknown> };
  readonly tag: { readonly [Channel in ServiceChannel]?: string };
  /** The view there draws this screen's calls to that desk itself, in its midst: a television lays nothing over it. */
  readonly desk?: Desk;
}

/** What `<city-tile>` and home screens show, and what a shell must know before it loads anything of the service. */
export interface ServiceManifest {
  readonly id: string;
  readonly title: () => string;
  readonly icon: IconName;
  readonly channels: readonly ServiceChannel[];
  readonly routes: readonly ServiceRoute[];
  /** Where its tile leads. */
  readonly path: string;
  /**
   * Where a card leads that is held to a panel's reader while no view looks for one. The element there is given it as its
   * property `scan` before it is connected, answers it at once and keeps it no longer than that takes.
   */
  readonly scanned: readonly { readonly kind: 'card'; readonly path: string; readonly at?: InstalledAt }[];
  /** Another thing to do from home, in the signal colour, such as checking in. */
  readonly action?: { readonly title: () => string; readonly detail: () => string; readonly icon: IconName; readonly path: string; readonly channels: readonly ServiceChannel[]; readonly at?: InstalledAt };
  readonly openHome: (environment: ServiceEnvironment) => Promise<ServiceHome>;
  readonly scenes: () => Promise<{ readonly scenes: readonly Scene[] }>;
}

/** Where a panel stands for something to be offered on it, before what is offered on every panel: it is a telepresence room's own. */
export type InstalledAt = 'own-room';

export type SceneStep =
  /** Key names as in `KeyboardEvent.key`. */
  | { readonly press: readonly string[] }
  /** Taps (on a television: selects) the control with this `data-id`. */
  | { readonly tapId: string }
  | { readonly type: string }
  /** The network goes, now and not with the page. */
  | { readonly network: 'cut' }
  /** Lets so many seconds pass at once. */
  | { readonly pass: number }
  /** Throws where nobody catches it, as a mistake in the code would. */
  | { readonly throws: 'error' }
  /** Waits until an element with this `data-id` is drawn. */
  | { readonly waitFor: string }
  /** Holds a demo card to the panel's simulated reader: `valid` has a reservation at the panel's center now. */
  | { readonly show: 'valid' | 'no-reservation' | 'wrong-center' | 'too-early' | 'revoked' | 'expired' | 'not-ours' | 'unreadable' };

/**
 * One screen a person can meet: a view in a state. Declarative, so that the channel suite can draw it in the built product,
 * in every language, text size and theme, against the real server.
 */
export interface Scene {
  readonly id: string;
  readonly channel: 'kiosk' | 'tv' | 'phone' | 'operations';
  /** `:centerId` stands for a center that never closes, whichever city is drawn. */
  readonly path: string;
  /** Page parameters beyond the screen's own, such as the platform that a television behaves like. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Whoever the channel is for: on the operation center's page, staff of the help desk; `as-resident` is somebody there whose card is no staff card, `as-clinician` staff of the clinicians' desk. */
  readonly signedIn?: boolean | 'as-resident' | 'as-clinician';
  readonly network?: 'ok' | 'slow' | 'failing' | 'cut';
  /** What this screen's browser has not: it cannot encrypt what a call sends, as those of most televisions. */
  readonly lacks?: 'encryption';
  /** When the network condition begins: with the page, or after the view has been drawn once. */
  readonly networkFrom?: 'start' | 'drawn';
  readonly steps?: readonly SceneStep[];
  /** Replies to give in place of the server's, by route name: empty lists, refusals, other days. `:callId` stands for the id of the call that the screen has made, `:centerId` as in the path. */
  readonly answers?: Readonly<Record<string, { readonly status?: number; readonly body: unknown }>>;
}
