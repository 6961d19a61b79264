import type { CallTarget } from '../../contract/calls.js';
import { isEncryptedDesk } from '../../contract/encrypted-desks.js';

/** Whether a call that is about to be made will be encrypted from end to end, before the server has said so. */
export const willBeEncrypted = (target: CallTarget | undefined): boolean => target?.kind === 'desk' && isEncryptedDesk(target.desk);

/**
 * Whether this browser can encrypt what a call sends from end to end: Chromium since 86, and today's Firefox and Safari. Those of
 * most televisions cannot, nor can a page that is a file, as in their packages: it may start no worker.
 */
export function canEncrypt(): boolean {
  return location.protocol !== 'file:' && ('RTCRtpScriptTransform' in globalThis || (typeof RTCRtpSender === 'function' && 'createEncodedStreams' in RTCRtpSender.prototype));
}
