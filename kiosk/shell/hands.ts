import type { Cancel } from '../../shared/base/clock.js';
import { afterPaint } from '../../shared/navigation/answer-first.js';

/** A reader presses Shift before its first capital: a key that types nothing wakes nobody. */
const MODIFIERS = /^(Shift|Control|Alt|AltGraph|Meta|CapsLock)$/;

export interface HandsParts {
  readonly panel: HTMLElement;
  /** Whether somebody is being shown something that touches and keys belong to. */
  readonly isInUse: () => boolean;
  readonly onUse: () => void;
  /** A hand, or a key, at the panel at rest. */
  readonly wake: () => void;
}

/** Hears every touch and key before anything else does: at rest they wake the panel and mean nothing else, in use they tell that somebody is there. */
export class Hands {
  readonly #parts: HandsParts;
  /** The touch that woke the panel has not ended yet. */
  #wokeByTouch = false;

  constructor(parts: HandsParts) {
    this.#parts = parts;
  }

  start(): Cancel {
    addEventListener('pointerdown', this.#onTouch, true);
    addEventListener('click', this.#onClick, true);
    addEventListener('keydown', this.#onKey, true);
    return () => {
      removeEventListener('pointerdown', this.#onTouch, true);
      removeEventListener('click', this.#onClick, true);
      removeEventListener('keydown', this.#onKey, true);
    };
  }

  /** The resting panel answers on the touch itself, not on its end; the click that follows belongs to nobody. */
  readonly #onTouch = (event: PointerEvent): void => {
    const { panel, isInUse, onUse, wake } = this.#parts;
    this.#wokeByTouch = false;
    if (isInUse()) return onUse();
    // What lies over the panel, such as a demo's strip, is not the panel.
    if (!event.composedPath().includes(panel)) return;
    event.preventDefault();
    this.#wokeByTouch = true;
    if (panel.hasAttribute('touched')) return;
    panel.setAttribute('touched', '');
    afterPaint(() => {
      panel.removeAttribute('touched');
      if (!isInUse()) wake();
    });
  };

  readonly #onClick = (event: MouseEvent): void => {
    if (this.#wokeByTouch && event.isTrusted) event.stopImmediatePropagation();
    this.#wokeByTouch = false;
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (this.#parts.isInUse()) return this.#parts.onUse();
    if (MODIFIERS.test(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#parts.wake();
  };
}
