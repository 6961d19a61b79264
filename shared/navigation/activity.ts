import type { Cancel } from '../base/clock.js';
import type { IdleTimer } from './idle.js';

/** Tells `timer` of every touch, key and turn of a wheel on this page. */
export function watchActivity(timer: Pick<IdleTimer, 'notice'>): Cancel {
  const notice = (): void => timer.notice();
  const types = ['pointerdown', 'keydown', 'wheel'] as const;
  for (const type of types) addEventListener(type, notice, { capture: true, passive: true });
  return () => {
    for (const type of types) removeEventListener(type, notice, true);
  };
}
