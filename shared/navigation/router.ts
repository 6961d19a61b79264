import { type Readable, Store } from '../base/store.js';

/** Where the channel is. Nothing personal stands in it, since it is in the address line. */
export interface Route {
  /** `/work/center/central` */
  readonly path: string;
  /** The pattern that took it, such as `/work/center/:centerId`. */
  readonly pattern: string;
  readonly params: Readonly<Record<string, string>>;
}

/** The part of `location` and `window` that the router needs. */
export interface RouterPlace {
  readHash(): string;
  writeHash(hash: string): void;
  onHashChange(listener: () => void): void;
}

/** Finds the pattern that takes `path`, with its parameters. */
export function matchRoute(path: string, patterns: readonly string[]): Route | undefined {
  const parts = path.split('/');
  for (const pattern of patterns) {
    const names = pattern.split('/');
    if (names.length !== parts.length) continue;
    const params: Record<string, string> = {};
    const fits = names.every((name, index) => {
      const part = parts[index] ?? '';
      if (!name.startsWith(':')) return name === part;
      params[name.slice(1)] = part;
      return /^[a-z0-9-]+$/i.test(part);
    });
    if (fits) return { path, pattern, params };
  }
  return undefined;
}

/**
 * Routes over the hash with a back stack of their own, because a packaged television app runs from a file and its browser
 * history belongs to the platform. Addresses that no pattern takes lead home.
 */
export class Router {
  readonly #store: Store<Route>;
  readonly #patterns: readonly string[];
  readonly #place: RouterPlace;
  readonly #home: Route;
  #stack: Route[] = [];

  /**
   * @param patterns the routes there are; `/` is home and need not be named
   * @param place the address line: `browserPlace()`
   */
  constructor(patterns: readonly string[], place: RouterPlace) {
    this.#patterns = ['/', ...patterns.filter((pattern) => pattern !== '/')];
    this.#place = place;
    this.#home = { path: '/', pattern: '/', params: {} };
    this.#store = new Store(this.#resolve(place.readHash().slice(1)));
    // A deep link has home behind it, so that Back always leads out.
    if (this.#store.get().path !== '/') this.#stack.push(this.#home);
    place.onHashChange(() => {
      const asked = place.readHash().slice(1) || '/';
      if (asked !== this.#store.get().path) this.go(asked);
    });
  }

  get current(): Readable<Route> {
    return this.#store;
  }

  /** Levels above home. */
  get depth(): number {
    return this.#stack.length;
  }

  go(path: string): void {
    const route = this.#resolve(path);
    if (route.path === this.#store.get().path) return;
    this.#stack.push(this.#store.get());
    this.#show(route);
  }

  /** Takes the current page's place, so that Back does not return to it. */
  replace(path: string): void {
    this.#show(this.#resolve(path));
  }

  /** Leaves the page for the one before; false at the first. */
  back(): boolean {
    let route = this.#stack.pop();
    while (route && route.path === this.#store.get().path) route = this.#stack.pop();
    if (!route) return false;
    this.#show(route);
    return true;
  }

  /** Forgets the way here: a new person begins at `path`. */
  reset(path = '/'): void {
    const route = this.#resolve(path);
    this.#stack = route.path === '/' ? [] : [this.#home];
    this.#show(route);
  }

  #resolve(path: string): Route {
    return matchRoute(path || '/', this.#patterns) ?? this.#home;
  }

  #show(route: Route): void {
    this.#store.set(route);
    this.#place.writeHash(`#${route.path}`);
  }
}
