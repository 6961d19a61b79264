import type { Measure } from './bench-row.js';

export interface Measurement {
  /** `npm run bench -- <word>` takes the measurements whose name holds the word. */
  readonly name: string;
  /** Loads what measures, only when it is wanted. */
  readonly load: () => Promise<Measure>;
}

/** Everything that `npm run bench` measures. A new figure is a file beside this one and a line here. */
export const MEASUREMENTS: readonly Measurement[] = [
  { name: 'first load', load: async () => (await import('./first-load.js')).measureFirstLoads },
  { name: 'seat contention', load: async () => (await import('./seat-contention.js')).measureSeatContention },
  { name: 'http validated route', load: async () => (await import('./validated-route.js')).measureValidatedRoute },
  { name: 'http booking', load: async () => (await import('./http-booking.js')).measureHttpBooking },
  { name: 'push screens', load: async () => (await import('./screens.js')).measureScreens },
  { name: 'kills', load: async () => (await import('./kills.js')).measureKills },
  { name: 'nodes', load: async () => (await import('./nodes.js')).measureNodes },
  { name: 'calls ring', load: async () => (await import('./calls-ring.js')).measureCallsRing },
  { name: 'calls join', load: async () => (await import('./calls-join.js')).measureCallsJoin },
  { name: 'calls answer', load: async () => (await import('./calls-answer.js')).measureCallsAnswer },
  { name: 'calls watchers', load: async () => (await import('./calls-watchers.js')).measureCallsWatchers },
  { name: 'calls faults', load: async () => (await import('./calls-faults.js')).measureCallsFaults },
  { name: 'kiosk start', load: async () => (await import('./kiosk-start.js')).measureKioskStart },
  { name: 'kiosk taps', load: async () => (await import('./kiosk-taps.js')).measureKioskTaps },
  { name: 'television keys', load: async () => (await import('./tv-keys.js')).measureTvKeys },
  { name: 'occupancy', load: async () => (await import('./occupancy.js')).measureOccupancy },
  { name: 'scanning photographs', load: async () => (await import('./scan-samples.js')).measureScanSamples },
  { name: 'scanning main thread', load: async () => (await import('./scan-main-thread.js')).measureScanMainThread },
  { name: 'scanning card to answer', load: async () => (await import('./card-to-answer.js')).measureCardToAnswer },
];
