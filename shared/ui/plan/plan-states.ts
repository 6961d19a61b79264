import type { Space } from '../../contract/city.js';

/** How a space stands for the person who looks at the plan. */
export type PlanState = 'free' | 'taken' | 'mine' | 'out-of-order' | 'chosen';

/** A person chose a free space by touching it on the plan; lists beside the plan offer the same. */
export class SpaceChosenEvent extends Event {
  constructor(readonly spaceId: string) {
    super('space-chosen', { bubbles: true, composed: true });
  }
}

/** Counts for the words that stand for the plan. */
export function countStates(spaces: readonly Space[], states: ReadonlyMap<string, PlanState>): { readonly free: number; readonly taken: number; readonly yours: Space | undefined } {
  const isYours = ({ id }: Space): boolean => states.get(id) === 'mine' || states.get(id) === 'chosen';
  return {
    free: spaces.filter(({ id }) => states.get(id) === 'free').length,
    taken: spaces.filter(({ id }) => states.get(id) === 'taken').length,
    yours: spaces.find((space) => states.get(space.id) === 'chosen') ?? spaces.find(isYours),
  };
}
