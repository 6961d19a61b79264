/** How long a screen shows what happened before it starts again by itself, for the first failure, the second ... in seconds. */
const WAITS = [10, 20, 40, 80, 160, 300] as const;
/** After so long without a failure the next one counts as the first. */
const FORGET_MS = 15 * 60_000;

/** What a page leaves to the page that it becomes by a reload: nothing but how often it failed. */
export interface Failures {
  readonly count: number;
  readonly lastAt: number;
}

/** Reads what the page before left in its history entry; anything else counts as no failure. */
export function readFailures(state: unknown): Failures {
  const { failures } = (typeof state === 'object' && state !== null ? state : {}) as { failures?: Partial<Failures> };
  const { count, lastAt } = failures ?? {};
  return typeof count === 'number' && typeof lastAt === 'number' ? { count, lastAt } : { count: 0, lastAt: 0 };
}

/** Counts one more failure. */
export function addFailure({ count, lastAt }: Failures, now: number): Failures {
  return { count: now - lastAt < FORGET_MS ? count + 1 : 1, lastAt: now };
}

/** Seconds until the next start after so many failures in a row: each time about twice as long, five minutes at most. */
export function waitBeforeStart({ count }: Failures): number {
  return WAITS[Math.min(count, WAITS.length) - 1] ?? WAITS[0];
}
