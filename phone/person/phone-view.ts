import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { findRoute } from '../../shared/services/registry.js';
import { BreakWatch } from '../../shared/ui/crash/break-watch.js';
import '../../shared/ui/elements/city-notice.js';
import '../../shared/ui/elements/city-skeleton.js';
import { settleMessages } from '../../shared/ui/language/message-group.js';
import { messages } from '../../shared/ui/language/messages.js';
import { LeaveEvent } from '../../shared/ui/panel/leave-event.js';
import { uiMessages } from '../../shared/ui/strings/compiled/index.js';

/**
 * The view of a service at a path. Its code is fetched when it is first needed; a view that cannot be fetched or breaks becomes a
 * notice that says so, and the rest of the page lives on.
 */
@customElement('phone-view')
export class PhoneView extends LitElement {
  @property() path = '';
  @state() private view: HTMLElement | 'loading' | 'broken' = 'loading';
  readonly #words = messages(this, uiMessages);
  #turn = 0;

  static override styles = css`
    :host { display: block; flex: 1 0 auto; }
    .room { display: flex; flex-direction: column; box-sizing: border-box; max-width: 34rem; min-height: 20rem; margin: 0 auto; padding: 24px var(--edge); }
  `;

  constructor() {
    super();
    new BreakWatch(this, () => { this.view = 'broken'; });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('path')) void this.#load();
  }

  /** Whether the view has nothing of its own to leave first. */
  mayLeave(): boolean {
    return !(this.view instanceof HTMLElement) || this.view.dispatchEvent(new LeaveEvent());
  }

  async #load(): Promise<void> {
    const turn = ++this.#turn;
    const found = findRoute(this.path, 'phone');
    const tag = found?.route.tag.phone;
    this.view = 'loading';
    try {
      await found?.route.load.phone?.();
      await settleMessages();
    } catch {
      if (turn === this.#turn) this.view = 'broken';
      return;
    }
    if (turn === this.#turn) this.view = tag ? Object.assign(document.createElement(tag), found?.params) : 'broken';
  }

  override render(): TemplateResult | HTMLElement {
    if (this.view instanceof HTMLElement) return this.view;
    if (this.view === 'loading') return html`<div class="room"><city-skeleton></city-skeleton></div>`;
    const words = this.#words();
    return html`<div class="room"><city-notice kind="error" heading=${words.crashTitle()} text=${words.crashText()} action=${words.tryAgain()} data-id="view-broken" @city-notice-action=${() => void this.#load()}></city-notice></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-view': PhoneView;
  }
}
