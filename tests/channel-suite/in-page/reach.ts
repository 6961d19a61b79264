import { findControlAt, listControls } from './controls.js';
import { findFocused, nameElement } from './tree.js';

const ARROWS = [['ArrowLeft', 37], ['ArrowUp', 38], ['ArrowRight', 39], ['ArrowDown', 40]] as const;
/** A list that never ends would never be proven. */
const MOST_CONTROLS = 400;
const TURNS = 3;

/** The control that has the focus or holds it; a button that is off for now can have it too, and arrows pass over it. */
function findFocusedControl(): Element | undefined {
  const focused = findFocused();
  if (!focused) return undefined;
  return findControlAt(focused) ?? (focused.matches('[aria-disabled=true]') ? focused : undefined);
}

function putFocus(control: Element): boolean {
  if (!control.isConnected) return false;
  if (findFocusedControl() === control) return true;
  if (control instanceof HTMLElement || control instanceof SVGElement) control.focus({ preventScroll: true });
  return findFocusedControl() === control;
}

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();
const turn = (): Promise<void> => new Promise((resolve) => {
  waiting.push(resolve);
  channel.port2.postMessage(null);
});

/** Lets the page take everything in that waits for a turn of its own; a list of lists that shows one at a time takes a few. */
export async function takeTurns(): Promise<void> {
  for (let turns = 0; turns < TURNS; turns++) await turn();
}

/** A control's place in the proof: a windowed list draws a new element each time a control comes back, but it is the same control. */
type Place = string | Element;
function placeOf(control: Element): Place {
  const id = control.getAttribute('data-id');
  // Cards of a home tell live figures, which change while the proof goes on.
  if (id?.startsWith('card-')) return id;
  return id === null ? control : `${id} ${control.getAttribute('aria-label') ?? control.textContent.trim()}`;
}

type Edges = Map<Place, Set<Place>>;
function spread(start: Place, edges: Edges): Set<Place> {
  const seen = new Set([start]);
  for (const at of seen) for (const next of edges.get(at) ?? []) seen.add(next);
  return seen;
}

/** More than the longest way between two controls of a screen. */
const MOST_PRESSES = 60;

/** The first arrow of the shortest way that is known from one place to another. */
function findFirstMove(from: Place, to: Place, moves: ReadonlyMap<Place, ReadonlyMap<number, Place>>): number | undefined {
  const firsts = new Map<Place, number>();
  for (const [index, next] of moves.get(from) ?? []) if (next !== from && !firsts.has(next)) firsts.set(next, index);
  // A map gives what is added while it is walked through.
  for (const [at, first] of firsts) {
    if (at === to) return first;
    for (const next of moves.get(at)?.values() ?? []) if (next !== from && !firsts.has(next)) firsts.set(next, first);
  }
  return undefined;
}

async function press(key: string, keyCode: number): Promise<void> {
  const target = findFocused() ?? document.body;
  target.dispatchEvent(new KeyboardEvent('keydown', { key, keyCode, bubbles: true, composed: true, cancelable: true }));
  target.dispatchEvent(new KeyboardEvent('keyup', { key, keyCode, bubbles: true, composed: true, cancelable: true }));
  await takeTurns();
}

/**
 * Presses every arrow on every control and proves that each can be reached from each other. Controls that appear on the
 * way (a list that scrolls) join the proof. Animation frames come at once meanwhile: what is proven is where keys lead, not
 * how fast.
 * @returns the names of controls that stay out, empty if all is well
 */
export async function findUnreachable(): Promise<string[]> {
  const frame = globalThis.requestAnimationFrame;
  globalThis.requestAnimationFrame = (task) => {
    // After whatever draws without waiting for a frame, as before a real one.
    void turn().then(() => task(performance.now()));
    return 0;
  };
  try {
    const lost = await prove();
    // A live figure in a control's name may have changed while keys were pressed; what is out of reach stays so.
    return lost.length === 0 ? lost : await prove();
  } finally {
    globalThis.requestAnimationFrame = frame;
  }
}

