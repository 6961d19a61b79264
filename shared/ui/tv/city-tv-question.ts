import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { focusable } from '../../navigation/focusable.js';
import { focusGroup } from '../../navigation/focus-group.js';
import type { IntentEvent } from '../../navigation/intent-event.js';
import { tvControlStyles } from './tv-view.styles.js';

export interface QuestionAnswer {
  readonly id: string;
  readonly label: string;
  /** The next action, where the focus starts. */
  readonly main?: boolean;
}

/** The person's answer; `back` when they pressed Back. */
export class AnswerEvent extends Event {
  constructor(readonly answer: string) {
    super('city-answer');
  }
}

/** A question over a television's page. Keys stay inside until it is answered; Back is an answer too. */
@customElement('city-tv-question')
export class CityTvQuestion extends LitElement {
  @property() name = 'question';
  @property() heading = '';
  @property() text = '';
  @property({ attribute: false }) answers: readonly QuestionAnswer[] = [];
  /** The server is being asked; the answers rest. */
  @property({ type: Boolean }) busy = false;

  static override styles = [tvControlStyles, css`
    :host { position: absolute; top: 0; left: 0; right: 0; bottom: 0; z-index: 4; display: flex; align-items: center; justify-content: center; background: var(--veil, rgba(4, 10, 18, 0.82)); }
    .box { box-sizing: border-box; width: 1200px; max-width: calc(100% - 192px); padding: 56px 64px; border-radius: var(--radius-large, 36px); background: var(--surface); color: var(--ink); }
    h1 { margin: 0 0 20px; font-size: var(--type-title); font-weight: 700; line-height: 1.25; }
    p { margin: 0 0 40px; font-size: var(--type-body); line-height: 1.45; color: var(--ink-second); }
    button { margin-top: 24px; background: var(--raised); text-align: center; }
  `];

  readonly #onIntent = (event: IntentEvent): void => {
    if (event.intent !== 'back') return;
    event.preventDefault();
    if (!this.busy) this.dispatchEvent(new AnswerEvent('back'));
  };

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('city-intent', this.#onIntent);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('city-intent', this.#onIntent);
  }

  override render() {
    return html`
      <div class="box" role="dialog" aria-modal="true" aria-labelledby="heading" aria-describedby="text" aria-busy=${this.busy} data-id=${this.name}
        ${focusGroup({ id: this.name, kind: 'modal' })}>
        <h1 id="heading">${this.heading}</h1>
        <p id="text">${this.text}</p>
        <div ${focusGroup({ id: 'answers', kind: 'column' })}>
          ${this.answers.map(({ id, label, main }) => html`
            <button type="button" class=${main ? 'main' : ''} data-id="${this.name}-${id}" aria-disabled=${this.busy} ${focusable({ id, autofocus: main === true })}
              @click=${() => { if (!this.busy) this.dispatchEvent(new AnswerEvent(id)); }}>${label}</button>`)}
        </div>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-tv-question': CityTvQuestion;
  }
  interface HTMLElementEventMap {
    'city-answer': AnswerEvent;
  }
}
