/**
 * How true a figure is. Every figure on a screen carries one, and one small, always equal mark draws it.
 * `state` is one of three; `simulated` and `approximate` combine with it.
 */
export interface Truth {
  /** Who says so: `server`, `timetable`, `cache`, a feed's name. Shown to operators, not to passers-by. */
  readonly source: string;
  /** When it was true, as an ISO instant. */
  readonly at: string;
  readonly state: 'live' | 'planned' | 'old';
  readonly simulated?: boolean | undefined;
  readonly approximate?: boolean | undefined;
}
