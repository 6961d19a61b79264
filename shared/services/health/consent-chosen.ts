import type { ChosenConsent } from '../../contract/consents.js';

/** The person gives one consent or takes it back. */
export class ConsentChosen extends Event {
  constructor(readonly item: ChosenConsent, readonly given: boolean) {
    super('pla-consent-chosen', { bubbles: true, composed: true });
  }
}
