import type { ReactiveControllerHost } from 'lit';
import type { Cancel, EpochMs } from '../base/clock.js';
import type { Language } from '../base/language.js';
import { Store } from '../base/store.js';
import { addDays, readZoned } from '../base/zoned-time.js';
import { currentLanguage } from './language/message-group.js';
import { LOCALES, writeNumber } from './language/message-runtime.js';
import { speakAlong } from './language/messages.js';
import { uiMessages, type UiMessages } from './strings/compiled/index.js';

/** The IANA zone in which all screens tell time; `main.ts` sets it from the city. */
export const cityTimeZone = new Store<string>('UTC');

const NO_BREAK = '\u00a0';
/** A line may still break between a dash and a no-break space (rule LB12a of Unicode); this joins the two. */
const JOINER = '\u2060';

/** An instant as the contract writes it (ISO) or as clocks do (milliseconds). */
export type Moment = EpochMs | string;

function toEpoch(moment: Moment): EpochMs {
  return typeof moment === 'string' ? Date.parse(moment) : moment;
}

/** Rounds to one significant figure, as every estimate is told: 1.37 becomes 1, 0.62 becomes 0.6, 340 becomes 300. */
export function roundToOneFigure(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(1));
}

/**
 * Writes times, days and amounts for people, in one language and one time zone. Amounts never break from their units.
 * Uses only what Chromium 69 knows: no `dateStyle`, no unit style, no relative time.
 */
export class Formats {
  readonly language: Language;
  readonly timeZone: string;
  readonly #words: UiMessages | undefined;
  readonly #dates = new Map<string, Intl.DateTimeFormat>();

  constructor(language: Language, timeZone: string, words: UiMessages | undefined = uiMessages.get()) {
    this.language = language;
    this.timeZone = timeZone;
    this.#words = words;
  }

  /** `14:32`; Filipino readers use the 12-hour clock. */
  time(moment: Moment): string {
    if (this.language === 'tl') return this.#keepTogether(this.#date('time', { hour: 'numeric', minute: '2-digit', hour12: true }).format(toEpoch(moment)));
    return readZoned(toEpoch(moment), this.timeZone).time;
  }

  /** `15:00 – 17:00`, on one line. */
  timeRange(from: Moment, to: Moment): string {
    return `${this.time(from)}${NO_BREAK}–${JOINER}${NO_BREAK}${this.time(to)}`;
  }

  /** A time of day of the city, such as opening hours: `HH:MM` as readers write it. `24:00` stays. */
  timeOfDay(time: string): string {
    if (this.language !== 'tl' || time === '24:00') return time;
    return this.#keepTogether(this.#date('wall', { hour: 'numeric', minute: '2-digit', hour12: true, timeZone: 'UTC' }).format(Date.parse(`2026-01-01T${time}:00Z`)));
  }

  /** `Monday 23 November`. */
  day(moment: Moment): string {
    return this.#date('day', { weekday: 'long', day: 'numeric', month: 'long' }).format(toEpoch(moment));
  }

  /** `Mon 23 Nov`, for chips and lists; Vietnamese readers write the month as a number. */
  shortDay(moment: Moment): string {
    return this.#date('short', { weekday: 'short', day: 'numeric', month: this.language === 'vi' ? 'numeric' : 'short' }).format(toEpoch(moment));
  }

  /** `Monday`. */
  weekday(moment: Moment): string {
    return this.#date('weekday', { weekday: 'long' }).format(toEpoch(moment));
  }

  /** Today, tomorrow or yesterday by name, another day as `shortDay`. */
  nearDay(moment: Moment, now: Moment): string {
    const day = readZoned(toEpoch(moment), this.timeZone).day;
    const today = readZoned(toEpoch(now), this.timeZone).day;
    if (day === today) return this.#words?.today() ?? '';
    if (day === addDays(today, 1)) return this.#words?.tomorrow() ?? '';
    if (day === addDays(today, -1)) return this.#words?.yesterday() ?? '';
    return this.shortDay(moment);
  }

  number(value: number, mostDecimals = 3): string {
    return writeNumber(this.language, value, mostDecimals);
  }

  /** `4 min`, `2 h`, `1 h 30 min`; rounded to whole minutes. */
  minutes(count: number): string {
    const whole = Math.round(count);
    const hours = Math.floor(whole / 60);
    const minutes = whole % 60;
    if (hours === 0) return this.#keepTogether(this.#words?.minutesUnit({ minutes }));
    if (minutes === 0) return this.#keepTogether(this.#words?.hoursUnit({ hours }));
    return this.#keepTogether(this.#words?.hoursAndMinutes({ hours, minutes }));
  }

  /** `8 s`. */
  seconds(count: number): string {
    return this.#keepTogether(this.#words?.secondsUnit({ seconds: Math.round(count) }));
  }

  /** `350 m` to the nearest 10 m, from one kilometre on `1.2 km`. */
  distance(metres: number): string {
    const value = metres < 995 ? this.number(Math.round(metres / 10) * 10) : this.number(metres / 1000, 1);
    return this.#keepTogether(metres < 995 ? this.#words?.metresUnit({ value }) : this.#words?.kilometresUnit({ value }));
  }

  /** An estimated amount of CO2e: `about 1 kg`, `about 600 g`; one significant figure, since the factors allow no more. */
  carbon(grams: number): string {
    const rounded = roundToOneFigure(grams);
    const amount = rounded < 1000
      ? this.#words?.gramsUnit({ value: this.number(rounded) })
      : this.#words?.kilogramsUnit({ value: this.number(rounded / 1000) });
    return this.#keepTogether(this.#words?.aboutValue({ value: amount ?? '' }));
  }

  #date(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    let format = this.#dates.get(name);
    if (!format) this.#dates.set(name, (format = new Intl.DateTimeFormat(LOCALES[this.language], { timeZone: this.timeZone, ...options })));
    return format;
  }

  #keepTogether(text: string | undefined): string {
    return (text ?? '').replace(/[\s\u202f]/g, NO_BREAK);
  }
}

let latest: Formats | undefined;
let latestWords: UiMessages | undefined;

/** The formats of the current language and city; for models and one-off uses. Elements use `formats`. */
export function currentFormats(): Formats {
  const words = uiMessages.get();
  if (latest?.language !== currentLanguage.get() || latest.timeZone !== cityTimeZone.get() || latestWords !== words) {
    latestWords = words;
    latest = new Formats(currentLanguage.get(), cityTimeZone.get(), words);
  }
  return latest;
}

/**
 * Gives an element the formats of the current language and city, and has it draw again when either changes.
 * @example
 * private readonly format = formats(this);
 * render() { return html`${this.format().timeRange(from, to)}`; }
 */
export function formats(host: ReactiveControllerHost): () => Formats {
  speakAlong(host);
  let cancel: Cancel | undefined;
  host.addController({
    hostConnected: () => { cancel = cityTimeZone.watch(() => host.requestUpdate()); },
    hostDisconnected: () => cancel?.(),
  });
  return currentFormats;
}
