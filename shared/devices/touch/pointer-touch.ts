import type { Cancel } from '../../base/clock.js';
import type { TouchPanel, TouchPoint } from './touch.js';

/** The touch panel that the browser reports as pointer events of the page; a mouse counts, too. */
export class PointerTouch implements TouchPanel {
  readonly simulated = false;
  readonly #page: EventTarget;

  constructor(page: EventTarget) {
    this.#page = page;
  }

  onTouch(listener: (point: TouchPoint) => void): Cancel {
    const take = (event: Event): void => {
      const { clientX, clientY } = event as Event & { readonly clientX: number; readonly clientY: number };
      listener({ x: clientX, y: clientY });
    };
    this.#page.addEventListener('pointerdown', take, { capture: true });
    return () => this.#page.removeEventListener('pointerdown', take, { capture: true });
  }
}
