import type { FeatureName, Space } from '../../contract/city.js';
import type { WorkHomeMessages } from './home/strings/compiled/index.js';
import type { WorkMessages } from './strings/compiled/index.js';

/** ICU's `select` takes no hyphens in its keys. */
function keyOf<Key extends string>(name: string): Key {
  return name.replace(/-/g, '_') as Key;
}

export function nameFeature(feature: FeatureName, words: WorkMessages): string {
  return words.featureName({ feature: keyOf(feature) });
}

/** `Seat 14`, or `Room A for 4 people`. */
export function nameSpace(space: Pick<Space, 'kind' | 'label' | 'capacity'>, words: WorkHomeMessages): string {
  return space.kind === 'seat' ? words.seatLabel({ seat: space.label }) : words.roomLabel({ room: space.label, people: space.capacity });
}

/** What kind of place it is, in a few words: `Seat` or the kind of room. */
export function nameKind(space: Pick<Space, 'kind'>, words: WorkMessages): string {
  return words.spaceKind({ kind: keyOf(space.kind) });
}

/** Its features as one line; empty if it has none. */
export function listFeatureWords(features: readonly FeatureName[], words: WorkMessages): string {
  return features.map((feature) => nameFeature(feature, words)).join(', ');
}

/** A list of things begins large where it stands alone. */
export function startLarge(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A space of which only the sign is known: seats have numbers, rooms have letters. */
export function nameSign(label: string, words: WorkHomeMessages): string {
  return /^\d+$/.test(label) ? words.seatLabel({ seat: label }) : words.placeLabel({ label });
}
