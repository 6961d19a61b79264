/** A direction of the remote's ring or of the arrow keys. */
export type Direction = 'up' | 'down' | 'left' | 'right';

/** Edges of a box in CSS pixels of the viewport. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * How a group moves among its direct children: a row by left and right, a column by up and down, a grid by both; `free`
 * measures where they are; `modal` measures too, keeps every key inside, and is the top layer while it is there.
 */
export type GroupKind = 'row' | 'column' | 'grid' | 'free' | 'modal';

/** Which child takes the focus when a move enters a group: the one that had it last, the first, or the nearest one. */
export type EnterRule = 'last' | 'first' | 'nearest';

export interface FocusableOptions {
  /** Unique in its group and the same after each render, so that memory survives windowing and page changes. */
  readonly id: string;
  /** Place among its siblings; without it the place in the document counts. */
  readonly index?: number;
  readonly disabled?: boolean;
  /** Takes the focus when its page or dialog opens. */
  readonly autofocus?: boolean;
}

export interface FocusGroupOptions {
  readonly id: string;
  readonly kind: GroupKind;
  /** Grids: children in one row. */
  readonly columns?: number;
  /** From the last child on to the first, and back. */
  readonly wrap?: boolean;
  /** Default: `last` for moves across the group's axis, else `nearest`. */
  readonly enter?: EnterRule;
  /** Keeps moves that would leave: all of them, or those in the named directions. */
  readonly blockExit?: boolean | readonly Direction[];
  readonly index?: number;
  /** Windowed groups: the ids of all children in order, drawn or not. */
  readonly items?: readonly string[];
  /** Windowed groups: draws the child of that id; resolves when it is in the document. */
  readonly reveal?: (id: string) => Promise<unknown>;
  /** Called when the focus enters or moves inside, with the id of the direct child; a group that has it scrolls by itself. */
  readonly onFocusWithin?: (childId: string) => void;
}

/**
 * One place that can hold the focus. It knows its element only as something that can be measured and asked, so that the
 * rules of moving run without a document.
 */
export interface FocusNode {
  readonly id: string;
  readonly index: number | undefined;
  readonly parent: FocusGroup | undefined;
  /** Drawn, enabled, and not under something inert. Groups: at least one child is. */
  isUsable(): boolean;
  measure(): Box;
  readonly autofocus: boolean;
}

export interface FocusGroup extends FocusNode {
  readonly options: FocusGroupOptions;
  /** Ids from the outermost group to this one, joined by `/`: the name under which its memory is kept. */
  readonly key: string;
  /** Direct children in order. */
  readonly children: readonly FocusNode[];
  /** Text runs from right to left. */
  isRightToLeft(): boolean;
}

/** Tells groups from leaves. */
export function isGroup(node: FocusNode): node is FocusGroup {
  return 'children' in node;
}

/** Whether `node` lies in `group` at any depth. */
export function isInside(node: FocusNode, group: FocusGroup): boolean {
  for (let parent = node.parent; parent; parent = parent.parent) if (parent === group) return true;
  return false;
}
