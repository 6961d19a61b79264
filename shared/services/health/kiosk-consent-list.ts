import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CONSENT_ITEMS, type ConsentItem } from '../../contract/consents.js';
import type { Consents } from '../../contract/consultations.js';
import { focusable } from '../../navigation/focusable.js';
import '../../ui/elements/city-icon.js';
import { messages } from '../../ui/language/messages.js';
import '../../ui/panel/city-pages.js';
import { largeText } from '../../ui/panel/text-factor.js';
import { sayConsent } from './consent-words.js';
import { healthMessages } from './strings/compiled/index.js';

/** The person gives one consent or takes it back. */
export class ConsentChosen extends Event {
  constructor(readonly item: Exclude<ConsentItem, 'talk'>, readonly given: boolean) {
    super('pla-consent-chosen', { bubbles: true, composed: true });
  }
}

/** What a person agrees to, a line each with a switch as large as the line; what is needed stands first and cannot be switched. */
@customElement('pla-kiosk-consent-list')
export class PlaKioskConsentList extends LitElement {
  @property({ attribute: false }) consents!: Consents;
  readonly #t = messages(this, healthMessages);
  readonly #large = largeText(this);

  static override styles = css`
    :host { display: flex; flex-direction: column; flex: var(--hands-flex, 1 1 0); min-height: 0; }
    .line {
      display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: center; gap: calc(var(--gap) * 2); width: 100%; min-height: var(--target); box-sizing: border-box; margin: 0; padding: calc(var(--mm) * 3) calc(var(--mm) * 6);
      border: calc(var(--mm) * 0.8) solid var(--line); border-radius: var(--radius-medium); background: var(--surface); color: var(--ink); font: inherit; text-align: start;
    }
    button { cursor: pointer; }
    button:focus { outline: 0; }
    .line[data-focused] { outline: calc(var(--mm) * 1.5) solid var(--signal); background: var(--raised); }
    .line[aria-checked='true'] { border-color: var(--good); }
    b { display: block; font-size: var(--type-body); line-height: 1.3; }
    .text { display: block; font-size: var(--type-small); line-height: 1.35; color: var(--ink-second); }
    .answer { display: inline-flex; align-items: center; gap: calc(var(--gap) * 0.5); min-width: calc(var(--mm) * 22); justify-content: center; padding: calc(var(--mm) * 2) calc(var(--mm) * 4); border-radius: var(--radius-round); background: var(--raised); font-size: var(--type-body); font-weight: 700; }
    .yes { background: var(--good); color: var(--good-ink); }
  `;

  override render(): TemplateResult {
    return html`<city-pages name="consents" .items=${CONSENT_ITEMS.map((item) => ({ key: item, draw: () => this.#drawLine(item) }))}></city-pages>`;
  }

  #drawLine(item: ConsentItem): TemplateResult {
    const words = this.#t();
    const { title, text } = sayConsent(item, words);
    const told = html`<span><b>${title}</b>${this.#large() && item !== 'talk' ? '' : html`<span class="text">${text}</span>`}</span>`;
    if (item === 'talk') return html`<div class="line" data-id="consent-talk">${told}<span class="answer yes"><city-icon name="check"></city-icon>${words.choiceYes()}</span></div>`;
    const given = this.consents[item];
    return html`
      <button type="button" class="line" role="switch" aria-checked=${given} data-id="consent-${item}" @click=${() => this.dispatchEvent(new ConsentChosen(item, !given))} ${focusable({ id: item })}>
        ${told}<span class="answer ${given ? 'yes' : ''}">${given ? html`<city-icon name="check"></city-icon>${words.choiceYes()}` : words.choiceNo()}</span>
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-consent-list': PlaKioskConsentList;
  }
}
