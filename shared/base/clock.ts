/** Milliseconds since 1970-01-01T00:00Z. */
export type EpochMs = number;

/** Ends a pending timer; calling it twice is harmless. */
export type Cancel = () => void;

/**
 * Time as a dependency, so that tests own it. Models and shells never call `Date.now` or `setTimeout` themselves.
 */
export interface Clock {
  now(): EpochMs;
  /** Runs `task` once, `delayMs` from now. */
  after(delayMs: number, task: () => void): Cancel;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};
