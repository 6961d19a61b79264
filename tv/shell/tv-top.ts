import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { focusable } from '../../shared/navigation/focusable.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import '../../shared/ui/elements/city-clock.js';
import '../../shared/ui/elements/city-icon.js';
import { messages } from '../../shared/ui/language/messages.js';
import { largeText } from '../../shared/ui/panel/text-factor.js';
import { tvMessages } from '../strings/compiled/index.js';
import { buttonStyles, focusStyles } from './tv-styles.js';
import type { IconName } from '../../shared/ui/icons/icon-names.js';

export type TopAction = 'continue' | 'settings' | 'help' | 'sign-in' | 'sign-out';

/** A person pressed one of the buttons beside the clock. */
export class TopPress extends Event {
  constructor(readonly action: TopAction) {
    super('tv-top-press', { bubbles: true, composed: true });
  }
}

/** The first line of home: greeting, sign in or out, help, settings, time; and whether the city's server is away. */
@customElement('tv-top')
export class TvTop extends LitElement {
  @property() greeting = '';
  @property({ type: Boolean }) signedIn = false;
  @property({ type: Boolean }) offline = false;
  /** What goes on with a call that the person is in on another screen; empty while there is none. */
  @property() callElsewhere = '';
  readonly #t = messages(this, tvMessages);
  readonly #large = largeText(this);

  static override styles = [focusStyles, buttonStyles, css`
    :host { display: flex; align-items: center; min-height: var(--target); }
    .greeting { flex: 1 1 auto; margin: 0; font-size: var(--greeting); font-weight: 600; line-height: 1.3; }
    .offline { display: flex; align-items: center; margin-right: 32px; font-size: var(--type-small); color: var(--wait); }
    .offline city-icon { margin-right: 12px; font-size: 1.35em; }
    .row { display: flex; align-items: center; }
    button { display: flex; align-items: center; margin-right: 24px; padding: 12px 28px; font-size: var(--type-small); background: var(--surface); white-space: nowrap; }
    button city-icon { margin-right: 14px; font-size: 1.4em; }
    city-clock { margin-left: 24px; font-size: var(--type-title); font-weight: 700; white-space: nowrap; }
  `];

  override render(): TemplateResult {
    const words = this.#t();
    // Large text leaves room for what can be done and for nothing beside it.
    const isFull = this.#large() && this.callElsewhere !== '';
    return html`
      ${isFull ? nothing : html`<p class="greeting">${this.greeting}</p>`}
      ${this.offline ? html`<span class="offline" role="status" data-id="offline-mark"><city-icon name="wifi-slash"></city-icon>${words.offlineMark()}</span>` : nothing}
      <div class="row" ${focusGroup({ id: 'top', kind: 'row' })}>
        ${this.callElsewhere === '' ? nothing : this.#draw('continue', 'phone', this.callElsewhere)}
        ${this.signedIn ? this.#draw('sign-out', 'sign-out', words.signOut()) : this.#draw('sign-in', 'identification-card', words.signIn())}
        ${this.#draw('help', 'headset', words.help())}
        ${this.#draw('settings', 'gear-six', words.settings())}
      </div>
      ${isFull ? nothing : html`<city-clock></city-clock>`}`;
  }

  #draw(action: TopAction, icon: IconName, text: string): TemplateResult {
    return html`
      <button type="button" data-id="top-${action}" @click=${() => this.dispatchEvent(new TopPress(action))} ${focusable({ id: action })}>
        <city-icon name=${icon}></city-icon>${text}
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tv-top': TvTop;
  }
  interface GlobalEventHandlersEventMap {
    'tv-top-press': TopPress;
  }
}
