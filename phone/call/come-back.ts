import type { Cancel } from '../../shared/base/clock.js';
import type { CallSession } from '../../shared/telepresence/call-session.js';

type ReturningCalls = Pick<CallSession, 'view' | 'retry' | 'setMicrophone' | 'setCamera'>;

/**
 * Brings a call back when the phone is looked at again. A phone that is locked, or shows another app, may lose its line and its
 * devices without a word: the line is tried at once, and what was on before is turned on again.
 */
export function comeBack(calls: ReturningCalls, page: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>): Cancel {
  let before = { microphone: false, camera: false };
  const look = (): void => {
    const { phase, devices: { microphone, camera } } = calls.view.get();
    if (page.visibilityState === 'hidden') {
      before = { microphone: microphone.wish, camera: camera.wish };
      return;
    }
    if (phase.kind === 'ended' || phase.kind === 'idle') return;
    if (phase.kind === 'reconnecting' || phase.kind === 'joining') calls.retry();
    if (before.microphone && microphone.now !== 'on') calls.setMicrophone(true);
    if (before.camera && camera.now !== 'on') calls.setCamera(true);
  };
  page.addEventListener('visibilitychange', look);
  return () => page.removeEventListener('visibilitychange', look);
}
