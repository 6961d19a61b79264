import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { EpochMs } from '../../base/clock.js';
import { toInstant, type LocalDay } from '../../base/zoned-time.js';
import { formats } from '../../ui/format.js';
import { messages } from '../../ui/language/messages.js';
import { listDays, listEnds, listStarts, type TimeRules } from './booking-times.js';
import '../../ui/panel/city-picker.js';
import type { PickEvent, PickerOption } from '../../ui/panel/city-picker.js';
import { workMessages } from './strings/compiled/index.js';
import type { OccupancyState, TimeRange } from '../../city/occupancy.js';

/** A time was picked. */
export class TimePickedEvent extends Event {
  constructor(readonly range: TimeRange) {
    super('pla-time-picked');
  }
}

/** Asks for a day, then from when, then until when: one question at a time, and only times that can be had. */
@customElement('pla-kiosk-time-picker')
export class PlaKioskTimePicker extends LitElement {
  @property({ attribute: false }) rules!: TimeRules;
  @property({ attribute: false }) now: EpochMs = 0;
  /** With a space, only its own free times are offered, as far as its days are known. */
  @property({ attribute: false }) occupancy: OccupancyState | undefined;
  @property() spaceId: string | undefined;
  @state() private day: LocalDay | undefined;
  @state() private start: EpochMs | undefined;
  readonly #t = messages(this, workMessages);
  readonly #format = formats(this);

  static override styles = css`
    :host { display: flex; flex-direction: column; flex: 1 1 0; min-height: 0; }
  `;

  override render() {
    const words = this.#t();
    const format = this.#format();
    const { day, start } = this;
    if (day === undefined) {
      const days = listDays(this.rules, this.now).map((one) => ({ id: one, text: format.nearDay(toInstant(one, '12:00', this.rules.timeZone), this.now) }));
      return this.#ask('time-day', words.whichDay(), days, (id) => { this.#pickDay(id); });
    }
    if (start === undefined) {
      const starts = listStarts(this.rules, day, this.now, this.occupancy, this.spaceId).map((at) => ({ id: String(at), text: format.time(at) }));
      return this.#ask('time-start', words.fromWhen(), starts, (id) => { this.start = Number(id); });
    }
    const ends = listEnds(this.rules, start, this.occupancy, this.spaceId).map((at) => ({ id: String(at), text: format.time(at) }));
    return this.#ask('time-end', words.untilWhen({ from: format.time(start) }), ends, (id) => this.dispatchEvent(new TimePickedEvent({ from: start, to: Number(id) })));
  }

  #ask(name: string, question: string, options: readonly PickerOption[], take: (id: string) => void) {
    return html`<city-picker .name=${name} .question=${question} .options=${options} @city-pick=${(event: PickEvent) => take(event.id)}></city-picker>`;
  }

  #pickDay(day: LocalDay): void {
    this.day = day;
    this.dispatchEvent(new DayPickedEvent(day));
  }
}

/** A day is looked at: who shows its times may need to read it first. */
export class DayPickedEvent extends Event {
  constructor(readonly day: LocalDay) {
    super('pla-day-picked');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-time-picker': PlaKioskTimePicker;
  }
  interface HTMLElementEventMap {
    'pla-time-picked': TimePickedEvent;
    'pla-day-picked': DayPickedEvent;
  }
}
