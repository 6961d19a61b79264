import type { Cancel } from '../base/clock.js';

/** What Back closes first: a dialog, then a menu or a keyboard, then the page. */
export type BackLevel = 'dialog' | 'menu' | 'page';

const LEVELS: readonly BackLevel[] = ['page', 'menu', 'dialog'];

interface Layer {
  readonly level: BackLevel;
  readonly back: () => boolean | void;
}

/**
 * What Back does on this page: it leaves one level at a time and ends with what the platform expects, so that it always
 * does something a person can see.
 */
export class BackStack {
  #layers: Layer[] = [];

  /** @param leave what the platform does at the top level: an exit question, the television's own home, a hint */
  constructor(private readonly leave: () => void = () => undefined) {}

  /** Puts a layer on the stack. Its `back` returns false when it has nothing to leave, so that the next layer is asked. */
  push(level: BackLevel, back: () => boolean | void): Cancel {
    const layer: Layer = { level, back };
    this.#layers.push(layer);
    return () => {
      this.#layers = this.#layers.filter((other) => other !== layer);
    };
  }

  /** Leaves the top level. */
  back(): void {
    const order = this.#layers.map((layer, index) => ({ layer, rank: LEVELS.indexOf(layer.level) * 1000 + index }));
    order.sort((a, b) => b.rank - a.rank);
    for (const { layer } of order) if (layer.back() !== false) return;
    this.leave();
  }
}
