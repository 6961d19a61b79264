import type { Cancel, Clock } from '../base/clock.js';
import type { BackStack } from './back-stack.js';
import { findDeepActive } from './composed-tree.js';
import { describeFocusTree, type FocusTreeDescription } from './describe-focus-tree.js';
import { FocusKeeper } from './focus-keeper.js';
import type { Direction } from './focus-node.js';
import { FocusRing } from './focus-ring.js';
import { focusTree } from './focus-tree.js';
import { IntentEvent } from './intent-event.js';
import { belongsToTextField, type Intent, isDirection, type KeyTable, readIntent } from './keys.js';
import { installPointer } from './pointer.js';

export interface NavigationOptions {
  /** Where an intent starts while nothing has the focus: the shell's element. */
  readonly root: HTMLElement;
  readonly keys: KeyTable;
  readonly backStack: BackStack;
  readonly clock: Clock;
  /** `always` on televisions; `keys` on panels, where a touch must not leave a ring. */
  readonly ring?: 'always' | 'keys';
  /** Where the Tab key stops: once in each group, or, at a desk with a keyboard and fields to fill in, at each control. Before those are drawn. */
  readonly tabStops?: 'groups' | 'each';
  /** Moves the focus with a pointer remote's cursor and wheel. */
  readonly hover?: boolean;
}

export interface Navigation {
  /** Does what a key with this intent would do; a simulated remote calls it too. */
  press(intent: Intent, repeated?: boolean): void;
  /** The tree as plain data, for tests. */
  describe(): FocusTreeDescription;
  uninstall: Cancel;
}

/**
 * Starts navigation by keys on this page: the one place that listens to keys. Called once by a shell.
 */
export function installNavigation(options: NavigationOptions): Navigation {
  const ring = new FocusRing(options.ring === 'always');
  focusTree.tabStops = options.tabStops ?? 'groups';
  const keeper = new FocusKeeper(focusTree, ring);
  const moves = new FrameGate((direction) => void keeper.move(direction));
  const subscriptions = new AbortController();
  const listen = <Type extends keyof WindowEventMap>(type: Type, listener: (event: WindowEventMap[Type]) => void): void => {
    addEventListener(type, listener, true);
    subscriptions.signal.addEventListener('abort', () => removeEventListener(type, listener, true));
  };

  const press = (intent: Intent, repeated = false): void => {
    ring.byKey = true;
    keeper.check('key');
    if (!keeper.findIntentTarget(options.root).dispatchEvent(new IntentEvent(intent, repeated))) return;
    if (isDirection(intent)) moves.ask(intent);
    else if (intent === 'select' && !repeated) select();
    else if (intent === 'back' && !repeated) options.backStack.back();
  };

  const select = (): void => {
    const leaf = keeper.current;
    if (!leaf) return;
    keeper.confirm();
    showPressed(leaf.target, options.clock);
    leaf.target.click();
  };

  listen('keydown', (event) => {
    if (event.key === 'Tab') {
      // Who goes through a page by Tab has to see where they are, too; a move inside one shadow root is told to nobody outside.
      ring.byKey = true;
      keeper.askCheck();
    }
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const intent = readIntent(event, options.keys);
    if (!intent) return;
    if (isTextField(findDeepActive()) && belongsToTextField(intent, event)) return;
    event.preventDefault();
    press(intent, event.repeat);
  });
  listen('focusin', (event) => keeper.follow(event.composedPath()[0] as Node));
  listen('focusout', () => keeper.askCheck());
  listen('resize', () => keeper.askCheck());
  const onVisible = (): void => keeper.askCheck();
  document.addEventListener('visibilitychange', onVisible);
  const removePointer = installPointer({ tree: focusTree, keeper, ring, hover: options.hover === true, move: (direction) => press(direction) });
  keeper.askCheck();

  return {
    press,
    describe: () => describeFocusTree(focusTree, keeper.current),
    uninstall() {
      subscriptions.abort();
      document.removeEventListener('visibilitychange', onVisible);
      removePointer();
      focusTree.onChange = undefined;
      keeper.stop();
    },
  };
}

/** Lets one move pass in a frame and keeps one more at most: a held key must not run ahead of the picture. */
class FrameGate {
  #waiting: Direction | undefined;
  #closed = false;

  constructor(private readonly pass: (direction: Direction) => void) {}

  ask(direction: Direction): void {
    if (this.#closed) {
      this.#waiting = direction;
      return;
    }
    this.#closed = true;
    this.pass(direction);
    requestAnimationFrame(() => {
      this.#closed = false;
      const next = this.#waiting;
      this.#waiting = undefined;
      if (next) this.ask(next);
    });
  }
}

const TYPED = /^(text|search|tel|url|email|password|number)$/;

function isTextField(element: Element | null): boolean {
  if (element instanceof HTMLTextAreaElement) return true;
  return element instanceof HTMLInputElement && TYPED.test(element.type) && !element.readOnly;
}

/** A key shows the same pressed state as a finger, for as long as one can see. */
function showPressed(element: HTMLElement, clock: Clock): void {
  element.setAttribute('data-pressed', '');
  clock.after(120, () => element.removeAttribute('data-pressed'));
}
