import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { pickName } from '../../base/language.js';
import type { Router } from '../../navigation/router.js';
import { routerContext } from '../../ui/contexts.js';
import '../../ui/elements/city-skeleton.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import { messages } from '../../ui/language/messages.js';
import type { PlaceChoice } from './place-choices.js';
import { tellUnread } from './problem-words.js';
import { workMessages } from './strings/compiled/index.js';
import '../../ui/tv/city-tv-page.js';
import './tv-place-picker.js';
import type { PlaceChosenEvent } from './tv-place-picker.js';
import '../../ui/tv/city-tv-question.js';
import type { AnswerEvent } from '../../ui/tv/city-tv-question.js';
import '../../ui/tv/city-tv-unread.js';
import { WorkAccess } from './work-access.js';

/** Names the workplace that centers are compared with, and how the person gets there. It is kept for this visit only. */
@customElement('pla-tv-workplace')
export class PlaTvWorkplace extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  @state() private place: PlaceChoice | undefined;
  readonly #work = new WorkAccess(this);
  readonly #t = messages(this, workMessages);

  override render() {
    const words = this.#t();
    const { places } = this.#work.state;
    return html`
      <city-tv-page data-id="tv-workplace" heading=${words.whereWork()} second=${words.workplaceText()} ok=${words.hintChoose()} back=${words.hintCenters()}>
        ${places.kind === 'ready' ? html`<pla-tv-place-picker .places=${places.value} @pla-place-chosen=${(event: PlaceChosenEvent) => { this.place = event.place; }}></pla-tv-place-picker>`
          : places.kind === 'loading' ? html`<city-skeleton></city-skeleton>`
          : html`<city-tv-unread name="workplace-unread" heading=${tellUnread(places.failure, words).title} text=${tellUnread(places.failure, words).text} action=${words.tryOnceMore()}
              @city-next=${() => this.#work.store.retry()}></city-tv-unread>`}
      </city-tv-page>
      ${this.place ? html`<city-tv-question name="commute" heading=${words.commuteQuestion({ place: pickName(this.place.name, currentLanguage.get()) })} text=${words.commuteText()}
        .answers=${[{ id: 'car', label: words.byCar(), main: true }, { id: 'transit', label: words.byTransit() }]}
        @city-answer=${(event: AnswerEvent) => this.#take(event)}></city-tv-question>` : nothing}`;
  }

  #take({ answer }: AnswerEvent): void {
    const { place } = this;
    this.place = undefined;
    if (!place || (answer !== 'car' && answer !== 'transit')) return;
    this.#work.store.nameWorkplace({ name: place.name, position: place.position, mode: answer });
    this.router.back();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-tv-workplace': PlaTvWorkplace;
  }
}
