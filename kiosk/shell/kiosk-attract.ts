import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Cancel, Clock } from '../../shared/base/clock.js';
import { LANGUAGES, type Language } from '../../shared/base/language.js';
import type { CityInfo } from '../../shared/contract/city.js';
import { focusable } from '../../shared/navigation/focusable.js';
import '../../shared/ui/elements/city-clock.js';
import { LANGUAGE_NAMES } from '../../shared/base/language-names.js';
import { loadGreeting, type Greeting } from './greetings.js';

/** How long each language has the word. */
const TURN_MS = 5_000;

/** Somebody is here. `language` is the one whose name they touched, if they touched one. */
export class KioskWake extends Event {
  constructor(readonly language?: Language) {
    super('kiosk-wake', { bubbles: true, composed: true });
  }
}

/**
 * The resting screen over the living city: the time, and one sentence in turn in each of the city's languages. A touch
 * anywhere and any key wake the panel; the shell listens for those.
 */
@customElement('kiosk-attract')
export class KioskAttract extends LitElement {
  @property({ attribute: false }) city!: CityInfo;
  @property({ attribute: false }) clock!: Clock;
  @property({ attribute: false }) languages: readonly Language[] = LANGUAGES;
  @property({ attribute: false }) first: Language = 'en';
  @state() private greeting: Greeting | undefined;
  #cancel: Cancel = () => undefined;
  #turn = 0;

  static override styles = css`
    :host { position: absolute; inset: 0; display: flex; flex-direction: column; justify-content: space-between; padding: var(--edge); padding-bottom: calc(var(--edge) + var(--reach-bottom)); color: var(--ink); }
    city-clock { font-size: var(--type-huge); font-weight: 700; letter-spacing: -0.02em; line-height: 1; }
    .city { margin: 0 0 var(--gap); font-size: var(--type-answer); color: var(--ink-second); max-width: 34em; }
    .start {
      font: inherit; font-size: var(--type-display); font-weight: 700; line-height: 1.25; letter-spacing: -0.02em; text-align: start;
      color: inherit; background: none; border: 0; padding: 0; margin: 0; display: block; max-width: 100%;
    }
    .start:lang(th) { line-height: 1.4; letter-spacing: 0; }
    .start:focus { outline: 0; }
    .start[data-focused] { outline: calc(var(--mm) * 1.5) solid var(--signal); outline-offset: calc(var(--mm) * 3); }
    .names { display: flex; flex-wrap: wrap; gap: calc(var(--mm) * 4) calc(var(--mm) * 9); margin: calc(var(--gap) * 2) 0 0; padding: 0; list-style: none; font-size: var(--type-answer); color: var(--ink-second); }
    .names .now { color: var(--ink); font-weight: 700; box-shadow: 0 calc(var(--mm) * 1.5) 0 var(--signal); }
    .says { animation: appear 200ms ease-out; }
    @keyframes appear { from { opacity: 0; } }
    @media (prefers-reduced-motion: reduce) { .says { animation: none; } }
    @media (orientation: landscape) { .city, .start { max-width: 60%; } }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#turn = Math.max(0, this.languages.indexOf(this.first));
    void this.#say();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#cancel();
  }

  /** Says the sentence in the language whose turn it is; one that cannot be fetched now is passed over. */
  async #say(): Promise<void> {
    const language = this.languages[this.#turn % this.languages.length] ?? this.first;
    this.#turn++;
    const greeting = await loadGreeting(language);
    if (!this.isConnected) return;
    if (greeting) this.greeting = greeting;
    this.#cancel = this.clock.after(TURN_MS, () => void this.#say());
  }

  override render() {
    const said = this.greeting;
    const { centerCount, lineCount } = this.city;
    return html`
      <city-clock></city-clock>
      <div class="says" lang=${said?.language ?? this.first}>
        <p class="city">${said?.messages.cityInNumbers({ centers: centerCount, lines: lineCount })}</p>
        <button class="start" type="button" data-id="start" @click=${() => this.dispatchEvent(new KioskWake())} ${focusable({ id: 'start', autofocus: true })}>
          ${said?.messages.touchAnywhere()}
        </button>
        <ul class="names" aria-hidden="true">
          ${this.languages.map((language) => html`<li lang=${language} class=${language === said?.language ? 'now' : ''}>${LANGUAGE_NAMES[language]}</li>`)}
        </ul>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-attract': KioskAttract;
  }
  interface GlobalEventHandlersEventMap {
    'kiosk-wake': KioskWake;
  }
}
