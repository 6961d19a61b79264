import type { Cancel } from '../../shared/base/clock.js';

/** Gives an element the height that is left above the phone's own keyboard, for browsers that lay it over the page. */
export function fitKeyboard(element: HTMLElement): Cancel {
  const view = window.visualViewport;
  if (!view) return () => {};
  const fit = (): void => {
    // Whoever zooms in with two fingers has no keyboard to make room for.
    element.style.height = view.scale > 1.01 ? '' : `${String(Math.round(view.height))}px`;
    element.style.transform = view.scale > 1.01 || view.offsetTop === 0 ? '' : `translateY(${String(Math.round(view.offsetTop))}px)`;
  };
  for (const change of ['resize', 'scroll'] as const) view.addEventListener(change, fit);
  fit();
  return () => { for (const change of ['resize', 'scroll'] as const) view.removeEventListener(change, fit); };
}
