import type { Cancel } from '../../shared/base/clock.js';
import type { Readable } from '../../shared/base/store.js';
import type { KeyTable } from '../../shared/navigation/keys.js';

/**
 * What Back means at the home page: `ask` shows our own question and then calls `leave` (Samsung wants it), `hand-over` calls
 * `leave` at once (LG shows its home), `stay` has nowhere to go (a browser tab) and only tells so.
 */
export type ExitRule = 'ask' | 'hand-over' | 'stay';

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
  /** Where the platform was told to open the app, as a route; each new request is a new value. */
  readonly deepLink: Readable<string | undefined>;
  /** Keeps the screen saver away until the returned function is called. */
  keepAwake(): Cancel;
  /** Hears of the network as the platform sees it: a reason to ask the server at once, never a proof. */
  onNetworkChange(listener: (connected: boolean) => void): Cancel;
}
