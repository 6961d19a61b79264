import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import type { CallView } from '../../telepresence/call-view.js';
import '../elements/city-button.js';
import '../elements/city-icon.js';
import { messages } from '../language/messages.js';
import type { CenterNames } from './call-words.js';
import { listSaid } from './list-said.js';
import { callMessages } from './strings/compiled/index.js';

/** No box holds more lines than these. */
const MOST_LINES = 16;

/**
 * What was said and written in a call so far, as many lines as its box holds, the latest at the end; two buttons go back and forth,
 * which a remote control and a panel that never scrolls can press. New lines are read aloud while the end is shown.
 */
@customElement('city-call-transcript')
export class CityCallTranscript extends LitElement {
  @property({ attribute: false }) view!: CallView;
  @property({ attribute: false }) centers: CenterNames = new Map();
  /** The last line shown, by its id; undefined stays at the end. */
  @state() private last: string | undefined;
  /** So many lines fit. */
  @state() private fits = MOST_LINES;
  @query('.lines') private box!: HTMLElement;
  @query('.size') private size!: HTMLElement;
  readonly #t = messages(this, callMessages);
  readonly #measureAnew = (): void => {
    this.fits = MOST_LINES;
    // Also where all of them were drawn before.
    this.requestUpdate();
  };
  readonly #resized = new ResizeObserver(this.#measureAnew);

  static override styles = css`
    :host { position: relative; display: flex; flex-direction: column; min-height: 0; min-width: 0; }
    .size { position: absolute; width: 0; height: 1em; font-size: var(--type-body); }
    .lines { flex: 1 1 0; min-height: 0; overflow: hidden; display: flex; flex-direction: column; }
    p { flex: none; margin: calc(var(--gap) * 0.6) 0 0; font-size: var(--type-body); line-height: 1.35; overflow-wrap: break-word; }
    /* At the end of the box while there are few; what is too much then shows below, where it can be measured. */
    .lines > :first-child { margin-top: auto; }
    p city-icon { margin-right: 0.3em; color: var(--ink-second); vertical-align: -0.15em; }
    b { font-weight: 600; color: var(--ink-second); }
    em { font-style: normal; color: var(--ink-second); font-size: var(--type-small); }
    .empty { color: var(--ink-second); }
    .turn { flex: none; display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); grid-gap: var(--gap); margin-top: var(--gap); font-size: var(--type-body); }
  `;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
    document.fonts.removeEventListener('loadingdone', this.#measureAnew);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
    // A font that comes late may need a line more.
    document.fonts.addEventListener('loadingdone', this.#measureAnew);
    if (this.hasUpdated) this.#resized.observe(this.size);
  }

  protected override firstUpdated(): void {
    // Text may grow in a box that stays as it is.
    this.#resized.observe(this.size);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('view') || changed.has('centers')) this.fits = MOST_LINES;
  }

  /** Fewer lines, until none is cut. */
  protected override updated(): void {
    if (this.fits > 1 && this.box.scrollHeight > this.box.clientHeight + 1) this.fits = Math.max(1, Math.min(this.fits, this.box.childElementCount) - 1);
  }

  override render(): TemplateResult {
    const words = this.#t();
    const all = listSaid(this.view, words, this.centers);
    const found = all.findIndex(({ id }) => id === this.last);
    const end = found < 0 ? all.length : found + 1;
    const start = Math.max(0, end - this.fits);
    return html`
      <div class="size" aria-hidden="true"></div>
      <div class="lines" role="log" aria-live="polite" data-id="transcript">
        ${all.length === 0 ? html`<p class="empty">${words.transcriptEmpty()}</p>` : nothing}
        ${repeat(all.slice(start, end), ({ id }) => id, ({ who, text, isWritten, note }) => html`<p>${isWritten ? html`<city-icon name="chat-text"></city-icon>` : nothing}<b>${who}</b> ${text} ${note === '' ? nothing : html`<em>${note}</em>`}</p>`)}
      </div>
      ${start === 0 && end === all.length ? nothing : html`
        <div class="turn" ${focusGroup({ id: 'turn', kind: 'row' })}>
          <city-button data-id="earlier" ?disabled=${start === 0} @click=${() => { this.last = all[start - 1]?.id; this.fits = MOST_LINES; }} ${focusable({ id: 'earlier', disabled: start === 0 })}>${words.earlier()}</city-button>
          <city-button data-id="later" ?disabled=${end === all.length} @click=${() => this.#goOn(all[Math.min(all.length, end + (end - start)) - 1]?.id, all.at(-1)?.id)} ${focusable({ id: 'later', disabled: end === all.length })}>${words.later()}</city-button>
        </div>`}`;
  }

  #goOn(to: string | undefined, newest: string | undefined): void {
    this.last = to === newest ? undefined : to;
    this.fits = MOST_LINES;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-call-transcript': CityCallTranscript;
  }
}
