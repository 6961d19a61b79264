import type { Cancel } from '../base/clock.js';
import type { FocusKeeper } from './focus-keeper.js';
import type { Direction } from './focus-node.js';
import type { FocusRing } from './focus-ring.js';
import type { FocusTree } from './focus-tree.js';

/** Rows that one notch of a wheel may move in a second are few, or the focus outruns the eye. */
const WHEEL_PAUSE_MS = 140;

/**
 * Touch and pointer remotes. The cursor moves the same logical focus as the keys, so that there is one selection on screen;
 * the wheel moves it up and down where nothing scrolls by itself.
 */
export function installPointer(options: {
  readonly tree: FocusTree; readonly keeper: FocusKeeper; readonly ring: FocusRing; readonly hover: boolean; readonly move: (direction: Direction) => void;
}): Cancel {
  const { tree, keeper, ring, hover, move } = options;
  let lastX = -1;
  let lastY = -1;
  let lastWheel = -Infinity;

  const onDown = (): void => {
    ring.byKey = false;
  };
  const onMove = (event: PointerEvent): void => {
    // A page that moves under a resting cursor sends moves too: only a cursor that moved counts.
    const moved = event.screenX !== lastX || event.screenY !== lastY;
    lastX = event.screenX;
    lastY = event.screenY;
    if (event.pointerType !== 'mouse' || !moved) return;
    tree.place();
    const leaf = tree.leafAt(event.composedPath()[0] as Node);
    if (leaf) keeper.choose(leaf);
  };
  const onWheel = (event: WheelEvent): void => {
    if (event.composedPath().some(scrollsByItself) || event.timeStamp - lastWheel < WHEEL_PAUSE_MS) return;
    lastWheel = event.timeStamp;
    move(event.deltaY > 0 ? 'down' : 'up');
  };

  addEventListener('pointerdown', onDown, true);
  if (hover) {
    addEventListener('pointermove', onMove, { capture: true, passive: true });
    addEventListener('wheel', onWheel, { capture: true, passive: true });
  }
  return () => {
    removeEventListener('pointerdown', onDown, true);
    removeEventListener('pointermove', onMove, true);
    removeEventListener('wheel', onWheel, true);
  };
}

function scrollsByItself(target: EventTarget): boolean {
  if (!(target instanceof HTMLElement) || target.scrollHeight <= target.clientHeight) return false;
  return /auto|scroll/.test(getComputedStyle(target).overflowY);
}
