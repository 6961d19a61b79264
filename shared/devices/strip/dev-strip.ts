import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Cancel } from '../../base/clock.js';
import { typeAsReader } from '../card-reader/type-as-reader.js';
import type { GateFailure } from '../gate/gate.js';
import type { NetworkCondition } from '../network-switch.js';
import type { ScannerFailure } from '../scanner.js';
import { stripStyles } from './dev-strip.styles.js';
import { pressKey, STRIP_KEYS, type StripCard, type StripDevices } from './strip-devices.js';

const CAMERA_FAULTS: readonly { readonly label: string; readonly failure: ScannerFailure }[] = [
  { label: 'Unplug', failure: 'unplugged' }, { label: 'Refuse', failure: 'permission-refused' }, { label: 'Busy', failure: 'busy' },
  { label: 'Cover', failure: 'no-picture' }, { label: 'None', failure: 'none' },
];
const GATE_FAULTS: readonly { readonly label: string; readonly failure: GateFailure }[] = [
  { label: 'Jam', failure: 'jammed' }, { label: 'Lose', failure: 'unreachable' }, { label: 'Time out', failure: 'timeout' },
];
const NETWORKS: readonly NetworkCondition[] = ['ok', 'slow', 'failing', 'cut'];

/**
 * The development strip: hands for a demo without hardware. It drives the simulators of a screen, in development and demo
 * only, and says that they are simulated. It is a tool in English, not a part of any channel: no focus, no messages. It lies
 * over the eyes' part of a panel, where nothing is touched, and folds.
 * A card is added by dropping its text or its picture on the strip, or by pasting its text.
 */
@customElement('dev-strip')
export class DevStrip extends LitElement {
  static override readonly styles = stripStyles;

  /** The simulators to drive. */
  @property({ attribute: false }) devices: StripDevices = {};
  /** Shows the strip's handle only. */
  @property({ type: Boolean, reflect: true }) folded = false;

  @state() private added: readonly StripCard[] = [];
  @state() private chosen = 0;
  @state() private cameraFault: ScannerFailure | undefined;
  @state() private gateFault: GateFailure | undefined;
  private cancels: Cancel[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    const { scanner, gate, presence, network } = this.devices;
    const redraw = (): void => this.requestUpdate();
    this.cancels = [scanner?.state.watch(redraw), gate?.state.watch(redraw), presence?.state.watch(redraw), network?.condition.watch(redraw)]
      .filter((cancel) => cancel !== undefined);
    // A press on the strip must not take the focus from the screen that it is about to act on.
    this.addEventListener('mousedown', this.keepFocus);
    this.addEventListener('dragover', this.allowDrop);
    this.addEventListener('drop', this.takeDrop);
    window.addEventListener('paste', this.takePaste);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const cancel of this.cancels) cancel();
    this.removeEventListener('mousedown', this.keepFocus);
    this.removeEventListener('dragover', this.allowDrop);
    this.removeEventListener('drop', this.takeDrop);
    window.removeEventListener('paste', this.takePaste);
  }

  override render(): TemplateResult {
    const { scanner, gate, presence, network } = this.devices;
    return html`
      <div class="row" data-dev-strip>
        <b>simulated</b>
        <button @click=${() => (this.folded = !this.folded)}>${this.folded ? 'Devices' : 'Fold'}</button>
        ${this.folded ? nothing : html`
          ${this.renderCards()}
          ${scanner ? html`<span>camera: ${scanner.state.get()}</span>
            ${CAMERA_FAULTS.map(({ label, failure }) => this.renderSwitch(label, this.cameraFault === failure, () => this.breakCamera(failure)))}` : nothing}
          ${gate ? html`<span>gate: ${gate.state.get()}</span>
            ${GATE_FAULTS.map(({ label, failure }) => this.renderSwitch(label, this.gateFault === failure, () => this.breakGate(failure)))}` : nothing}
          ${presence ? html`<span>in front: ${presence.state.get()}</span>
            ${this.renderSwitch('Somebody', presence.state.get() === 'somebody', () => presence.set(presence.state.get() === 'somebody' ? 'nobody' : 'somebody'))}` : nothing}
          ${network ? html`<span>network:</span>
            ${NETWORKS.map((condition) => this.renderSwitch(condition, network.condition.get() === condition, () => network.set(condition)))}` : nothing}
          <span>remote:</span>${STRIP_KEYS.map((key) => html`<button @click=${() => pressKey(key)}>${key.label}</button>`)}`}
      </div>
    `;
  }

  private get cards(): readonly StripCard[] {
    return [...(this.devices.cards ?? []), ...this.added];
  }

  private renderCards(): TemplateResult {
    if (this.cards.length === 0) return html`<span>Drop or paste a card here</span>`;
    return html`
      <select aria-label="Card" @change=${(event: Event) => (this.chosen = (event.target as HTMLSelectElement).selectedIndex)}>
        ${this.cards.map(({ name }, index) => html`<option ?selected=${index === this.chosen}>${name}</option>`)}
      </select>
      ${this.devices.scanner ? html`<button @click=${() => this.showCard()}>Show its QR</button>` : nothing}
      <button @click=${() => this.insertCard()}>Insert it</button>
    `;
  }

  private renderSwitch(label: string, on: boolean, toggle: () => void): TemplateResult {
    return html`<button aria-pressed=${on ? 'true' : 'false'} @click=${toggle}>${label}</button>`;
  }

  private showCard(): void {
    const card = this.cards[this.chosen];
    if (card) this.devices.scanner?.present({ text: card.text });
  }

  /** A reader types, whether or not the camera is real. */
  private insertCard(): void {
    const card = this.cards[this.chosen];
    if (card) typeAsReader(card.text);
  }

  private breakCamera(failure: ScannerFailure): void {
    this.cameraFault = this.cameraFault === failure ? undefined : failure;
    if (this.cameraFault) this.devices.scanner?.failRepeatedly(this.cameraFault);
    else this.devices.scanner?.repair();
  }

  private breakGate(failure: GateFailure): void {
    this.gateFault = this.gateFault === failure ? undefined : failure;
    if (this.gateFault) this.devices.gate?.failRepeatedly(this.gateFault);
    else this.devices.gate?.repair();
  }

  private addCard(text: string, name: string): void {
    this.added = [...this.added, { name, text }];
    this.chosen = this.cards.length - 1;
  }

  private readonly keepFocus = (event: MouseEvent): void => {
    if (!event.composedPath().some((part) => part instanceof HTMLSelectElement)) event.preventDefault();
  };

  private readonly allowDrop = (event: DragEvent): void => event.preventDefault();

  private readonly takeDrop = async (event: DragEvent): Promise<void> => {
    event.preventDefault();
    const dropped = event.dataTransfer?.getData('text/plain').trim();
    if (dropped) this.addCard(dropped, `Card ${this.cards.length + 1}`);
    for (const file of event.dataTransfer?.files ?? []) {
      const text = file.type.startsWith('image/') ? await this.devices.readImage?.(file) : (await file.text()).trim();
      if (text) this.addCard(text, file.name);
    }
  };

  private readonly takePaste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData?.getData('text/plain').trim();
    if (pasted) this.addCard(pasted, `Card ${this.cards.length + 1}`);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'dev-strip': DevStrip;
  }
}
