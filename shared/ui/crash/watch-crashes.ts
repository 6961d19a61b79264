import type { Language } from '../../base/language.js';
import { showCrashPage } from './crash-page.js';
import { addFailure, readFailures, waitBeforeStart } from './restart-waits.js';

export interface WatchedChannel {
  /** The element of the whole channel, and the one inside it that shows a broken view as a tile of its own. */
  readonly app: string;
  readonly view: string;
  /** Gives the page its measures and colours where the channel could not; says which language it is to speak, if that is known. */
  readonly dress: () => Language | undefined;
}

/** Browsers report this through `error` although nothing is broken. */
const HARMLESS = /ResizeObserver loop/;
/** A view that breaks is its own affair; one that goes on breaking is not. */
const MOST_OF_A_VIEW = 5;
const OF_A_VIEW_MS = 10_000;

/**
 * Judges what goes wrong on a page and covers it when nothing else shows a way on. The guard, a script that runs before all
 * others, hands every uncaught error to the returned function, and nothing when the start has taken too long.
 */
export function watchCrashes({ app, view, dress }: WatchedChannel): (event?: Event) => void {
  let shown: { readonly kind: 'crashed' | 'slow'; readonly take: () => void } | undefined;
  let ofViews: number[] = [];
  const hasStarted = (): boolean => Boolean(document.querySelector(app)?.shadowRoot?.childElementCount);

  const show = (kind: 'crashed' | 'slow'): void => {
    if (shown?.kind === 'crashed') return;
    shown?.take();
    const language = dress();
    const failures = addFailure(readFailures(history.state), Date.now());
    const take = showCrashPage({
      kind, language, seconds: waitBeforeStart(failures),
      startAgain: async () => {
        if (!(await canOpen())) return false;
        // The page that follows begins at the start and knows how often this went wrong.
        history.replaceState({ failures }, '', location.pathname + location.search);
        location.reload();
        return true;
      },
    });
    shown = { kind, take };
    // What a person left on the broken screen goes with it.
    if (kind === 'crashed') document.querySelector(app)?.remove();
    else waitForStart();
  };
  /** A slow start that succeeds after all needs no page of ours. */
  const waitForStart = (): void => {
    const timer = setInterval(() => {
      if (!hasStarted()) return;
      clearInterval(timer);
      if (shown?.kind !== 'slow') return;
      shown.take();
      shown = undefined;
    }, 200);
  };

  const isViews = (): boolean => {
    if (!document.querySelector(app)?.shadowRoot?.querySelector(view)) return false;
    const now = Date.now();
    ofViews = [...ofViews.filter((at) => now - at < OF_A_VIEW_MS), now];
    return ofViews.length < MOST_OF_A_VIEW;
  };

  return (event) => {
    if (!event) {
      if (!hasStarted()) show('slow');
    } else if (event.target instanceof Element) {
      // A file that did not come: without a script nothing starts, without another file everything does.
      if (event.target instanceof HTMLScriptElement && !hasStarted()) show('crashed');
    } else if (!isHarmless(event) && !isViews()) show('crashed');
  };
}

function isHarmless(event: Event): boolean {
  const reason: unknown = 'reason' in event ? event.reason : event instanceof ErrorEvent ? event.error ?? event.message : event;
  // Calls that were given up on purpose are no fault.
  return HARMLESS.test(String(reason)) || (reason instanceof DOMException && reason.name === 'AbortError');
}

/** A reload without a server and without files kept on this device would end at a page of the browser's own. */
async function canOpen(): Promise<boolean> {
  if ('serviceWorker' in navigator && navigator.serviceWorker.controller) return true;
  return (await fetch('/healthz', { cache: 'no-store' })).ok;
}
