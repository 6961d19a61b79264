import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Language } from '../../base/language.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import '../elements/city-icon.js';
import { PressedState } from '../elements/pressed-state.js';
import { currentLanguage } from '../language/message-group.js';
import { messages } from '../language/messages.js';
import { cityKeyboardStyles } from './city-keyboard.styles.js';
import { countColumns, type KeyboardLayout } from './keyboard-layout.js';
import { digits } from './layouts/digits.js';
import { latin } from './layouts/latin.js';
import { loadLayout } from './load-layout.js';
import { keyboardMessages } from './strings/compiled/index.js';
import { spellTail } from './spell-tail.js';

/** So many characters are offered at once, with a key for the next ones. */
const OFFERED = 9;

/** A key was pressed; `value` is the whole text now. */
export class KeyboardChangeEvent extends Event {
  constructor(readonly value: string) {
    super('city-keyboard-change');
  }
}

/**
 * Letters, digits and marks, by finger and by arrow keys, in the letters of the screen's language; one key leads to Latin ones, another to
 * digits. It shows no text and keeps none: whoever uses it holds the value. What it comes to is read aloud word by word.
 * @fires city-keyboard-change with the text so far
 */
@customElement('city-keyboard')
export class CityKeyboard extends LitElement {
  /** The text so far. */
  @property() value = '';
  /** As long as the text may get. */
  @property({ type: Number }) limit = 500;
  @state() private own: KeyboardLayout | undefined;
  @state() private shows: 'own' | 'latin' | 'digits' = 'own';
  @state() private shift = false;
  /** Which of the offered characters come first. */
  @state() private offset = 0;
  #language: Language | undefined;
  readonly #t = messages(this, keyboardMessages);

  static override styles = cityKeyboardStyles;

  constructor() {
    super();
    new PressedState(this);
  }

  get #layout(): KeyboardLayout {
    return this.shows === 'digits' ? digits : this.shows === 'latin' ? latin : (this.own ?? latin);
  }

  protected override willUpdate(): void {
    const language = currentLanguage.get();
    if (language === this.#language) return;
    this.#language = language;
    void loadLayout(language).then((layout) => {
      if (language !== this.#language) return;
      this.own = layout;
      this.shows = 'own';
      this.shift = false;
    });
  }

  protected override updated(): void {
    this.style.setProperty('--columns', String(countColumns(this.#layout)));
  }

  override render(): TemplateResult {
    // Its place is kept, but a key that would become another under the finger is not drawn.
    if (!this.own) return html`<div class="keys"></div>`;
    const words = this.#t();
    const layout = this.#layout;
    const rows = (this.shift ? layout.shifted : undefined) ?? layout.rows;
    return html`
      <div class="keys" role="group" aria-label=${words.keyboard()} ${focusGroup({ id: 'keyboard', kind: 'column' })}>
        ${this.own.suggest ? this.#drawOffers(layout) : nothing}
        ${rows.map((row, index) => html`
          <div class="row" lang=${layout.language} ${focusGroup({ id: `row-${index}`, kind: 'row', enter: 'nearest' })}>
            ${index < rows.length - 1 ? nothing : layout.shifted ? html`<button type="button" class="wide quiet" data-id="key-shift" aria-label=${words.shift()} aria-pressed=${this.shift} @click=${() => { this.shift = !this.shift; }} ${focusable({ id: 'shift' })}><city-icon name="arrow-fat-up"></city-icon></button>` : html`<i class="wide"></i>`}
            ${row.split(' ').map((key, column) => this.#drawKey(layout, key, index === 0 && column === 0))}
            ${index < rows.length - 1 ? nothing : html`<button type="button" class="wide quiet" data-id="key-delete" aria-label=${words.deleteLast()} aria-disabled=${this.value === ''} @click=${() => this.#change(layout.remove(this.value))} ${focusable({ id: 'delete' })}><city-icon name="backspace"></city-icon></button>`}
          </div>`)}
        ${this.#drawBottom(this.own, layout)}
        <span class="said" role="status" lang=${layout.language}>${this.value === '' ? words.nothingTyped() : spellTail(this.value) || words.space()}</span>
      </div>`;
  }

  #drawKey(layout: KeyboardLayout, key: string, autofocus = false): TemplateResult {
    return html`<button type="button" data-id="key-${key}" aria-label=${layout.names?.[key] ?? nothing} @click=${() => this.#press(layout, key)} ${focusable({ id: key, autofocus })}>${layout.faces?.[key] ?? key}</button>`;
  }

  #drawBottom(own: KeyboardLayout, layout: KeyboardLayout): TemplateResult {
    const words = this.#t();
    const [atDigits, atLatin] = [this.shows === 'digits', this.shows === 'latin'];
    return html`
      <div class="row" ${focusGroup({ id: 'below', kind: 'row', enter: 'nearest' })}>
        <button type="button" class="sign quiet" data-id="key-digits" aria-label=${atDigits ? `${own.sign}: ${words.toOwn()}` : `${digits.sign}: ${words.toDigits()}`} @click=${() => this.#show(atDigits ? 'own' : 'digits')} ${focusable({ id: 'digits' })}>${atDigits ? own.sign : digits.sign}</button>
        ${own.isLatin ? nothing : html`<button type="button" class="sign quiet" data-id="key-latin" aria-label=${atLatin ? `${own.sign}: ${words.toOwn()}` : `${latin.sign}: ${words.toLatin()}`} @click=${() => this.#show(atLatin ? 'own' : 'latin')} ${focusable({ id: 'latin' })}>${atLatin ? own.sign : latin.sign}</button>`}
        <button type="button" class="wide" data-id="key-space" aria-label=${words.space()} @click=${() => this.#press(layout, ' ')} ${focusable({ id: 'space' })}><span class="bar"></span></button>
        ${layout.marks.map((mark) => this.#drawKey(layout, mark))}
      </div>`;
  }

  /** Its row is always there where characters are chosen, so that no key moves when the first letter is typed. */
  #drawOffers(layout: KeyboardLayout): TemplateResult {
    const words = this.#t();
    const all = layout.suggest?.(this.value) ?? [];
    const offered = all.slice(this.offset, this.offset + OFFERED);
    return html`
      <div class="row offers" role="group" lang="zh" aria-label=${words.characters()} ${focusGroup({ id: 'offers', kind: 'row', enter: 'nearest' })}>
        ${offered.map(({ face, text }) => html`<button type="button" class="offer" data-id="offer-${face}" @click=${() => this.#change(text)} ${focusable({ id: face })}>${face}</button>`)}
        ${all.length > OFFERED ? html`<button type="button" class="quiet" data-id="offers-more" aria-label=${words.moreCharacters()} @click=${() => { this.offset = this.offset + OFFERED < all.length ? this.offset + OFFERED : 0; }} ${focusable({ id: 'more' })}><city-icon name="caret-right"></city-icon></button>` : nothing}
      </div>`;
  }

  #show(shows: typeof this.shows): void {
    this.shows = shows;
    this.shift = false;
  }

  #press(layout: KeyboardLayout, key: string): void {
    const text = layout.press(this.value, key);
    if (!layout.keepsShift) this.shift = false;
    if (text.length <= this.limit) this.#change(text);
  }

  #change(value: string): void {
    this.offset = 0;
    this.dispatchEvent(new KeyboardChangeEvent(value));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-keyboard': CityKeyboard;
  }
  interface HTMLElementEventMap {
    'city-keyboard-change': KeyboardChangeEvent;
  }
}
