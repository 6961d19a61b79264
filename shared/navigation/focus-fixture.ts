import { html, render, type TemplateResult } from 'lit';
import { systemClock } from '../base/clock.js';
import { BackStack } from './back-stack.js';
import { findDeepActive } from './composed-tree.js';
import { BROWSER_KEYS } from './keys.js';
import { installNavigation, type Navigation } from './navigation.js';

/** A page with navigation on, for tests of the focus tree in a real document. */
export interface FocusPage {
  readonly root: HTMLElement;
  readonly navigation: Navigation;
  readonly backStack: BackStack;
  draw(template: TemplateResult): Promise<void>;
  press(key: string): Promise<void>;
  /** `data-id` of what has the document's focus, else its tag, else `nothing`. */
  focused(): string;
  close(): void;
}

/** Two frames: one for the change, one for what follows from it. */
export async function nextFrames(count = 2): Promise<void> {
  for (let frame = 0; frame < count; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

export function openFocusPage(options: { ring?: 'always' | 'keys'; hover?: boolean; leave?: () => void } = {}): FocusPage {
  const root = document.createElement('main');
  document.body.append(root);
  const backStack = new BackStack(options.leave);
  const navigation = installNavigation({ root, keys: BROWSER_KEYS, backStack, clock: systemClock, ring: options.ring ?? 'always', hover: options.hover ?? false });
  return {
    root, navigation, backStack,
    async draw(template) {
      render(template, root);
      await nextFrames();
    },
    async press(key) {
      const target = findDeepActive() ?? document.body;
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
      await nextFrames(1);
    },
    focused: nameFocused,
    close() {
      navigation.uninstall();
      render(html``, root);
      root.remove();
    },
  };
}

export function nameFocused(): string {
  const active = findDeepActive();
  return active instanceof HTMLElement ? active.dataset['id'] ?? active.localName : 'nothing';
}
