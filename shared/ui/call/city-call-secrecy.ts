import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CallSecrecy } from '../../telepresence/call-view.js';
import '../elements/city-icon.js';
import { messages } from '../language/messages.js';
import { callMessages, type CallMessages } from './strings/compiled/index.js';

const BROKEN = { 'no-key': 'notSecured', 'locked': 'cannotBeRead', 'plain': 'sendsPlain' } as const satisfies Record<string, keyof CallMessages>;

/** How secret a call is: that its screens agree on a key, the code that both sides compare, or what is wrong. */
@customElement('city-call-secrecy')
export class CityCallSecrecy extends LitElement {
  @property({ attribute: false }) secrecy!: CallSecrecy;
  readonly #t = messages(this, callMessages);

  static override styles = css`
    :host { display: block; box-sizing: border-box; padding: calc(var(--gap) * 0.5) var(--gap); border-radius: var(--radius-medium); background: var(--ground); color: var(--ink); font-size: var(--type-small); line-height: 1.35; }
    p { margin: 0; }
    .head { display: flex; align-items: center; font-weight: 600; }
    .head city-icon { flex: none; margin-right: calc(var(--gap) * 0.4); font-size: 1.25em; }
    .code { font-size: var(--type-title); font-weight: 700; line-height: 1.2; letter-spacing: 0.04em; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .quiet { color: var(--ink-second); }
    .said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  `;

  override render(): TemplateResult {
    const words = this.#t();
    const { secrecy } = this;
    return html`<div role="status" data-id="secrecy" data-kind=${secrecy.kind}>${secrecy.kind === 'secured' ? this.#drawCode(secrecy, words) : this.#drawHead(secrecy, words)}</div>`;
  }

  #drawHead(secrecy: CallSecrecy, words: CallMessages): TemplateResult | typeof nothing {
    if (secrecy.kind === 'broken') return html`<p class="head"><city-icon name="warning-circle"></city-icon>${words[BROKEN[secrecy.why]]()}</p>`;
    return secrecy.kind === 'securing' ? html`<p class="head"><city-icon name="lock-simple"></city-icon>${words.securing()}</p>` : nothing;
  }

  #drawCode({ code, screens, changed }: Extract<CallSecrecy, { readonly kind: 'secured' }>, words: CallMessages): TemplateResult {
    // Read aloud digit by digit, as it is compared.
    return html`
      <p class="head"><city-icon name="lock-simple"></city-icon>${words.encryptedBetween({ count: screens })}</p>
      <p class="code"><span aria-hidden="true" data-id="call-code">${code.slice(0, 3)} ${code.slice(3)}</span><span class="said">${[...code].join(' ')}</span></p>
      <p class=${changed ? '' : 'quiet'}>${changed ? words.codeChanged() : words.compareCode()}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-call-secrecy': CityCallSecrecy;
  }
}
