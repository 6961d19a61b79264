import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CallView } from '../../telepresence/call-view.js';
import { messages } from '../language/messages.js';
import { arrangePictures, type CallPicture } from './arrange-pictures.js';
import { nameTile, type CenterNames } from './call-words.js';
import './city-call-picture.js';
import './city-call-secrecy.js';
import { callMessages } from './strings/compiled/index.js';

/** So many stand beside the large one; who speaks comes to the front by being large. */
const MOST_BESIDE = 3;

/** The pictures of a call: one large, the others at its side, this screen's own small, and what is being said below. */
@customElement('city-call-stage')
export class CityCallStage extends LitElement {
  @property({ attribute: false }) view!: CallView;
  @property({ attribute: false }) centers: CenterNames = new Map();
  /** The tile that stays large, whoever speaks. */
  @property({ attribute: false }) pinned: string | undefined;
  readonly #t = messages(this, callMessages);
  #before: string | undefined;

  static override styles = css`
    :host { display: block; position: relative; min-height: 0; overflow: hidden; }
    .main, .none { position: absolute; top: 0; left: 0; width: 100%; height: 100%; }
    .none { background: var(--sea); border-radius: var(--radius-medium); }
    /* Never less than a quarter of the height: hands that sign have to be read. */
    .beside { position: absolute; top: var(--gap); right: var(--gap); bottom: var(--gap); width: 28%; display: grid; grid-auto-rows: minmax(25%, calc((100% - 2 * var(--gap)) / 3)); grid-gap: var(--gap); align-content: start; }
    .own { position: absolute; left: var(--gap); top: var(--gap); width: 22%; height: 22%; border: calc(var(--stroke) * 3) solid var(--ground); }
    /* Below whatever a channel lays over the top. */
    city-call-secrecy { position: absolute; left: var(--gap); top: var(--secrecy-top, var(--gap)); max-width: 36%; }
    .own + city-call-secrecy { top: calc(22% + var(--gap) + var(--secrecy-top, var(--gap))); }
    @media (orientation: portrait) { .own { width: 30%; height: 20%; } .beside { width: 36%; } city-call-secrecy { max-width: 52%; } .own + city-call-secrecy { top: calc(20% + var(--gap) + var(--secrecy-top, var(--gap))); } }
    .captions { position: absolute; left: 8%; right: 8%; bottom: calc(var(--gap) * 1.2 + var(--type-small) * 2); margin: 0; padding: 0; text-align: center; pointer-events: none; }
    .captions p { display: inline-block; margin: calc(var(--gap) * 0.3) 0 0; padding: calc(var(--gap) * 0.4) var(--gap); border-radius: var(--radius-small); background: var(--ground); color: var(--ink); font-size: var(--type-lead); line-height: 1.35; }
    b { font-weight: 600; color: var(--ink-second); }
  `;

  override render(): TemplateResult {
    const { tiles, captions } = this.view;
    const { main, beside, own } = arrangePictures(tiles, this.#before, this.pinned);
    this.#before = main?.kind === 'camera' ? main.id : this.#before;
    return html`
      ${main ? keyed(main.id, html`<city-call-picture class="main" ?terse=${this.view.secrecy.kind !== 'none'} .tile=${main.tile} .kind=${main.kind} name=${this.#name(main)}></city-call-picture>`) : html`<div class="none"></div>`}
      ${beside.length === 0 ? nothing : html`<div class="beside">${repeat(beside.slice(0, MOST_BESIDE), ({ id }) => id, (picture) => html`
        <city-call-picture small .tile=${picture.tile} .kind=${picture.kind} name=${this.#name(picture)}></city-call-picture>`)}</div>`}
      ${own?.tile.camera ? html`<city-call-picture class="own" small mirrored .tile=${own.tile} name=${this.#name(own)}></city-call-picture>` : nothing}
      ${this.view.secrecy.kind === 'none' ? nothing : html`<city-call-secrecy .secrecy=${this.view.secrecy}></city-call-secrecy>`}
      <div class="captions" aria-live="off">${repeat(captions.live.slice(-2), ({ id }) => id, ({ name, text }) => html`<p>${name === undefined ? nothing : html`<b>${name}</b> `}${text}</p>`)}</div>`;
  }

  #name({ tile, kind }: CallPicture): string {
    const name = nameTile(tile, this.#t(), this.centers);
    return kind === 'screen' ? this.#t().screenOf({ name }) : name;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-call-stage': CityCallStage;
  }
}
