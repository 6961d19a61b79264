import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { pickName } from '../../shared/base/language.js';
import type { CityInfo } from '../../shared/contract/city.js';
import type { Gate } from '../../shared/devices/gate/gate.js';
import type { Scanner } from '../../shared/devices/scanner.js';
import type { Outbox } from '../../shared/offline/outbox.js';
import { listNotes } from '../../shared/ui/about/list-notes.js';
import { splitText } from '../../shared/ui/about/split-text.js';
import { aboutMessages } from '../../shared/ui/about/strings/compiled/index.js';
import { cityContext, gateContext, outboxContext, scannerContext } from '../../shared/ui/contexts.js';
import { currentLanguage } from '../../shared/ui/language/message-group.js';
import { messages } from '../../shared/ui/language/messages.js';
import '../../shared/ui/panel/city-pages.js';
import type { PagedItem } from '../../shared/ui/panel/city-pages.js';
import '../../shared/ui/panel/city-panel-page.js';
import { largeText } from '../../shared/ui/panel/text-factor.js';
import { uiMessages } from '../../shared/ui/strings/compiled/index.js';
import { kioskMessages } from '../strings/compiled/index.js';
import './kiosk-note.js';
import './kiosk-source.js';

/** Of doubled text so many characters fit a page of the smallest panel. */
const LARGE_PART = 110;

/**
 * What on this panel is simulated, and where the city's facts come from, in the words of the city pack, under the map that is
 * drawn from them. With doubled text it is paged in parts that fit.
 */
@customElement('kiosk-about')
export class KioskAbout extends LitElement {
  @consume({ context: cityContext }) private city!: CityInfo;
  @consume({ context: scannerContext }) private scanner: Scanner | undefined;
  @consume({ context: gateContext }) private gate: Gate | undefined;
  @consume({ context: outboxContext }) private outbox: Outbox | undefined;
  readonly #t = messages(this, aboutMessages);
  readonly #words = messages(this, uiMessages);
  readonly #own = messages(this, kioskMessages);
  readonly #large = largeText(this);

  static override styles = css`
    :host { position: absolute; inset: 0; display: block; }
    .below { position: absolute; inset: 0; }
    .below::after { content: ''; position: absolute; left: 0; right: 0; bottom: 0; height: 26%; background: linear-gradient(to bottom, transparent, var(--ground)); }
    h1 { margin: calc(var(--gap) * 1.5) 0 calc(var(--gap) * 2); font-size: var(--type-heading); line-height: 1.2; letter-spacing: -0.02em; }
    h1:lang(th) { letter-spacing: 0; line-height: 1.4; }
    @media (orientation: landscape) { .below::after { display: none; } h1 { margin-top: 0; } }
  `;

  override render() {
    const large = this.#large();
    const aside = this.outbox?.state.get().aside ?? 0;
    const notes = listNotes(this.#t(), this.#words(), { city: this.city, scanner: this.scanner, gate: this.gate })
      .concat(aside > 0 ? [this.#own().asideNote({ count: aside })] : [])
      .map((note) => ({ key: note, draw: () => html`<kiosk-note text=${note}></kiosk-note>` }));
    return html`
      <city-panel-page bleed ?lead-beside=${large} data-id="about">
        <div slot="eyes" class="below"></div>
        <h1 slot="lead">${this.#t().aboutTitle()}</h1>
        <city-pages name="sources" .items=${[...notes, ...(large ? this.#listSourceParts() : this.#listSources())]}></city-pages>
      </city-panel-page>`;
  }

  /** The first source stands under the title of all. */
  #titleOf(index: number): string {
    return index === 0 ? this.#t().sourcesLead({ city: pickName(this.city.name, currentLanguage.get()) }) : '';
  }

  #listSources(): readonly PagedItem[] {
    return this.city.credits.map(({ what, text, licence, url = '' }, index) => ({
      key: what,
      draw: () => html`<kiosk-source heading=${this.#titleOf(index)} what=${what} text=${text} terms=${this.#t().licence({ licence })} address=${url}></kiosk-source>`,
    }));
  }

  #listSourceParts(): readonly PagedItem[] {
    return this.city.credits.flatMap(({ what, text, licence, url = '' }, index) => [
      ...(index === 0 ? [{ key: 'title', draw: () => html`<kiosk-source heading=${this.#titleOf(0)}></kiosk-source>` }] : []),
      { key: what, draw: () => html`<kiosk-source what=${what}></kiosk-source>` },
      ...splitText(text, LARGE_PART).map((part) => ({ key: `${what} ${part}`, draw: () => html`<kiosk-source text=${part}></kiosk-source>` })),
      { key: `${what} terms`, draw: () => html`<kiosk-source terms=${this.#t().licence({ licence })} address=${url}></kiosk-source>` },
    ]);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-about': KioskAbout;
  }
}
