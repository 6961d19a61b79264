import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Cancel } from '../../shared/base/clock.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import type { CallSession } from '../../shared/telepresence/call-session.js';
import { centerNames } from '../../shared/ui/call/center-names.js';
import { MissedCalls } from '../../shared/ui/call/missed-calls.js';
import { sayElsewhere } from '../../shared/ui/call/say-elsewhere.js';
import { sayMissed } from '../../shared/ui/call/say-missed.js';
import { callMessages } from '../../shared/ui/call/strings/compiled/index.js';
import '../../shared/ui/elements/city-button.js';
import '../../shared/ui/elements/city-icon.js';
import { formats } from '../../shared/ui/format.js';
import type { IconName } from '../../shared/ui/icons/icon-names.js';
import { messages } from '../../shared/ui/language/messages.js';
import type { Phone } from '../shell/phone.js';

/** What is new of calls for the person who is signed in: one that goes on on another screen of theirs, and those that they missed, the latest first. */
@customElement('phone-call-news')
export class PhoneCallNews extends LitElement {
  @property({ attribute: false }) phone!: Phone;
  @property({ attribute: false }) calls!: CallSession;
  readonly #t = messages(this, callMessages);
  readonly #format = formats(this);
  readonly #centers = centerNames(this, () => this.phone.api);
  #missed: MissedCalls | undefined;
  #cancels: Cancel[] = [];

  static override styles = css`
    :host { display: block; flex: none; box-sizing: border-box; width: 100%; max-width: 34rem; margin: 0 auto; padding: 0 calc(var(--edge) + env(safe-area-inset-right)) 0 calc(var(--edge) + env(safe-area-inset-left)); }
    section { margin-top: 20px; padding: 16px; border: 2px solid var(--line); border-radius: var(--radius-medium); background: var(--surface); }
    .says { display: flex; align-items: flex-start; }
    .says city-icon { flex: none; margin: 0.1em 0.6em 0 0; font-size: 1.3em; color: var(--ink-second); }
    .says div { flex: 1 1 auto; min-width: 0; }
    h2, p { margin: 0; font-size: var(--type-body); line-height: 1.4; overflow-wrap: break-word; }
    p { font-size: var(--type-small); color: var(--ink-second); }
    .actions { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 9em), 1fr)); grid-gap: 12px; margin-top: 14px; }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    const { api, session } = this.phone;
    const missed = this.#missed = new MissedCalls({ api, session, calls: this.calls });
    const redraw = (): void => this.requestUpdate();
    this.#cancels = [missed.state.watch(redraw), missed.start(), this.calls.view.watch(redraw)];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const cancel of this.#cancels) cancel();
  }

  override render(): TemplateResult {
    return html`${this.#drawElsewhere()}${this.#drawMissed()}`;
  }

  #drawElsewhere(): TemplateResult | typeof nothing {
    const words = this.#t();
    const { elsewhere } = this.calls.view.get();
    if (!elsewhere) return nothing;
    return this.#drawNews('elsewhere', 'devices', sayElsewhere(elsewhere, words, this.#centers()), '', html`
      <city-button variant="signal" data-id="continue-here" @click=${() => void this.calls.takeOver()} ${focusable({ id: 'continue-here' })}>${words.continueHere()}</city-button>`);
  }

  #drawMissed(): TemplateResult | typeof nothing {
    const words = this.#t();
    const [missed, ...others] = this.#missed?.state.get() ?? [];
    if (!missed) return nothing;
    const says = [sayMissed(missed, this.phone.clock.now(), words, this.#centers(), this.#format()), ...others.length > 0 ? [words.missedMore({ count: others.length })] : []].join(' · ');
    return this.#drawNews('missed-call', 'phone', words.missedTitle(), says, html`
      ${missed.mayCallBack ? html`<city-button data-id="call-back" @click=${() => void this.#missed?.callBack(missed.id)} ${focusable({ id: 'call-back' })}>${words.callBack()}</city-button>` : nothing}
      <city-button data-id="missed-seen" @click=${() => void this.#missed?.dismiss(missed.id)} ${focusable({ id: 'missed-seen' })}>${words.missedSeen()}</city-button>`);
  }

  #drawNews(id: string, icon: IconName, title: string, text: string, buttons: TemplateResult): TemplateResult {
    return html`
      <section data-id=${id}>
        <div class="says" role="status"><city-icon name=${icon}></city-icon><div><h2>${title}</h2>${text === '' ? nothing : html`<p>${text}</p>`}</div></div>
        <div class="actions" ${focusGroup({ id, kind: 'free' })}>${buttons}</div>
      </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-call-news': PhoneCallNews;
  }
}
