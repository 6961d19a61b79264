import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Cancel, Clock } from '../../base/clock.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import type { ApiClient } from '../../offline/api-client.js';
import type { ChosenDevices } from '../../telepresence/call-session.js';
import { DeviceTest, type DeviceTestView, type MediaSource, type TestedDevice } from '../../telepresence/device-test.js';
import { SoundMeter } from '../../telepresence/sound-meter.js';
import '../elements/city-button.js';
import '../elements/city-icon.js';
import type { IconName } from '../icons/icon-names.js';
import { messages } from '../language/messages.js';
import { isFailure } from './press-control.js';
import { callMessages, type CallMessages } from './strings/compiled/index.js';

/** A level of speech is a few hundredths of full scale: so much of it fills the bar. */
const FULL_LEVEL = 0.25;
/** A bar that moves this often follows a voice. */
const DRAW_MS = 60;

interface TestLine {
  readonly of: 'camera' | 'microphone' | 'line';
  readonly isIn: 'good' | 'trouble' | '';
  readonly says: string;
  readonly hasLevel?: boolean;
}

/**
 * Camera, microphone and line tried before a call: the own picture, a bar that moves with the voice, and a sentence on each. It
 * begins when it is shown and leaves every device off when it goes; nothing of it is sent anywhere.
 */
@customElement('city-device-test')
export class CityDeviceTest extends LitElement {
  @property({ attribute: false }) clock!: Clock;
  @property({ attribute: false }) api!: Pick<ApiClient, 'call'>;
  /** Undefined where the page has no devices, as one that does not come over HTTPS. */
  @property({ attribute: false }) source: MediaSource | undefined = navigator.mediaDevices;
  /** Offers the other cameras and microphones where there are several; a panel's and a television's are built in. */
  @property({ type: Boolean }) choices = false;
  /** The sentences stand beside the picture, where there is more width than height. */
  @property({ type: Boolean, reflect: true }) beside = false;
  /** One sentence at a time, what is in trouble first, where doubled text leaves no room for all. */
  @property({ type: Boolean }) brief = false;
  /** With which it begins; those that the person has changed to, afterwards. */
  @property({ attribute: false }) chosen: ChosenDevices = {};
  @state() private view: DeviceTestView | undefined;
  @query('video') private video!: HTMLVideoElement | null;
  @query('.level') private bar!: HTMLElement | null;
  readonly #t = messages(this, callMessages);
  #test: DeviceTest | undefined;
  #cancelDraw: Cancel = () => {};

