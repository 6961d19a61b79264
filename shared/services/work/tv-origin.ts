import { consume } from '@lit/context';
import { html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Router } from '../../navigation/router.js';
import { routerContext } from '../../ui/contexts.js';
import '../../ui/elements/city-skeleton.js';
import { messages } from '../../ui/language/messages.js';
import { tellUnread } from './problem-words.js';
import { workMessages } from './strings/compiled/index.js';
import '../../ui/tv/city-tv-page.js';
import './tv-place-picker.js';
import type { PlaceChosenEvent } from './tv-place-picker.js';
import '../../ui/tv/city-tv-unread.js';
import { WorkAccess } from './work-access.js';

/** Where to look for centers: near a station, a place or a district. */
@customElement('pla-tv-origin')
export class PlaTvOrigin extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  readonly #work = new WorkAccess(this);
  readonly #t = messages(this, workMessages);

  override render() {
    const words = this.#t();
    const { places } = this.#work.state;
    return html`
      <city-tv-page data-id="tv-origin" heading=${words.whereFrom()} ok=${words.hintChoose()} back=${words.hintCenters()}>
        ${places.kind === 'ready' ? html`<pla-tv-place-picker .places=${places.value} @pla-place-chosen=${(event: PlaceChosenEvent) => this.#take(event)}></pla-tv-place-picker>`
          : places.kind === 'loading' ? html`<city-skeleton></city-skeleton>`
          : html`<city-tv-unread name="origin-unread" heading=${tellUnread(places.failure, words).title} text=${tellUnread(places.failure, words).text} action=${words.tryOnceMore()}
              @city-next=${() => this.#work.store.retry()}></city-tv-unread>`}
      </city-tv-page>`;
  }

  #take({ place }: PlaceChosenEvent): void {
    this.#work.store.findNear({ kind: place.kind, name: place.name, position: place.position });
    this.router.back();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-tv-origin': PlaTvOrigin;
  }
}
