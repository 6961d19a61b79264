import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Marks its host with `data-pressed` while a finger holds it, from the very frame of the touch: an engine itself waits before
 * it shows `:active`, to see whether the finger will scroll.
 */
export class PressedState implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #press = (): void => this.#host.setAttribute('data-pressed', '');
  readonly #release = (): void => this.#host.removeAttribute('data-pressed');

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
}

const RELEASES = ['pointerup', 'pointercancel', 'pointerleave'] as const;
