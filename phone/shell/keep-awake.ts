import type { Cancel } from '../../shared/base/clock.js';

/**
 * Keeps the screen on, where the browser can: a phone that sleeps sends no picture. A lock ends when the page is out of sight, so it is
 * taken again when that is over.
 */
export function keepAwake(): Cancel {
  let lock: WakeLockSentinel | undefined;
  let ended = false;
  const take = async (): Promise<void> => {
    if (document.visibilityState !== 'visible') return;
    // Low battery and some browsers refuse; the call goes on all the same.
    const taken = await (navigator.wakeLock as WakeLock | undefined)?.request('screen').catch(() => undefined);
    if (ended) void taken?.release();
    else lock = taken;
  };
  const onVisible = (): void => void take();
  document.addEventListener('visibilitychange', onVisible);
  void take();
  return () => {
    ended = true;
    document.removeEventListener('visibilitychange', onVisible);
    void lock?.release();
  };
}
