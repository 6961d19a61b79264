import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CHOSEN_CONSENTS, type ChosenConsent } from '../../contract/consents.js';
import type { Consents } from '../../contract/consultations.js';
import '../../ui/elements/city-icon.js';
import { messages } from '../../ui/language/messages.js';
import '../../ui/tv/city-tv-list.js';
import '../../ui/tv/city-tv-row.js';
import { ConsentChosen } from './consent-chosen.js';
import { sayConsent } from './consent-words.js';
import { healthMessages } from './strings/compiled/index.js';

/** What a person agrees to, a row each that OK switches; what is needed stands above them and cannot be switched. */
@customElement('pla-tv-consent-list')
export class PlaTvConsentList extends LitElement {
  @property({ attribute: false }) consents!: Consents;
  readonly #t = messages(this, healthMessages);

  static override styles = css`
    :host { display: flex; flex: 1 1 0; flex-direction: column; min-width: 0; min-height: 0; }
    .needed { display: flex; flex: none; align-items: flex-start; margin: 0 0 28px; font-size: var(--type-small); line-height: 1.4; color: var(--ink-second); }
    .needed city-icon { flex: none; margin: 0.1em 20px 0 28px; font-size: 1.3em; color: var(--good); }
    b { display: block; font-size: var(--type-body); line-height: 1.3; color: var(--ink); }
  `;

  override render(): TemplateResult {
    const words = this.#t();
    const needed = sayConsent('talk', words);
    return html`
      <p class="needed" data-id="consent-talk"><city-icon name="check"></city-icon><span><b>${needed.title}</b>${needed.text}</span></p>
      <city-tv-list name="consents" .items=${CHOSEN_CONSENTS.map((id) => ({ id, given: this.consents[id] }))} .drawItem=${({ id }: { id: ChosenConsent }) => this.#drawRow(id)}></city-tv-list>`;
  }

  #drawRow(item: ChosenConsent): TemplateResult {
    const words = this.#t();
    const { title, text } = sayConsent(item, words);
    const given = this.consents[item];
    return html`<city-tv-row .name=${item} control="consent-${item}" .pressed=${given} heading=${title} second=${text} end=${given ? words.choiceYes() : words.choiceNo()}
      @click=${() => this.dispatchEvent(new ConsentChosen(item, !given))}></city-tv-row>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-tv-consent-list': PlaTvConsentList;
  }
}