async function prove(): Promise<string[]> {
  const known = new Map(listControls().map((control): [Place, Element] => [placeOf(control), control]));
  if (known.size < 2) return await proveOnly([...known.values()][0]);
  const forth: Edges = new Map();
  const back: Edges = new Map();
  const link = (edges: Edges, from: Place, to: Place): void => void edges.set(from, (edges.get(from) ?? new Set()).add(to));
  /** By which key on which control each was come to first. */
  const ways = new Map<Place, { readonly from: Place; readonly key: string; readonly code: number }>();
  /** Where each arrow led last: lists in view change, and each remembers its own place. */
  const moves = new Map<Place, Map<number, Place>>();
  const move = async (from: Place, index: number): Promise<Place | undefined> => {
    const [key, code] = ARROWS[index] ?? ARROWS[0];
    await press(key, code);
    const landed = findFocusedControl();
    if (!landed) return undefined;
    const to = placeOf(landed);
    known.set(to, landed);
    moves.set(from, (moves.get(from) ?? new Map<number, Place>()).set(index, to));
    return to;
  };
  /** Walks to a control as a person does, who looks again after each key. */
  const walkTo = async (place: Place): Promise<boolean> => {
    for (let presses = 0; presses < MOST_PRESSES; presses++) {
      const focused = findFocusedControl();
      const at = focused && placeOf(focused);
      if (at === place) return true;
      if (at === undefined) {
        // What had the focus was drawn anew; any key finds a place again.
        await press('ArrowDown', 40);
        continue;
      }
      const index = findFirstMove(at, place, moves);
      if (index === undefined) return false;
      await move(at, index);
    }
    return false;
  };
  /** Puts the focus on a control; one that a list has taken out of the page meanwhile is come to again as before. */
  const goTo = async (place: Place, asked: ReadonlySet<Place> = new Set()): Promise<boolean> => {
    const control = known.get(place);
    if (control && putFocus(control)) return true;
    if (asked.size === 0 && await walkTo(place)) return true;
    const way = ways.get(place);
    if (!way || asked.has(place) || !(await goTo(way.from, new Set([...asked, place])))) return false;
    await press(way.key, way.code);
    const landed = findFocusedControl();
    if (!landed || placeOf(landed) !== place) return false;
    known.set(place, landed);
    return true;
  };
  const missed = new Set<Place>();
  // A map gives what is added while it is walked through: controls that appear on the way have their turn.
  for (const place of known.keys()) {
    if (known.size > MOST_CONTROLS) return [`more than ${MOST_CONTROLS} controls`];
    for (const [index, [key, code]] of ARROWS.entries()) {
      if (!(await goTo(place))) {
        missed.add(place);
        break;
      }
      const to = await move(place, index);
      const landed = to === undefined ? undefined : known.get(to);
      if (!landed || to === undefined || to === place) continue;
      if (!ways.has(to) || missed.has(to)) {
        ways.set(to, { from: place, key, code });
        // Its turn was while a list had taken it out of the page, or remembered another of its line: it has one more, this way.
        if (missed.delete(to)) known.delete(to);
      }
      known.set(to, landed);
      link(forth, place, to);
      link(back, to, place);
    }
  }
  const stands = [...known].filter(([, control]) => control.isConnected);
  const hub = (stands.find(([place]) => forth.has(place)) ?? stands[0])?.[0];
  if (hub === undefined) return [];
  const [out, home] = [spread(hub, forth), spread(hub, back)];
  // A control that a list has taken out of the page meanwhile was reached while it was there.
  return stands.filter(([place]) => !(out.has(place) && home.has(place))).map(([, control]) => nameElement(control));
}

/** With one control there is nowhere to go, but an arrow must find it. */
async function proveOnly(control: Element | undefined): Promise<string[]> {
  if (!control) return [];
  if (findFocusedControl() !== control) await press('ArrowDown', 40);
  return findFocusedControl() === control ? [] : [nameElement(control)];
}
