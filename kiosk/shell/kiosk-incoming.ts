import { consume } from '@lit/context';
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import type { ApiClient } from '../../shared/offline/api-client.js';
import type { CallSession } from '../../shared/telepresence/call-session.js';
import type { CallView } from '../../shared/telepresence/call-view.js';
import { sayCaller, sayPhase } from '../../shared/ui/call/call-words.js';
import { centerNames } from '../../shared/ui/call/center-names.js';
import { callMessages, type CallMessages } from '../../shared/ui/call/strings/compiled/index.js';
import { apiContext } from '../../shared/ui/contexts.js';
import '../../shared/ui/elements/city-button.js';
import '../../shared/ui/elements/city-icon.js';
import type { IconName } from '../../shared/ui/icons/icon-names.js';
import { messages } from '../../shared/ui/language/messages.js';
import '../../shared/ui/panel/city-panel-page.js';
import './kiosk-in-call.js';
import type { KioskInCall } from './kiosk-in-call.js';

/** A call that rings on a panel, or is called back from it, over whatever is on: who it is, the call itself and its end; then what was on is there again as it was. */
@customElement('kiosk-incoming')
export class KioskIncoming extends LitElement {
  @property({ attribute: false }) calls!: CallSession;
  @property({ attribute: false }) view!: CallView;
  @consume({ context: apiContext }) private api!: ApiClient;
  readonly #t = messages(this, callMessages);
  readonly #centers = centerNames(this, () => this.api);

  static override styles = css`
    :host { position: absolute; top: 0; left: 0; right: 0; bottom: 0; display: block; background: var(--ground); }
    .mark { display: flex; align-items: center; justify-content: center; height: 100%; color: var(--ink-second); font-size: calc(var(--mm) * 60); }
    h1 { margin: 0; font-size: var(--type-heading); line-height: 1.25; letter-spacing: -0.02em; overflow-wrap: break-word; }
    h1:lang(th) { letter-spacing: 0; line-height: 1.4; }
    .actions { display: grid; gap: var(--gap); }
  `;

  /** Back leaves what stands over the call, then the call, then its end. */
  goBack(): void {
    const { phase } = this.view;
    if (this.renderRoot.querySelector<KioskInCall>('kiosk-in-call')?.goBack()) return;
    if (phase.kind === 'ended') this.calls.forget();
    else if (phase.kind === 'ringing' && phase.way === 'incoming') this.calls.decline();
    else this.calls.hangUp();
  }

  override render(): TemplateResult {
    const words = this.#t();
    const { view, calls } = this;
    switch (view.phase.kind) {
      case 'idle': return html``;
      case 'starting':
      case 'queued': return this.#drawWait(words);
      case 'ringing': return view.phase.way === 'outgoing' ? this.#drawWait(words) : this.#drawPage('call-incoming', 'phone', sayCaller(view, words, this.#centers()), html`
        <city-button variant="signal" size="main" data-id="call-answer" @click=${() => void calls.answer()} ${focusable({ id: 'answer', autofocus: true })}>${words.answer()}</city-button>
        <city-button size="main" data-id="call-decline" @click=${() => calls.decline()} ${focusable({ id: 'decline' })}>${words.decline()}</city-button>`);
      case 'ended': return this.#drawPage('call-ended', 'phone-disconnect', sayPhase(view, words), html`
        <city-button variant="signal" size="main" data-id="call-done" @click=${() => calls.forget()} ${focusable({ id: 'done', autofocus: true })}>${words.done()}</city-button>`);
      default: return html`<kiosk-in-call .calls=${calls} .view=${view}></kiosk-in-call>`;
    }
  }

  /** Whoever is called back rings. */
  #drawWait(words: CallMessages): TemplateResult {
    return this.#drawPage('call-waits', 'phone', sayPhase(this.view, words), html`
      <city-button size="main" data-id="call-give-up" @click=${() => this.calls.hangUp()} ${focusable({ id: 'give-up', autofocus: true })}>${words.giveUp()}</city-button>`);
  }

  #drawPage(id: string, icon: IconName, title: string, actions: TemplateResult): TemplateResult {
    return html`
      <div role="alertdialog" aria-labelledby="title" data-id=${id}>
        <city-panel-page grow>
          <div slot="eyes" class="mark"><city-icon name=${icon}></city-icon></div>
          <div slot="lead"><h1 id="title" role="alert">${title}</h1></div>
          <div slot="action" class="actions" ${focusGroup({ id: 'answers', kind: 'column' })}>${actions}</div>
        </city-panel-page>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-incoming': KioskIncoming;
  }
}
