import { isPlanLabel } from './controls.js';
import { clipBox, findParent, findStage, isScrolledAway, isShown, isWithin, nameElement, walk } from './tree.js';

export interface TextRun {
  readonly name: string;
  readonly fontSize: number;
  /** Pixels of the text that a person cannot see. */
  readonly hidden: number;
  /** What lies on it, another text or something opaque. */
  readonly under?: string;
  readonly planLabel: boolean;
  /** A part of it at least comes into sight by a wheel. */
  readonly scrolledAway: boolean;
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

/** The topmost element at a point, inside all shadow roots. */
function findAt(x: number, y: number): Element | null {
  let found = document.elementFromPoint(x, y);
  for (let inner = found?.shadowRoot?.elementFromPoint(x, y); inner && inner !== found; inner = found?.shadowRoot?.elementFromPoint(x, y)) found = inner;
  return found;
}

const isOpaque = (element: Element): boolean => {
  const color = getComputedStyle(element).backgroundColor;
  const alpha = /rgba\(.*, ([\d.]+)\)/.exec(color)?.[1];
  return color !== 'transparent' && Number(alpha ?? 1) > 0.5;
};

/** An opaque thing that lies on a text and is no part of what holds it. */
function findCover(box: DOMRect, element: Element): string | undefined {
  const y = box.top + box.height / 2;
  for (const x of [box.left + box.width * 0.1, box.left + box.width / 2, box.left + box.width * 0.9]) {
    const top = findAt(x, y);
    if (!top || isWithin(top, element) || isWithin(element, top)) continue;
    for (let at: Element | null = top; at && !isWithin(element, at); at = findParent(at)) if (isOpaque(at)) return nameElement(at);
  }
  return undefined;
}

interface Line {
  readonly box: DOMRect;
  readonly element: Element;
}

/** Two lines of different texts share a place; those of one text may touch. */
function findCollision({ box, element }: Line, others: readonly Line[]): string | undefined {
  const other = others.find((one) => {
    if (one.element === element || isWithin(one.element, element) || isWithin(element, one.element)) return false;
    const wide = Math.min(box.right, one.box.right) - Math.max(box.left, one.box.left);
    const high = Math.min(box.bottom, one.box.bottom) - Math.max(box.top, one.box.top);
    return wide > 4 && high > Math.min(box.height, one.box.height) * 0.4;
  });
  return other && nameElement(other.element);
}

/** Every shown text with its size, how much of it is cut, and what lies on it. */
export function describeTexts(): TextRun[] {
  const stage = findStage();
  const runs: { run: TextRun; lines: Line[] }[] = [];
  for (const element of walk()) {
    if (element.matches('script, style, title, desc')) continue;
    for (const node of element.childNodes) {
      if (!(node instanceof Text) || !node.data.trim() || !isShown(element) || isForReadersOnly(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const fontSize = measureFontSize(element);
      let hidden = 0;
      const boxes = [...range.getClientRects()].filter((box) => box.width > 1);
      for (const box of boxes) {
        const seen = clipBox(box, element);
        // A line box is taller than its letters: a quarter of it may be cut before ink is lost.
        hidden = Math.max(hidden, box.width - seen.width, box.height - seen.height - fontSize * 0.25);
      }
      const planLabel = isPlanLabel(element);
      const lines = planLabel || !isWithin(element, stage) ? [] : boxes.filter((box) => !isScrolledAway(box, element)).map((box) => ({ box, element }));
      runs.push({ run: { name: nameElement(element), fontSize, hidden: Math.round(hidden), planLabel, scrolledAway: boxes.some((box) => isScrolledAway(box, element)) }, lines });
    }
  }
  const all = runs.flatMap(({ lines }) => lines);
  return runs.map(({ run, lines }) => {
    const under = lines.map((line) => findCover(line.box, line.element) ?? findCollision(line, all)).find((name) => name !== undefined);
    return under === undefined ? run : { ...run, under };
  });
}
