import type { Cancel } from './clock.js';

/** A value that can be read and watched. */
export interface Readable<State> {
  get(): State;
  /** Calls `listener` after each change, until the returned function is called. */
  watch(listener: (state: State) => void): Cancel;
}

/** Holds one immutable state; `set` tells watchers only when the state is another object or value. */
export class Store<State> implements Readable<State> {
  #state: State;
  readonly #listeners = new Set<(state: State) => void>();

  constructor(initial: State) {
    this.#state = initial;
  }

  get(): State {
    return this.#state;
  }

  set(next: State): void {
    if (Object.is(next, this.#state)) return;
    this.#state = next;
    for (const listener of [...this.#listeners]) listener(next);
  }

  update(change: (state: State) => State): void {
    this.set(change(this.#state));
  }

  watch(listener: (state: State) => void): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
