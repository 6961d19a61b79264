import type { ReactiveController, ReactiveControllerHost } from 'lit';

const RELEASES = ['pointerup', 'pointercancel', 'pointerleave'] as const;

/**
 * Marks the button that a finger holds with `data-pressed`, as navigation does for a key, from the very frame of the touch:
 * an engine itself waits before it shows `:active`, to see whether the finger will scroll.
 */
export class PressedState implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #pressed: HTMLButtonElement | undefined;

  /** @param host an element with one button or several in its shadow root */
  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('pointerdown', this.#press);
    for (const type of RELEASES) this.#host.addEventListener(type, this.#release);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('pointerdown', this.#press);
    for (const type of RELEASES) this.#host.removeEventListener(type, this.#release);
    this.#release();
  }

  readonly #press = (event: PointerEvent): void => {
    const button = event.composedPath().find((target): target is HTMLButtonElement => target instanceof HTMLButtonElement);
    if (!button || button.disabled || button.getAttribute('aria-disabled') === 'true') return;
    this.#pressed = button;
    button.setAttribute('data-pressed', '');
  };

  readonly #release = (): void => {
    this.#pressed?.removeAttribute('data-pressed');
    this.#pressed = undefined;
  };
}
