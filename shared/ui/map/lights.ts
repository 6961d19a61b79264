import type { Point } from './projection.js';

/** A center's light: a core in a halo. Both grow and brighten with the share of its seats that is free. */
export interface LightShape {
  readonly x: number;
  readonly y: number;
  readonly core: number;
  readonly halo: number;
  /** Opacity of the halo. */
  readonly strength: number;
  /** 0 to 1, `undefined` while it is not known. */
  readonly level: number | undefined;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/**
 * The light of a center at a place, `unit` pixels a step. A full or closed center keeps a small core without a halo, so
 * that it can be found; from there size and strength grow evenly, so that half full is told from nearly empty.
 */
export function drawLight([x, y]: Point, level: number | undefined, unit: number): LightShape {
  const known = level === undefined ? 0 : Math.max(0, Math.min(1, level));
  return {
    x: tenth(x), y: tenth(y), core: tenth((2.2 + 2.6 * known) * unit), halo: tenth(known === 0 ? 0 : (5 + 11 * known) * unit),
    strength: Math.round((0.12 + 0.24 * known) * 100) / 100, level: level === undefined ? undefined : known,
  };
}
