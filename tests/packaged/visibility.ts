import type { EnginePage } from '../engines/engine-page.js';

/** A page whose visibility the host decides, as a television's window manager does. */
export const VISIBILITY = `(() => {
  let seen = 'visible';
  Object.defineProperty(document, 'visibilityState', { get: () => seen });
  Object.defineProperty(document, 'hidden', { get: () => seen === 'hidden' });
  window.__see = (next) => { seen = next; document.dispatchEvent(new Event('visibilitychange')); };
})()`;

/** Another app comes to the front; the television stops the page's scripts a moment later. */
export async function hidePage(page: EnginePage): Promise<void> {
  await page.evaluate("__see('hidden')");
  await page.devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
}

export async function showPage(page: EnginePage): Promise<void> {
  await page.devtools.send('Page.setWebLifecycleState', { state: 'active' });
  await page.evaluate("__see('visible')");
}
