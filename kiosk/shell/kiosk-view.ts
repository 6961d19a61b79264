import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Scan } from '../../shared/devices/scanner.js';
import type { Route } from '../../shared/navigation/router.js';
import { findRoute } from '../../shared/services/registry.js';
import { BreakWatch } from '../../shared/ui/crash/break-watch.js';
import '../../shared/ui/elements/city-notice.js';
import '../../shared/ui/elements/city-skeleton.js';
import { settleMessages } from '../../shared/ui/language/message-group.js';
import { messages } from '../../shared/ui/language/messages.js';
import '../../shared/ui/panel/city-panel-page.js';
import { LeaveEvent } from '../../shared/ui/panel/leave-event.js';
import { uiMessages } from '../../shared/ui/strings/compiled/index.js';
import { OWN_PAGES } from './own-pages.js';

/**
 * The view of a service, or a page of the shell's own, at a route. Its code is fetched when it is first needed; a view that cannot be fetched or breaks
 * becomes a tile that says so, and the rest of the screen lives on.
 */
@customElement('kiosk-view')
export class KioskView extends LitElement {
  @property({ attribute: false }) route!: Route;
  /** What was held to the reader and led here; another one begins the view anew. */
  @property({ attribute: false }) scan: Scan | undefined;
  @state() private view: HTMLElement | 'loading' | 'broken' = 'loading';
  readonly #words = messages(this, uiMessages);
  #turn = 0;

  static override styles = css`
    :host { position: absolute; inset: 0; display: block; }
  `;

  constructor() {
    super();
    new BreakWatch(this, () => { this.view = 'broken'; });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('route') || (changed.has('scan') && this.scan)) void this.#load();
  }

  /** Whether the view has nothing of its own to leave first. */
  mayLeave(): boolean {
    return !(this.view instanceof HTMLElement) || this.view.dispatchEvent(new LeaveEvent());
  }

  async #load(): Promise<void> {
    const turn = ++this.#turn;
    const found = findRoute(this.route.path, 'kiosk');
    const route = OWN_PAGES.find((page) => page.path === this.route.path) ?? found?.route;
    const tag = route?.tag.kiosk;
    this.view = 'loading';
    try {
      await route?.load.kiosk?.();
      await settleMessages();
    } catch {
      if (turn === this.#turn) this.view = 'broken';
      return;
    }
    if (turn !== this.#turn) return;
    this.view = tag ? Object.assign(document.createElement(tag), found?.params, this.scan && { scan: this.scan }) : 'broken';
  }

  override render() {
    if (this.view === 'loading') return html`<city-panel-page><city-skeleton></city-skeleton></city-panel-page>`;
    if (this.view !== 'broken') return this.view;
    const words = this.#words();
    return html`
      <city-panel-page>
        <city-notice kind="error" heading=${words.crashTitle()} text=${words.crashText()} action=${words.tryAgain()} data-id="view-broken"
          @city-notice-action=${() => this.#load()}></city-notice>
      </city-panel-page>${nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-view': KioskView;
  }
}
