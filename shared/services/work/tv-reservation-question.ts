import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { formats } from '../../ui/format.js';
import { messages } from '../../ui/language/messages.js';
import { offlineMessages } from '../../ui/offline/strings/compiled/index.js';
import { readOpeningState } from '../../city/opening-hours.js';
import { tellProblem } from './problem-words.js';
import { listExtensions, type ReservationView } from './reservations-model.js';
import { nameSign } from './space-words.js';
import { workHomeMessages } from './home/strings/compiled/index.js';
import { workMessages } from './strings/compiled/index.js';
import '../../ui/tv/city-tv-question.js';
import type { AnswerEvent, QuestionAnswer } from '../../ui/tv/city-tv-question.js';
import { WorkAccess } from './work-access.js';

/** What to do with one reservation: stay longer, leave, or give it back, which is asked once more. Ends with `pla-question-over`. */
@customElement('pla-tv-reservation-question')
export class PlaTvReservationQuestion extends LitElement {
  @property({ attribute: false }) view!: ReservationView;
  @state() private asking: 'what' | 'cancel' = 'what';
  readonly #work = new WorkAccess(this);
  readonly #t = messages(this, workMessages);
  readonly #home = messages(this, workHomeMessages);
  readonly #offline = messages(this, offlineMessages);
  readonly #format = formats(this);

  override render(): TemplateResult {
    const words = this.#t();
    const { action } = this.#work.state;
    const { booking } = this.view;
    if (action.kind === 'refused' && action.bookingId === booking.id) {
      const told = tellProblem(action.failure, words);
      return this.#ask('change-refused', told.title, told.text, [{ id: 'back', label: words.goBack(), main: true }]);
    }
    if (action.kind === 'kept' && action.bookingId === booking.id) return this.#ask('change-kept', this.#offline().keptTitle(), this.#offline().keptNews(), [{ id: 'back', label: words.goBack(), main: true }]);
    if (this.asking === 'cancel') {
      return this.#ask('cancel', words.cancelQuestion(), words.cancelText(), [{ id: 'back', label: words.keepIt(), main: true }, { id: 'cancel', label: words.cancelDo() }]);
    }
    return this.#ask('change', this.#tellReservation(), words.changeText(), this.#listAnswers());
  }

  #ask(name: string, heading: string, text: string, answers: readonly QuestionAnswer[]): TemplateResult {
    const busy = this.#work.state.action.kind === 'sending';
    return html`<city-tv-question .name=${name} ?busy=${busy} heading=${heading} text=${busy ? this.#t().askingServer() : text} .answers=${answers}
      @city-answer=${(event: AnswerEvent) => void this.#take(event.answer)}></city-tv-question>`;
  }

  #tellReservation(): string {
    const format = this.#format();
    const { allocation } = this.view;
    return `${format.nearDay(allocation.from, this.#work.state.now)} ${format.timeRange(allocation.from, allocation.to)} · ${nameSign(allocation.spaceLabel, this.#home())}`;
  }

  #listAnswers(): readonly QuestionAnswer[] {
    const words = this.#t();
    const { state } = this.#work;
    const { allocation } = this.view;
    const center = state.places.kind === 'ready' ? state.places.value.centers.find((one) => one.id === allocation.centerId) : undefined;
    const opening = center && readOpeningState(center.hours, Date.parse(allocation.from), state.city.timeZone);
    const longer = this.view.canExtend ? listExtensions(this.view, state.city.settings, opening?.kind === 'open' ? opening.closesAt : undefined).slice(0, 2) : [];
    return [
      ...longer.map((end, index) => ({ id: `extend-${end}`, label: words.extendUntil({ time: this.#format().time(end) }), main: index === 0 })),
      ...(this.view.canLeave ? [{ id: 'leave', label: words.leaveDo(), main: longer.length === 0 }] : []),
      ...(this.view.canCancel ? [{ id: 'ask-cancel', label: words.cancelDo() }] : []),
      { id: 'back', label: words.keepAsIs(), main: longer.length === 0 && !this.view.canLeave },
    ];
  }

  async #take(answer: string): Promise<void> {
    const { store } = this.#work;
    const { id } = this.view.booking;
    if (answer === 'ask-cancel') {
      this.asking = 'cancel';
      return;
    }
    if (answer === 'back' && this.asking === 'cancel' && !['refused', 'kept'].includes(this.#work.state.action.kind)) {
      this.asking = 'what';
      return;
    }
    if (answer === 'cancel' && !(await store.cancel(id))) return;
    if (answer === 'leave' && !(await store.leave(id))) return;
    const end = /^extend-(\d+)$/.exec(answer)?.[1];
    if (end !== undefined && !(await store.extend(id, new Date(Number(end)).toISOString()))) return;
    if (answer === 'back') store.clearAction();
    this.dispatchEvent(new Event('pla-question-over'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-tv-reservation-question': PlaTvReservationQuestion;
  }
}