  static override styles = css`
    :host { display: flex; flex-direction: column; min-height: 0; min-width: 0; }
    .picture { position: relative; flex: 1 1 0; min-height: 0; overflow: hidden; background: var(--sea); border-radius: var(--radius-medium); }
    video { position: absolute; top: 0; left: 0; width: 100%; height: 100%; object-fit: cover; transform: scaleX(-1); }
    .none { position: absolute; top: 0; left: 0; right: 0; bottom: 0; display: flex; align-items: center; justify-content: center; color: var(--ink-second); font-size: calc(var(--target) * 1.6); }
    .facts { flex: none; min-width: 0; }
    :host([beside]) { flex-direction: row; align-items: center; }
    :host([beside]) .picture { align-self: stretch; flex-grow: 11; margin-right: calc(var(--gap) * 2); }
    :host([beside]) .facts { flex: 9 1 0; }
    .one { display: flex; align-items: center; margin-top: var(--gap); font-size: var(--type-body); line-height: 1.35; }
    .one > city-icon { flex: none; width: 1.4em; margin-right: calc(var(--gap) * 0.8); font-size: 1.3em; color: var(--ink-second); }
    .one[data-state='good'] > city-icon { color: var(--good); }
    .one[data-state='trouble'] > city-icon { color: var(--wait); }
    .says { flex: 1 1 0; min-width: 0; }
    .track { height: calc(var(--gap) * 0.6); margin-top: calc(var(--gap) * 0.4); overflow: hidden; border-radius: 999px; background: var(--raised); }
    .level { height: 100%; background: var(--good); transform: scaleX(0); transform-origin: left; }
    .choices { display: grid; grid-template-columns: repeat(auto-fit, minmax(12em, 1fr)); grid-gap: var(--gap); margin-top: var(--gap); }
  `;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#cancelDraw();
    this.#test?.close();
    this.#test = undefined;
    this.view = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#begin();
  }

  /** The first time it has its clock with the update, not when it is connected. */
  protected override willUpdate(): void {
    if (!this.hasUpdated) this.#begin();
  }

  protected override updated(): void {
    if (this.video && this.video.srcObject !== (this.view?.picture ?? null)) this.video.srcObject = this.view?.picture ?? null;
  }

  #begin(): void {
    const test = new DeviceTest({
      clock: this.clock, source: this.source, makeMeter: (track) => new SoundMeter(track),
      ask: async () => (await this.api.call('readCallEngine', {})).ok,
    });
    this.#test = test;
    this.view = test.view.get();
    test.view.watch((view) => { if (this.#test === test) this.view = view; });
    void test.openMicrophone(this.chosen.microphone);
    void test.openCamera(this.chosen.camera);
    void test.measureLine();
    this.#draw();
  }

  /** The level is drawn past the element's own updates. */
  #draw(): void {
    const level = Math.min(1, Math.sqrt((this.#test?.readLevel() ?? 0) / FULL_LEVEL));
    if (this.bar) this.bar.style.transform = `scaleX(${level.toFixed(3)})`;
    this.#cancelDraw = this.clock.after(DRAW_MS, () => this.#draw());
  }

  override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (!view) return nothing;
    const words = this.#t();
    const { microphone, camera, picture } = view;
    const lines: readonly TestLine[] = [
      { of: 'camera', isIn: camera.now === 'on' ? 'good' : isFailure(camera.now) ? 'trouble' : '', says: sayCamera(camera, words) },
      { of: 'microphone', isIn: isFailure(microphone.now) || view.silent ? 'trouble' : view.heard ? 'good' : '', says: sayMicrophone(view, words), hasLevel: microphone.now === 'on' },
      { of: 'line', isIn: view.line.kind === 'good' ? 'good' : view.line.kind === 'slow' || view.line.kind === 'none' ? 'trouble' : '', says: sayLine(view, words) },
    ];
    const shown = this.brief ? [lines.find(({ isIn }) => isIn === 'trouble') ?? lines[1]] : lines;
    return html`
      <div class="picture">
        <video playsinline muted autoplay ?hidden=${!picture} aria-label=${words.youAreSeen()}></video>
        ${picture ? nothing : html`<div class="none"><city-icon name="user"></city-icon></div>`}
      </div>
      <div class="facts"><div class="all" data-id="device-test" data-line=${view.line.kind} role="status">${shown.map((line) => line && this.#drawLine(line))}</div>
      ${this.choices ? this.#drawChoices(words, microphone, camera) : nothing}</div>`;
  }

  #drawLine({ of, isIn, says, hasLevel = false }: TestLine): TemplateResult {
    const icons = { camera: 'video-camera', microphone: 'microphone', line: 'cell-signal-full' } as const satisfies Record<TestLine['of'], IconName>;
    return html`
      <div class="one" data-of=${of} data-state=${isIn}><city-icon name=${isIn === 'good' ? 'check' : isIn === 'trouble' ? 'warning-circle' : icons[of]}></city-icon>
        <div class="says">${says}${hasLevel ? html`<div class="track" aria-hidden="true"><div class="level"></div></div>` : nothing}</div></div>`;
  }

  #drawChoices(words: CallMessages, microphone: TestedDevice, camera: TestedDevice): TemplateResult | typeof nothing {
    const [microphones, cameras] = [microphone.choices.length > 1, camera.choices.length > 1];
    if (!microphones && !cameras) return nothing;
    return html`
      <div class="choices" ${focusGroup({ id: 'choices', kind: 'row' })}>
        ${microphones ? html`<city-button data-id="next-microphone" @click=${() => this.#takeNext('microphone', microphone)} ${focusable({ id: 'next-microphone' })}>${words.nextMicrophone()}</city-button>` : nothing}
        ${cameras ? html`<city-button data-id="next-camera" @click=${() => this.#takeNext('camera', camera)} ${focusable({ id: 'next-camera' })}>${words.nextCamera()}</city-button>` : nothing}
      </div>`;
  }

  #takeNext(device: 'microphone' | 'camera', { choices, id }: TestedDevice): void {
    const next = choices[(choices.findIndex((choice) => choice.id === id) + 1) % choices.length];
    if (!next) return;
    this.chosen = { ...this.chosen, [device]: next.id };
    void (device === 'microphone' ? this.#test?.openMicrophone(next.id) : this.#test?.openCamera(next.id));
  }
}

function sayCamera({ now }: TestedDevice, words: CallMessages): string {
  return now === 'on' ? words.youAreSeen() : isFailure(now) ? words.cameraFailed() : words.deviceOpens();
}

function sayMicrophone({ microphone: { now }, heard, silent }: DeviceTestView, words: CallMessages): string {
  if (now !== 'on') return now === 'off' || now === 'opening' ? words.deviceOpens() : words.microphoneFailed();
  return silent ? words.microphoneSilent() : heard ? words.youAreHeard() : words.saySomething();
}

function sayLine({ line: { kind } }: DeviceTestView, words: CallMessages): string {
  const says = { unknown: words.lineMeasured, measuring: words.lineMeasured, good: words.lineGood, slow: words.lineSlow, none: words.lineNone };
  return says[kind]();
}

declare global {
  interface HTMLElementTagNameMap {
    'city-device-test': CityDeviceTest;
  }
}
