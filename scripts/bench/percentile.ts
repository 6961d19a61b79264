/**
 * The smallest of the values that at least a part of them do not exceed (nearest rank).
 * @param part above 0, at most 1
 * @returns NaN where there are no values
 */
export function pickPercentile(values: Iterable<number>, part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * part) - 1] ?? NaN;
}

/** A time as a person reads it. */
export const inMs = (value: number): string => (value < 10 ? `${value.toFixed(1)} ms` : `${value.toFixed(0)} ms`);
