import { describeControls, listControls, recordListeners } from './controls.js';
import { describeTexts } from './text.js';
import { findFocused, isWithin, nameElement } from './tree.js';

const numbers = new WeakMap<Element, number>();
const elements: Element[] = [];

/** A number that stays with an element, so that the driver outside can speak of it. */
function numberOf(element: Element): number {
  let number = numbers.get(element);
  if (number === undefined) {
    number = elements.push(element) - 1;
    numbers.set(element, number);
  }
  return number;
}

/** The control that has the focus or holds it. */
function findFocusedControl(): Element | undefined {
  const focused = findFocused();
  return focused ? listControls().find((control) => isWithin(focused, control) || isWithin(control, focused)) : undefined;
}

const suite = {
  controls: describeControls,
  texts: describeTexts,
  listNumbers: (): number[] => listControls().map(numberOf),
  nameOf: (number: number): string => { const element = elements[number]; return element ? nameElement(element) : '?'; },
  /** Puts the focus on a control, or tells that it is gone. */
  focus(number: number): boolean {
    const element = elements[number];
    if (!element?.isConnected) return false;
    if (findFocusedControl() === element) return true;
    if (element instanceof HTMLElement || element instanceof SVGElement) element.focus({ preventScroll: true });
    return findFocusedControl() === element;
  },
  focused(): number | null {
    const control = findFocusedControl();
    return control ? numberOf(control) : null;
  },
};

export type ChannelSuite = typeof suite;

declare global {
  // eslint-disable-next-line no-var -- a global of a page can only be declared so
  var __channelSuite: ChannelSuite;
}

recordListeners();
globalThis.__channelSuite = suite;
