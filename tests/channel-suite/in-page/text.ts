import { isPlanLabel } from './controls.js';
import { clipBox, findParent, isShown, nameElement, walk } from './tree.js';

export interface TextRun {
  readonly name: string;
  readonly fontSize: number;
  /** Pixels of the text that a person cannot see. */
  readonly hidden: number;
  readonly planLabel: boolean;
}

/** A text for screen readers alone is drawn on no pixel. */
function isForReadersOnly(element: Element): boolean {
  for (let at: Element | null = element; at; at = findParent(at)) {
    const { width, height } = at.getBoundingClientRect();
    if (getComputedStyle(at).overflow !== 'visible' && width <= 1.5 && height <= 1.5) return true;
  }
  return false;
}

/** How large a font really is, SVG's own scale and transforms included. */
function measureFontSize(element: Element): number {
  const size = Number.parseFloat(getComputedStyle(element).fontSize);
  if (!(element instanceof SVGGraphicsElement)) return size;
  const matrix = element.getScreenCTM();
  return matrix ? size * Math.hypot(matrix.c, matrix.d) : size;
}

/** Every shown text with its size and how much of it is cut. */
export function describeTexts(): TextRun[] {
  const runs: TextRun[] = [];
  for (const element of walk()) {
    if (element.matches('script, style, title, desc')) continue;
    for (const node of element.childNodes) {
      if (!(node instanceof Text) || !node.data.trim() || !isShown(element) || isForReadersOnly(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const fontSize = measureFontSize(element);
      let hidden = 0;
      for (const box of range.getClientRects()) {
        const seen = clipBox(box, element);
        // A line box is taller than its letters: a quarter of it may be cut before ink is lost.
        hidden = Math.max(hidden, box.width - seen.width, box.height - seen.height - fontSize * 0.25);
      }
      runs.push({ name: nameElement(element), fontSize, hidden: Math.round(hidden), planLabel: isPlanLabel(element) });
    }
  }
  return runs;
}
