import { LANGUAGES, type Language } from '../../base/language.js';
import { CRASH_WORDS, type CrashWords } from './words.js';

export interface CrashPageSettings {
  /** The screen broke, or it takes too long to start. */
  readonly kind: 'crashed' | 'slow';
  /** What the screen speaks; without one the title stands there in every language. */
  readonly language: Language | undefined;
  readonly seconds: number;
  /** Starts again; false when that cannot be done now, and the count begins anew. */
  readonly startAgain: () => Promise<boolean>;
}

const COUNT_EVERY_MS = 250;

/**
 * Covers the screen with what happened and the way on, in plain elements: neither Lit nor the messages nor the focus tree may
 * be needed, since any of them may be what broke. Its styles lie in the channel's own style sheet.
 * @returns a function that takes it away
 */
export function showCrashPage({ kind, language, seconds, startAgain }: CrashPageSettings): () => void {
  const spoken = language ?? 'en';
  const words: CrashWords = CRASH_WORDS[spoken];
  // What lies below is neither read aloud nor reached.
  const below = [...document.body.children].filter((element) => !element.hasAttribute('inert'));
  for (const element of below) element.setAttribute('inert', '');
  const page = add(document.body, 'div', 'crash', spoken);
  page.dataset['id'] = kind;
  page.setAttribute('role', 'alert');
  const eyes = add(page, 'div', 'crash-eyes', spoken);
  for (const code of language ? [language] : LANGUAGES) {
    const title = add(eyes, language ? 'h1' : 'p', 'crash-title', code);
    title.textContent = kind === 'crashed' ? CRASH_WORDS[code].crashedTitle : CRASH_WORDS[code].slowTitle;
  }
  add(eyes, 'p', 'crash-text', spoken).textContent = kind === 'crashed' ? words.crashedText : words.slowText;
  const hands = add(page, 'div', 'crash-hands', spoken);
  const button = add(hands, 'button', 'crash-start', spoken);
  button.type = 'button';
  button.dataset['id'] = 'start-now';
  button.textContent = words.startNow;
  const count = add(hands, 'p', 'crash-count', spoken);
  // Read aloud once, not every second.
  count.setAttribute('aria-live', 'off');

  let startsAt = Date.now() + seconds * 1000;
  let starting = false;
  const start = async (): Promise<void> => {
    if (starting) return;
    starting = true;
    const started = await startAgain().catch(() => false);
    starting = false;
    if (!started) startsAt = Date.now() + seconds * 1000;
  };
  const tick = (): void => {
    const left = Math.max(0, Math.ceil((startsAt - Date.now()) / 1000));
    count.textContent = words.nextStart.replace('{seconds}', String(left));
    if (left === 0) void start();
  };
  const timer = setInterval(tick, COUNT_EVERY_MS);
  tick();

  button.addEventListener('click', () => void start());
  // There is one thing to do here, so every key that chooses or leads back does it; nothing below hears any key.
  const onKey = (event: KeyboardEvent): void => {
    event.stopImmediatePropagation();
    event.preventDefault();
    button.focus();
    if (event.type === 'keydown' && (START_KEYS.test(event.key) || BACK_CODES.has(event.keyCode))) void start();
  };
  for (const type of ['keydown', 'keyup'] as const) addEventListener(type, onKey, true);
  button.focus();
  return () => {
    clearInterval(timer);
    for (const type of ['keydown', 'keyup'] as const) removeEventListener(type, onKey, true);
    for (const element of below) element.removeAttribute('inert');
    page.remove();
  };
}

const START_KEYS = /^(Enter| |Escape|Backspace|BrowserBack|GoBack)$/;
/** Back on Tizen and on webOS, where keys have no names. */
const BACK_CODES: ReadonlySet<number> = new Set([10009, 461, 13]);

function add<Tag extends keyof HTMLElementTagNameMap>(parent: HTMLElement, tag: Tag, className: string, language: Language): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.className = className;
  element.lang = language;
  parent.append(element);
  return element;
}
