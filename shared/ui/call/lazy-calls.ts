import type { CallSession } from '../../telepresence/call-session.js';
import type { OpenCalls } from '../contexts.js';
import type { CallsParts } from './make-calls.js';

/** @returns opens this screen's calls: fetched and made when first asked for, the same ones from then on */
export function lazyCalls(parts: CallsParts): OpenCalls {
  let opened: Promise<CallSession> | undefined;
  return () => {
    opened ??= import('./make-calls.js').then(({ makeCalls }) => makeCalls(parts)).catch((error: unknown) => {
      // A screen that was cut off for a moment asks again.
      opened = undefined;
      throw error;
    });
    return opened;
  };
}
