import { pickName } from '../../base/language.js';
import type { FeatureName, Floor, Space } from '../../contract/city.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import { listFeatureWords, nameKind, startLarge } from './space-words.js';
import type { WorkMessages } from './strings/compiled/index.js';
import type { SpaceState } from '../../city/occupancy.js';

/** Desks of one row stand closer together than this, in metres; across an aisle it is more. */
const NEXT_DESK_METRES = 2.9;
/** So much may a row lean in its plan, in metres. */
const ROW_LEAN_METRES = 0.9;

/** Who sits next to a seat: nobody, somebody on one side, or people on both. */
type Beside = 'nobody' | 'one' | 'both';

/** The seats left and right of a seat: those that look the same way and stand within a desk's width along its row. */
export function listNeighbours(seat: Space, spaces: readonly Space[]): readonly Space[] {
  const turn = (seat.turn * Math.PI) / 180;
  return spaces.filter((other) => {
    if (other.id === seat.id || other.kind !== 'seat' || other.turn !== seat.turn) return false;
    const [x, y] = [other.at[0] - seat.at[0], other.at[1] - seat.at[1]];
    const along = x * Math.cos(turn) + y * Math.sin(turn);
    const across = y * Math.cos(turn) - x * Math.sin(turn);
    return Math.abs(along) < NEXT_DESK_METRES && Math.abs(across) < ROW_LEAN_METRES;
  });
}

/** Whether a seat has one other beside it and can never have two. */
function isRowEnd(seat: Space, spaces: readonly Space[]): boolean {
  return listNeighbours(seat, spaces).length === 1;
}

/** Who will sit beside a seat at the time that the states are of; `undefined` where no seat stands beside it. */
function readBeside(seat: Space, spaces: readonly Space[], states: ReadonlyMap<string, SpaceState>): Beside | undefined {
  const neighbours = listNeighbours(seat, spaces);
  if (neighbours.length === 0) return undefined;
  const taken = neighbours.filter(({ id }) => states.get(id) === 'taken' || states.get(id) === 'mine').length;
  return taken === 0 ? 'nobody' : taken === 1 ? 'one' : 'both';
}

/**
 * Two lines that help to choose a space on its floor: first what it has, else where it lies; then what is around it, each
 * thing once, and for a seat who sits beside it.
 */
export function describeSpace(space: Space, floor: Floor, states: ReadonlyMap<string, SpaceState>, words: WorkMessages): { readonly heading: string; readonly second: string } {
  // "Quiet" and "step-free" are of the place and the way to it; the others are of the desk or room itself.
  const isAround = (feature: FeatureName): boolean => feature === 'quiet' || feature === 'step-free';
  const own = listFeatureWords(space.features.filter((feature) => !isAround(feature)), words);
  const zone = floor.plan.zones.find(({ id }) => id === space.zone);
  const zoneName = zone ? pickName(zone.name, currentLanguage.get()) : '';
  const around = listFeatureWords(space.features.filter((feature) => isAround(feature) && feature !== zone?.id), words);
  if (space.kind !== 'seat') {
    return { heading: words.roomFor({ kind: nameKind(space, words), people: space.capacity }), second: joinParts([own, zoneName, around]) };
  }
  const beside = readBeside(space, floor.spaces, states);
  // A seat at the window need not be told to lie in the window zone.
  const where = zone && space.features.some((feature) => feature === zone.id && !isAround(feature)) ? '' : zoneName;
  const end = isRowEnd(space, floor.spaces) ? words.rowEnd() : '';
  const last = beside ? words.besideSeat({ beside }) : '';
  if (own !== '') return { heading: joinParts([own, end]), second: joinParts([where, around, last]) };
  return { heading: joinParts([where || nameKind(space, words), end]), second: joinParts([around, last]) };
}

function joinParts(parts: readonly string[]): string {
  return startLarge(parts.filter((part) => part !== '').join(', '));
}
