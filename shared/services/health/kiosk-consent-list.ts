import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CONSENT_ITEMS, type ConsentItem } from '../../contract/consents.js';
import type { Consents } from '../../contract/consultations.js';
import { focusable } from '../../navigation/focusable.js';
import { messages } from '../../ui/language/messages.js';
import '../../ui/panel/city-pages.js';
import { largeText } from '../../ui/panel/text-factor.js';
import { ConsentChosen } from './consent-chosen.js';
import { sayConsent } from './consent-words.js';
import './kiosk-consent-line.js';
import './kiosk-summary.js';
import { healthMessages } from './strings/compiled/index.js';
import { listParts } from './summary-words.js';

/** Characters of the notice on a page of doubled text. */
const NOTICE_PART = 60;

/** What a person agrees to, a line each with a switch as large as the line; what is needed stands first and cannot be switched. */
@customElement('pla-kiosk-consent-list')
export class PlaKioskConsentList extends LitElement {
  @property({ attribute: false }) consents!: Consents;
  /** What is said of all of them; in doubled text it has its place among the lines. */
  @property() notice = '';
  readonly #t = messages(this, healthMessages);
  readonly #large = largeText(this);

  static override styles = css`:host { display: flex; flex-direction: column; flex: var(--hands-flex, 1 1 0); min-height: 0; }`;

  override render(): TemplateResult {
    const notice = this.#large() ? listParts(this.notice, NOTICE_PART) : [];
    return html`<city-pages name="consents" .items=${[
      ...notice.map((part) => ({ key: part, draw: () => html`<pla-kiosk-summary-part>${part}</pla-kiosk-summary-part>` })),
      ...CONSENT_ITEMS.map((item) => ({ key: item, draw: () => this.#drawLine(item) })),
    ]}></city-pages>`;
  }

  #drawLine(item: ConsentItem): TemplateResult {
    const { title, text } = sayConsent(item, this.#t());
    if (item === 'talk') return html`<pla-kiosk-consent-line data-id="consent-talk" heading=${title} text=${this.#large() ? '' : text} given needed></pla-kiosk-consent-line>`;
    const given = this.consents[item];
    return html`<pla-kiosk-consent-line data-id="consent-${item}" heading=${title} text=${this.#large() ? '' : text} ?given=${given} @click=${() => this.dispatchEvent(new ConsentChosen(item, !given))}
      ${focusable({ id: item })}></pla-kiosk-consent-line>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-consent-list': PlaKioskConsentList;
  }
}
