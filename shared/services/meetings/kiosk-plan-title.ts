import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { focusable } from '../../navigation/focusable.js';
import '../../ui/elements/city-button.js';
import type { KeyboardChangeEvent } from '../../ui/keyboard/city-keyboard.js';
import { messages } from '../../ui/language/messages.js';
import '../../ui/panel/city-panel-page.js';
import '../../ui/panel/city-picker.js';
import type { PickEvent } from '../../ui/panel/city-picker.js';
import { largeText } from '../../ui/panel/text-factor.js';
import { kioskMeetingsStyles } from './kiosk-meetings.styles.js';
import { listTitles } from './plan-choices.js';
import { meetingsMessages } from './strings/compiled/index.js';

/** As long as a title may be, by the contract. */
const TITLE_LIMIT = 60;

/** What the meeting is about was answered; undefined is an answer too. */
export class PlanTitleEvent extends Event {
  constructor(readonly title: string | undefined) {
    super('pla-title');
  }
}

/**
 * What a meeting is about, on a panel: a ready title, one that is written with keys on the screen, or none.
 * @slot so-far - what has been answered before
 * @fires pla-title with the answer
 */
@customElement('pla-kiosk-plan-title')
export class PlaKioskPlanTitle extends LitElement {
  @property() heading = '';
  @state() private writing = false;
  @state() private typed = '';
  readonly #t = messages(this, meetingsMessages);
  readonly #large = largeText(this);

  static override styles = [kioskMeetingsStyles, css`
    .keys { flex: none; --key-height: calc(var(--mm) * 26); --key-width: calc(var(--mm) * 46); --key-type: calc((12 + 6 * var(--text)) * var(--k)); --key-gap: calc(var(--mm) * 4); }
    .large { --draft-type: var(--type-body); --key-height: calc(var(--mm) * 29); }
    @media (orientation: landscape) {
      .keys { --key-height: calc(var(--mm) * 24); }
      .large { --key-height: calc(var(--mm) * 28); }
    }
    city-draft { margin-top: var(--gap); }
  `];

  /** @returns whether there was something to leave: the keys */
  goBack(): boolean {
    const { writing } = this;
    this.writing = false;
    return writing;
  }

  override render(): TemplateResult {
    return this.writing ? this.#drawKeys() : this.#drawTitles();
  }

  #drawTitles(): TemplateResult {
    const words = this.#t();
    const choices = listTitles(words);
    const options = [...choices, { id: 'write', text: words.titleWrite() }];
    return html`
      <city-panel-page data-id="plan-title">
        <h1 slot="title">${this.heading}</h1>
        <slot slot="eyes" name="so-far"></slot>
        <city-picker name="plan-title" question=${words.titleAsk()} .options=${options} @city-pick=${({ id }: PickEvent) => this.#pick(id)}></city-picker>
      </city-panel-page>`;
  }

  #pick(id: string): void {
    if (id === 'write') {
      void Promise.all([import('../../ui/keyboard/city-keyboard.js'), import('../../ui/keyboard/city-draft.js')]).then(() => { this.writing = true; }, () => undefined);
      return;
    }
    this.#answer(listTitles(this.#t()).find((choice) => choice.id === id)?.take.title);
  }

  #drawKeys(): TemplateResult {
    const words = this.#t();
    const title = this.typed.trim();
    const large = this.#large() ? 'large' : '';
    return html`
      <city-panel-page grow ?lead-beside=${this.#large()} data-id="plan-title-keys">
        <h1 slot="title">${words.titleAsk()}</h1>
        <div slot="lead" class=${large}>
          <p>${words.titleHint()}</p>
          <city-draft label=${words.titleDraft()} .value=${this.typed}></city-draft>
        </div>
        <city-keyboard class="keys ${large}" .value=${this.typed} .limit=${TITLE_LIMIT} @city-keyboard-change=${({ value }: KeyboardChangeEvent) => { this.typed = value; }}></city-keyboard>
        <city-button slot="action" variant="signal" data-id="plan-title-done" ?disabled=${title === ''} @click=${() => this.#answer(title)} ${focusable({ id: 'done', disabled: title === '' })}>${words.titleUse()}</city-button>
      </city-panel-page>`;
  }

  #answer(title: string | undefined): void {
    this.dispatchEvent(new PlanTitleEvent(title));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-plan-title': PlaKioskPlanTitle;
  }
}
