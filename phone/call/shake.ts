import type { Cancel, Clock } from '../../shared/base/clock.js';

/** Two short shakes, as a phone that rings has them. */
const PATTERN_MS = [400, 200, 400];
const EVERY_MS = 2_000;

/** Shakes the phone until it is ended; browsers without it, and those that nobody has touched yet, stay still. */
export function shake(clock: Pick<Clock, 'after'>, phone: { vibrate?(pattern: number[]): boolean }): Cancel {
  let cancelNext: Cancel = () => {};
  const once = (): void => {
    phone.vibrate?.(PATTERN_MS);
    cancelNext = clock.after(EVERY_MS, once);
  };
  once();
  return () => {
    cancelNext();
    phone.vibrate?.([0]);
  };
}
