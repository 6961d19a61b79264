import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Cancel, Clock } from '../../base/clock.js';
import type { Scan, Scanner, ScannerState } from '../../devices/scanner.js';
import type { Router } from '../../navigation/router.js';
import type { ApiClient } from '../../offline/api-client.js';
import type { CheckInSheetKeeper } from '../../offline/check-in-sheet.js';
import type { Outbox } from '../../offline/outbox.js';
import { apiContext, clockContext, outboxContext, routerContext, scannerContext, sheetContext } from '../../ui/contexts.js';
import '../../ui/elements/city-icon.js';
import { messages } from '../../ui/language/messages.js';
import '../../ui/panel/city-panel-page.js';
import { largeText } from '../../ui/panel/text-factor.js';
import type { CheckInAnswer } from './check-in-answer.js';
import { answerCard } from './check-in-desk.js';
import './kiosk-camera-circle.js';
import './kiosk-check-in-refused.js';
import './kiosk-checked-in.js';
import { workMessages, type WorkMessages } from './strings/compiled/index.js';

const CAMERA_WORDS: Readonly<Record<ScannerState, keyof Pick<WorkMessages, 'checkInOpening' | 'checkInLooking' | 'cameraRefused' | 'cameraMissing' | 'cameraTrouble'>>> = {
  closed: 'checkInOpening', opening: 'checkInOpening', looking: 'checkInLooking', 'permission-refused': 'cameraRefused', none: 'cameraMissing',
  unplugged: 'cameraTrouble', busy: 'cameraTrouble', 'no-picture': 'cameraTrouble', 'engine-failed': 'cameraTrouble',
};

/**
 * Checking in: the panel looks for a card, or was given one that led here, asks the server or its check-in sheet, and the whole
 * screen turns to the answer. What was on the card is sent and forgotten.
 */
@customElement('pla-kiosk-check-in')
export class PlaKioskCheckIn extends LitElement {
  /** A card that was held to the reader before this view was there; the camera is not needed then. */
  @property({ attribute: false }) scan: Scan | undefined;
  @consume({ context: apiContext }) private api!: ApiClient;
  @consume({ context: scannerContext }) private scanner: Scanner | undefined;
  @consume({ context: routerContext }) private router!: Router;
  @consume({ context: clockContext }) private clock!: Clock;
  @consume({ context: outboxContext }) private outbox!: Outbox;
  @consume({ context: sheetContext }) private sheet: CheckInSheetKeeper | undefined;
  @state() private stage: 'showing' | 'asking' | CheckInAnswer = 'showing';
  readonly #t = messages(this, workMessages);
  readonly #large = largeText(this);
  #cancels: Cancel[] = [];

  static override styles = css`
    :host { position: absolute; inset: 0; display: block; }
    h1 { margin: 0; font-size: var(--type-heading); line-height: 1.2; letter-spacing: -0.02em; text-align: center; }
    .eyes { flex: 1 1 0; min-height: 0; display: flex; align-items: center; justify-content: center; container-type: size; }
    pla-camera-circle { width: min(92cqw, 92cqh); }
    .how { margin: 0; font-size: var(--type-lead); line-height: 1.5; }
    .now { display: flex; align-items: center; gap: var(--gap); margin: calc(var(--gap) * 2) 0 0; font-size: var(--type-body); line-height: 1.45; color: var(--ink-second); }
    .now city-icon { flex: none; font-size: calc(var(--mm) * 16); color: var(--ink); }
    .simulated { margin: var(--gap) 0 0; font-size: var(--type-small); color: var(--ink-second); }
    @media (orientation: landscape) { h1 { text-align: start; } }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    const { scan } = this;
    this.scan = undefined;
    if (scan) void this.#ask(scan);
    if (!this.scanner) return;
    this.#cancels = [
      this.scanner.onScan((scan) => void this.#ask(scan)),
      this.scanner.state.watch(() => this.requestUpdate()),
    ];
    if (!scan) void this.scanner.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const cancel of this.#cancels) cancel();
    void this.scanner?.close();
  }

  async #ask(scan: Scan): Promise<void> {
    if (this.stage !== 'showing') return;
    this.stage = 'asking';
    const answer = await answerCard(scan, { api: this.api, clock: this.clock, outbox: this.outbox, sheet: this.sheet });
    if (!this.isConnected) return;
    // The camera's light goes out as soon as it is not needed.
    void this.scanner?.close();
    this.stage = answer;
  }

  #again(): void {
    this.stage = 'showing';
    void this.scanner?.open();
  }

  override render() {
    if (this.stage === 'showing' || this.stage === 'asking') return this.#drawShowing();
    if (this.stage.kind === 'welcome') return html`<pla-kiosk-checked-in .reply=${this.stage.reply}></pla-kiosk-checked-in>`;
    return html`<pla-kiosk-check-in-refused .answer=${this.stage} @pla-show-again=${() => this.#again()} @pla-free-seats=${() => this.router.replace('/work')}></pla-kiosk-check-in-refused>`;
  }

  #drawShowing(): TemplateResult {
    const words = this.#t();
    // The drawing says how; large text keeps the room for what happens.
    const large = this.#large();
    const asking = this.stage === 'asking';
    const camera = this.scanner?.state.get() ?? 'none';
    const looking = camera === 'looking';
    return html`
      <city-panel-page grow data-id="check-in">
        <h1 slot="title">${words.checkInTitle()}</h1>
        <div slot="eyes" class="eyes"><pla-camera-circle .scanner=${this.scanner} ?looking=${looking} ?found=${asking}></pla-camera-circle></div>
        ${large ? nothing : html`<p class="how">${words.checkInHow()}</p>`}
        <p class="now" role="status" data-id="check-in-state">
          <city-icon name=${looking || asking ? 'qr-code' : 'camera-slash'}></city-icon>${asking ? words.checkInAsking() : words[CAMERA_WORDS[camera]]()}
        </p>
        ${large ? nothing : html`<p class="now"><city-icon name="identification-card"></city-icon>${words.checkInReader()}</p>`}
        ${this.scanner?.simulated ? html`<p class="simulated">${words.simulatedDevice()}</p>` : nothing}
      </city-panel-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-check-in': PlaKioskCheckIn;
  }
}
