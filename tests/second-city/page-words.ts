import type { Page } from 'playwright-core';

/** All words inside a page, shown or not: the texts of every shadow root and what screen readers are told. */
export async function readPageWords(page: Page): Promise<string> {
  return page.evaluate(() => {
    const words: string[] = [];
    const roots: (Document | ShadowRoot)[] = [document];
    for (const root of roots) {
      for (const node of root.childNodes) if (node instanceof Text) words.push(node.data);
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) roots.push(element.shadowRoot);
        if (element.matches('script, style, title')) continue;
        for (const name of ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'alt', 'placeholder']) words.push(element.getAttribute(name) ?? '');
        for (const node of element.childNodes) if (node instanceof Text) words.push(node.data);
      }
    }
    return words.filter((word) => word.trim()).join('\n');
  });
}
