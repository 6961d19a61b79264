import { findParent, findStage, isShown, isScrolledAway, isWithin, nameElement, walk } from './tree.js';

const POINTER_EVENTS = new Set(['click', 'pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend']);
const CONTROL_ROLES = new Set(['button', 'link', 'checkbox', 'radio', 'switch', 'tab', 'option', 'menuitem', 'slider', 'spinbutton', 'textbox', 'combobox', 'searchbox']);
const listening = new WeakSet<Element>();

/** Remembers which elements listen for a finger or a pointer. It must run before the page's own scripts. */
export function recordListeners(): void {
  const add = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function record(this: EventTarget, ...parameters: Parameters<typeof add>) {
    if (this instanceof Element && POINTER_EVENTS.has(parameters[0])) listening.add(this);
    add.apply(this, parameters);
  };
}

function isControl(element: Element): boolean {
  if (element.matches(':disabled, [aria-disabled=true], body, html')) return false;
  if (element.matches('button, a[href], input, select, textarea, [tabindex]:not([tabindex="-1"])')) return true;
  return CONTROL_ROLES.has(element.getAttribute('role') ?? '') || listening.has(element);
}

/** A control whose only purpose is to repeat another: a seat drawn on a plan, a light on the map. */
export function isPlanLabel(element: Element): boolean {
  for (let at: Element | null = element; at; at = findParent(at)) if (at.hasAttribute('data-plan')) return true;
  return false;
}

/**
 * The controls a person can use now: anything with a pointer listener, a control's role or a tab stop. Of nested ones the
 * innermost counts: an element that listens on behalf of the button inside it is not a second control.
 */
export function listControls(): Element[] {
  return listInnermost(findStage());
}

function listInnermost(stage: Element): Element[] {
  const all = new Set([...walk(stage)].filter((element) => element !== stage && isUsable(element)));
  const outer = new Set<Element>();
  for (const control of all) for (let at = findParent(control); at && !outer.has(at); at = findParent(at)) if (all.has(at)) outer.add(at);
  return [...all].filter((control) => !outer.has(control));
}

/** The one of `listControls` that holds an element or lies in it, without a look at all of them. */
export function findControlAt(element: Element): Element | undefined {
  const stage = findStage();
  if (!isWithin(element, stage)) return undefined;
  const [inside] = listInnermost(element);
  if (inside) return inside;
  for (let at: Element | null = element; at && at !== stage; at = findParent(at)) {
    if (isUsable(at)) return listInnermost(at).length === 0 ? at : undefined;
  }
  return undefined;
}

const isUsable = (element: Element): boolean => isControl(element) && isShown(element) && hasSize(element);

function hasSize(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0;
}

export interface ControlBox {
  readonly name: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly planLabel: boolean;
  /** A wheel brings it into sight. */
  readonly scrolledAway: boolean;
}

export function describeControls(): ControlBox[] {
  return listControls().map((element) => {
    const box = element.getBoundingClientRect();
    const { left, top, width, height } = box;
    return { name: nameElement(element), left, top, width, height, planLabel: isPlanLabel(element), scrolledAway: isScrolledAway(box, element) };
  });
}
