import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Route } from '../../shared/navigation/router.js';
import { findRoute } from '../../shared/services/registry.js';
import { BreakWatch } from '../../shared/ui/crash/break-watch.js';
import { settleMessages } from '../../shared/ui/language/message-group.js';
import { messages } from '../../shared/ui/language/messages.js';
import { uiMessages } from '../../shared/ui/strings/compiled/index.js';
import './tv-popup.js';
import type { PopupChoice } from './tv-popup.js';

/** The person leaves a view that broke. */
export class ViewLeft extends Event {
  constructor() {
    super('tv-view-left', { bubbles: true, composed: true });
  }
}

/**
 * The view of a service at a route. Its code is fetched when it is first needed; a view that cannot be fetched or breaks
 * becomes a card that says so, and the rest of the screen lives on.
 */
@customElement('tv-view')
export class TvView extends LitElement {
  @property({ attribute: false }) route!: Route;
  @state() private view: HTMLElement | 'loading' | 'broken' = 'loading';
  readonly #words = messages(this, uiMessages);
  #turn = 0;

  static override styles = css`
    :host { position: absolute; top: 0; left: 0; right: 0; bottom: 0; display: block; }
    .loading { position: absolute; left: 96px; top: 54px; font-size: var(--type-body); color: var(--ink-second); opacity: 0; animation: late 1ms 200ms forwards; }
    @keyframes late { to { opacity: 1; } }
  `;

  constructor() {
    super();
    new BreakWatch(this, () => { this.view = 'broken'; });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('route')) void this.#load();
  }

  async #load(): Promise<void> {
    const turn = ++this.#turn;
    const found = findRoute(this.route.path, 'tv');
    const tag = found?.route.tag.tv;
    this.view = 'loading';
    try {
      await found?.route.load.tv?.();
      await settleMessages();
    } catch {
      if (turn === this.#turn) this.view = 'broken';
      return;
    }
    if (turn !== this.#turn) return;
    this.view = tag ? Object.assign(document.createElement(tag), found?.params) : 'broken';
  }

  #onChoice(event: PopupChoice): void {
    if (event.choice === 'again') void this.#load();
    else this.dispatchEvent(new ViewLeft());
  }

  override render(): TemplateResult | HTMLElement {
    const words = this.#words();
    if (this.view === 'loading') return html`<p class="loading" role="status">${words.loading()}</p>`;
    if (this.view !== 'broken') return this.view;
    return html`
      <tv-popup name="view-broken" heading=${words.crashTitle()} text=${words.crashText()}
        .actions=${[{ id: 'again', label: words.tryAgain(), main: true }, { id: 'start', label: words.toStart() }]}
        @tv-popup-choice=${(event: PopupChoice) => this.#onChoice(event)}></tv-popup>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tv-view': TvView;
  }
}
