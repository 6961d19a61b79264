import type { Cancel } from '../../shared/base/clock.js';
import type { Readable } from '../../shared/base/store.js';
import type { KeyTable } from '../../shared/navigation/keys.js';

/**
 * What Back means at the home page: `ask` shows our own question and then calls `leave` (Samsung wants it), `hand-over` calls
 * `leave` at once (LG shows its home), `stay` has nowhere to go (a browser tab) and only tells so.
 */
export type ExitRule = 'ask' | 'hand-over' | 'stay';

/** A route that another app or the television asked for, such as `/work`. */
export interface DeepLink {
  readonly path: string;
}

/** What differs between televisions. The only place that knows a vendor's globals. */
export interface TvPlatform {
  readonly name: 'browser' | 'tizen' | 'webos';
  readonly keys: KeyTable;
  readonly exitRule: ExitRule;
  /** Asks the platform for the keys beyond arrows, OK and Back, and begins to listen to it. */
  start(): void;
  /** Leaves the app as this platform does. */
  leave(): void;
  readonly visibility: Readable<'visible' | 'hidden'>;
  /** Where the platform was told to open the app; each request is a value of its own, also when it names the same route again. */
  readonly deepLink: Readable<DeepLink | undefined>;
  /** Keeps the screen saver away until the returned function is called. */
  keepAwake(): Cancel;
  /** Hears of the network as the platform sees it: a reason to ask the server at once, never a proof. */
  onNetworkChange(listener: (connected: boolean) => void): Cancel;
  /** Hears that memory is short: what can be drawn again later is to be let go. Where a television does not tell, nothing is heard. */
  onLowMemory(listener: () => void): Cancel;
}
