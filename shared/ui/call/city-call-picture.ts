import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Cancel } from '../../base/clock.js';
import type { RoomTrack } from '../../telepresence/call-room.js';
import type { CallTile } from '../../telepresence/call-view.js';
import '../elements/city-icon.js';
import { LANGUAGE_NAMES } from '../../base/language-names.js';
import { messages } from '../language/messages.js';
import { callMessages } from './strings/compiled/index.js';

/** One party's camera or shared screen, with a caption that names it; without a picture it says so and keeps its place. */
@customElement('city-call-picture')
export class CityCallPicture extends LitElement {
  @property({ attribute: false }) tile!: CallTile;
  @property({ attribute: false }) kind: 'camera' | 'screen' = 'camera';
  /** By what the others call it. */
  @property() name = '';
  /** A person knows themselves from mirrors. */
  @property({ type: Boolean, reflect: true }) mirrored = false;
  /** Small pictures leave out what is said in the large one. */
  @property({ type: Boolean, reflect: true }) small = false;
  /** Where something else lies over the middle, an icon has to say that there is no picture. */
  @property({ type: Boolean }) terse = false;
  @query('video') private video!: HTMLVideoElement | null;
  readonly #t = messages(this, callMessages);
  #drawn: RoomTrack | undefined;
  #cancel: Cancel = () => {};

  static override styles = css`
    :host { display: block; position: relative; overflow: hidden; box-sizing: border-box; background: var(--sea); border-radius: var(--radius-medium); min-width: 0; min-height: 0; }
    video { position: absolute; top: 0; left: 0; width: 100%; height: 100%; object-fit: cover; }
    video.screen { object-fit: contain; }
    :host([mirrored]) video { transform: scaleX(-1); }
    .none { position: absolute; top: 0; left: 0; right: 0; bottom: 0; display: flex; flex-direction: column; align-items: center; justify-content: center; color: var(--ink-second); font-size: var(--type-small); text-align: center; padding: var(--gap); }
    .none city-icon { font-size: calc(var(--target) * 1.2); margin-bottom: calc(var(--gap) * 0.5); }
    :host([small]) .none city-icon { font-size: calc(var(--target) * 0.6); margin-bottom: 0; }
    .caption { position: absolute; left: calc(var(--gap) * 0.5); bottom: calc(var(--gap) * 0.5); max-width: calc(100% - var(--gap)); box-sizing: border-box; display: flex; align-items: center; padding: calc(var(--gap) * 0.3) calc(var(--gap) * 0.8); border-radius: var(--radius-small); background: var(--ground); color: var(--ink); font-size: var(--type-small); font-weight: 600; line-height: 1.3; }
    :host([small]) .caption { left: 0; bottom: 0; max-width: 100%; padding: calc(var(--gap) * 0.3) calc(var(--gap) * 0.4); }
    .caption city-icon { flex: none; margin-right: calc(var(--gap) * 0.4); }
    .language { margin-left: calc(var(--gap) * 0.6); color: var(--ink-second); font-weight: 400; }
    .hand { position: absolute; top: calc(var(--gap) * 0.5); left: calc(var(--gap) * 0.5); padding: calc(var(--gap) * 0.4); border-radius: var(--radius-small); background: var(--signal); color: var(--signal-ink); font-size: var(--type-lead); line-height: 1; }
    .said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .speaks { position: absolute; top: 0; left: 0; right: 0; bottom: 0; border: calc(var(--stroke) * 4) solid var(--signal); border-radius: inherit; pointer-events: none; }
  `;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#show(undefined);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  get #track(): RoomTrack | undefined {
    return this.kind === 'screen' ? this.tile.screen : this.tile.camera;
  }

  get #hasPicture(): boolean {
    const track = this.#track;
    return track !== undefined && !track.muted && track.flow !== 'paused';
  }

  protected override updated(): void {
    this.#show(this.#hasPicture ? this.#track : undefined);
  }

  /** A track is drawn by the one element that it was given to, for as long as it is the same track. */
  #show(track: RoomTrack | undefined): void {
    if (track?.id === this.#drawn?.id) return;
    this.#cancel();
    this.#cancel = () => {};
    this.#drawn = track;
    if (track && this.video) this.#cancel = track.attach(this.video);
  }

  override render(): TemplateResult {
    const words = this.#t();
    const { tile, small } = this;
    const says = tile.stuck ? words.pictureStuck() : this.terse ? '' : words.noPicture();
    return html`
      <video class=${this.kind} playsinline muted autoplay ?hidden=${!this.#hasPicture} aria-label=${this.name}></video>
      ${this.#hasPicture && !tile.stuck ? nothing : html`<div class="none"><city-icon name=${this.#hasPicture ? 'warning-circle' : 'user'}></city-icon>${small ? nothing : says}</div>`}
      ${tile.speaking && !small ? html`<div class="speaks"></div>` : nothing}
      ${tile.hand === undefined ? nothing : html`<div class="hand"><city-icon name="hand-palm"></city-icon><span class="said">${words.handIsUp()}</span></div>`}
      <div class="caption">
        ${tile.microphone === 'off' ? html`<city-icon name="microphone-slash"></city-icon><span class="said">${words.microphone()}: ${words.isOff()}</span>` : nothing}
        <span>${this.name}</span>${small || tile.self ? nothing : html`<span class="language" lang=${tile.language}>${LANGUAGE_NAMES[tile.language]}</span>`}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-call-picture': CityCallPicture;
  }
}
