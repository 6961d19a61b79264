import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { pickName } from '../../shared/base/language.js';
import '../../shared/navigation/city-rail.js';
import type { RailItem } from '../../shared/navigation/city-rail.js';
import { focusable } from '../../shared/navigation/focusable.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { listNotes } from '../../shared/ui/about/list-notes.js';
import { aboutMessages } from '../../shared/ui/about/strings/compiled/index.js';
import { currentLanguage } from '../../shared/ui/language/message-group.js';
import { messages } from '../../shared/ui/language/messages.js';
import { largeText } from '../../shared/ui/panel/text-factor.js';
import { uiMessages } from '../../shared/ui/strings/compiled/index.js';
import { tvMessages } from '../strings/compiled/index.js';
import './tv-hints.js';
import { buttonStyles, focusStyles } from './tv-styles.js';
import type { Tv } from './tv.js';

interface Entry extends RailItem {
  readonly title: string;
  /** Language of title and text, where it is not the screen's. */
  readonly lang?: 'en';
  readonly paragraphs: readonly string[];
  readonly terms?: string;
  readonly address?: string;
}

/**
 * What on this screen is simulated, and where the city's facts come from, in the words of the city pack. Arrows move through
 * the list, and the text beside it answers.
 */
@customElement('tv-about-page')
export class TvAboutPage extends LitElement {
  @property({ attribute: false }) tv!: Tv;
  @state() private shown = 'simulated';
  readonly #t = messages(this, aboutMessages);
  readonly #shell = messages(this, tvMessages);
  readonly #words = messages(this, uiMessages);
  readonly #large = largeText(this);

  static override styles = [focusStyles, buttonStyles, css`
    :host { position: absolute; top: 0; left: 0; right: 0; bottom: 0; display: block; }
    main { display: flex; flex-direction: column; box-sizing: border-box; height: 100%; padding: 54px 96px; }
    header { display: flex; flex: none; align-items: baseline; margin-bottom: 24px; }
    h1 { flex: 1 1 auto; margin: 0; font-size: var(--type-title); font-weight: 700; line-height: 1.25; }
    .place { flex: none; margin-left: 24px; font-size: var(--type-small); line-height: 1.4; color: var(--ink-second); white-space: nowrap; }
    .body { display: flex; flex: 1 1 0; min-height: 0; }
    city-rail { flex: 0 0 720px; --rail-gap: 24px; --grow: 1.02; }
    button { width: 100%; }
    section { flex: 1 1 0; min-width: 0; margin-left: 64px; }
    p { margin: 0 0 28px; font-size: var(--type-lead); line-height: 1.4; overflow-wrap: break-word; }
    .terms { margin-bottom: 12px; font-size: var(--type-body); color: var(--ink-second); }
    .large p, .large button { font-size: var(--type-small); }
    .address { word-break: break-all; }
    tv-hints { flex: none; margin-top: 24px; }
  `];

  #listEntries(): readonly Entry[] {
    const words = this.#t();
    const { city } = this.tv;
    return [
      { id: 'simulated', title: words.simulatedTitle(), paragraphs: listNotes(words, this.#words(), { city }) },
      ...city.credits.map(({ what, text, licence, url }, index): Entry => ({
        id: `source-${index}`, title: what, lang: 'en', paragraphs: [text], terms: words.licence({ licence }), ...(url === undefined ? {} : { address: url }),
      })),
    ];
  }

  override render(): TemplateResult {
    const entries = this.#listEntries();
    const place = Math.max(0, entries.findIndex(({ id }) => id === this.shown));
    const large = this.#large();
    const city = pickName(this.tv.city.name, currentLanguage.get());
    const leadsTo = this.tv.router.depth > 1 ? this.#shell().settings() : this.#words().toStart();
    return html`
      <main ${focusGroup({ id: 'about', kind: 'column' })}>
        <header><h1>${this.#t().aboutTitle()}</h1><span class="place">${place + 1} / ${entries.length}</span></header>
        <div class="body ${large ? 'large' : ''}">
          <city-rail name="entries" axis="column" .items=${entries} .visible=${large ? 3 : 7} .drawItem=${(item: RailItem) => this.#drawEntry(item as Entry)}></city-rail>
          <section aria-live="polite">${this.#drawText(entries[place], large ? '' : this.#t().sourcesLead({ city }))}</section>
        </div>
        <tv-hints aria-label=${this.#words().keyHints()} .hints=${[{ key: this.#words().back(), text: leadsTo }]}></tv-hints>
      </main>`;
  }

  #drawEntry({ id, title, lang }: Entry): TemplateResult {
    return html`<button type="button" lang=${lang ?? nothing} data-id="about-${id}" aria-current=${id === this.shown ? 'true' : 'false'}
      @focus=${() => { this.shown = id; }} ${focusable({ id, autofocus: id === 'simulated' })}>${title}</button>`;
  }

  #drawText(entry: Entry | undefined, sourcesLead: string): TemplateResult | typeof nothing {
    if (!entry) return nothing;
    const { lang, paragraphs, terms, address } = entry;
    return html`
      ${terms && sourcesLead ? html`<p class="terms">${sourcesLead}</p>` : nothing}
      ${paragraphs.map((paragraph) => html`<p lang=${lang ?? nothing}>${paragraph}</p>`)}
      ${terms ? html`<p class="terms">${terms}</p>` : nothing}
      ${address ? html`<p class="terms address" lang="en">${address}</p>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tv-about-page': TvAboutPage;
  }
}
