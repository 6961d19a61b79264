import type { Cancel, Clock } from '../base/clock.js';
import { makeId } from '../base/ids.js';
import type { Language } from '../base/language.js';
import { Store, type Readable } from '../base/store.js';
import type { CaptionWords } from './captions.js';

/** As much of the platform's speech recognition as is used; TypeScript's library does not know it. */
export interface SpeechRecognizer {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  processLocally: boolean;
  onresult: ((event: { readonly resultIndex: number; readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }> & { readonly isFinal: boolean }> }) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  abort(): void;
}

export interface SpeechRecognizerKind {
  new (): SpeechRecognizer;
  available?(wanted: { readonly langs: readonly string[]; readonly processLocally: boolean }): Promise<string>;
}

/** Recognizers name languages with their land. */
const TAGS: Readonly<Record<Language, string>> = { ko: 'ko-KR', en: 'en-US', zh: 'zh-CN', ja: 'ja-JP', vi: 'vi-VN', th: 'th-TH', tl: 'fil-PH', ru: 'ru-RU' };

/** A recognizer ends by itself when nobody speaks; it is started again after so long. */
const AGAIN_MS = 500;

/** `not-possible`: this browser recognizes no speech on the device itself, or not in this language. `refused`: it may not listen. */
export type CaptioningState = 'off' | 'starting' | 'on' | 'not-possible' | 'refused';

/**
 * Captions of what this screen's person says, by the platform's own speech recognition. Only where it works on the device: others
 * send the voice to their maker, and what is said in a call of the city's is not theirs to hear.
 */
export class PlatformCaptions {
  readonly #clock: Clock;
  readonly #kind: SpeechRecognizerKind | undefined;
  readonly #tell: (words: CaptionWords) => void;
  readonly #state = new Store<CaptioningState>('off');
  #recognizer: SpeechRecognizer | undefined;
  /** Counts starts and stops. */
  #turn = 0;
  #cancelAgain: Cancel = () => {};

  /** @param kind `window.SpeechRecognition`, where the browser has one @param tell gets each line as it grows, such as `CallSession.sendCaption` */
  constructor(clock: Clock, kind: SpeechRecognizerKind | undefined, tell: (words: CaptionWords) => void) {
    this.#clock = clock;
    this.#kind = kind;
    this.#tell = tell;
  }

  get state(): Readable<CaptioningState> {
    return this.#state;
  }

  async start(language: Language): Promise<void> {
    this.stop();
    const turn = this.#turn;
    const kind = this.#kind;
    this.#state.set('starting');
    const tag = TAGS[language];
    const availability = await kind?.available?.({ langs: [tag], processLocally: true }).catch(() => 'unavailable');
    if (turn !== this.#turn) return;
    if (!kind || availability !== 'available') return this.#state.set('not-possible');
    this.#listen(kind, tag);
  }

  stop(): void {
    this.#turn++;
    this.#cancelAgain();
    if (this.#recognizer) {
      this.#recognizer.onend = this.#recognizer.onerror = this.#recognizer.onresult = null;
      this.#recognizer.abort();
    }
    this.#recognizer = undefined;
    this.#state.set('off');
  }

  #listen(kind: SpeechRecognizerKind, tag: string): void {
    const recognizer = new kind();
    this.#recognizer = recognizer;
    Object.assign(recognizer, { lang: tag, continuous: true, interimResults: true, processLocally: true });
    /** One line for each result of this run. */
    const ids: string[] = [];
    recognizer.onresult = ({ resultIndex, results }) => {
      for (let index = resultIndex; index < results.length; index++) {
        const result = results[index];
        const text = result?.[0]?.transcript.trim() ?? '';
        if (result && text !== '') this.#tell({ id: ids[index] ??= makeId(this.#clock.now()), text, final: result.isFinal });
      }
    };
    recognizer.onerror = ({ error }) => {
      if (error !== 'not-allowed' && error !== 'service-not-allowed' && error !== 'audio-capture') return;
      this.stop();
      this.#state.set('refused');
    };
    recognizer.onend = () => {
      this.#cancelAgain = this.#clock.after(AGAIN_MS, () => this.#listen(kind, tag));
    };
    recognizer.start();
    this.#state.set('on');
  }
}
