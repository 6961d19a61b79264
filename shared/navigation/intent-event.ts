import type { Intent } from './keys.js';

/**
 * A key as an intent, sent from the focused element upwards through shadow roots. An element that uses it calls
 * `preventDefault()`; what nobody uses moves the focus, selects or goes back. Since the focus is in the top layer only, the
 * layers below never see a key.
 */
export class IntentEvent extends Event {
  static readonly type = 'city-intent';

  constructor(readonly intent: Intent, readonly repeated: boolean) {
    super(IntentEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'city-intent': IntentEvent;
  }
}
