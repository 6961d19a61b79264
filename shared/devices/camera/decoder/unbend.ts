import type { Luma } from './luma.js';

/** Reads between four pixels; beyond the edge the last pixel repeats. */
function sample(luma: Luma, x: number, y: number): number {
  const left = Math.max(0, Math.min(luma.width - 2, Math.floor(x)));
  const top = Math.max(0, Math.min(luma.height - 2, Math.floor(y)));
  const right = Math.max(0, Math.min(1, x - left));
  const down = Math.max(0, Math.min(1, y - top));
  const at = top * luma.width + left;
  const upper = luma.data[at]! * (1 - right) + luma.data[at + 1]! * right;
  const lower = luma.data[at + luma.width]! * (1 - right) + luma.data[at + luma.width + 1]! * right;
  return upper * (1 - down) + lower * down;
}

/**
 * Straightens a card that is bent like a banner in the wind or lies round a pillar: each line is moved by the square of its
 * distance from the middle. Decoders assume a flat code and miss the modules in its middle otherwise.
 * @param axis `x` moves rows sideways, `y` moves columns up and down
 * @param amount how far the outermost line moves, as a part of half the picture; its sign is the direction
 */
export function unbend(luma: Luma, axis: 'x' | 'y', amount: number): Luma {
  const { width, height } = luma;
  if (width < 2 || height < 2) return luma;
  const data = new Uint8Array(luma.data.length);
  for (let row = 0; row < height; row++) {
    const fromMiddleY = (row / height) * 2 - 1;
    for (let column = 0; column < width; column++) {
      const fromMiddleX = (column / width) * 2 - 1;
      const x = axis === 'x' ? column + (amount * fromMiddleY ** 2 * width) / 2 : column;
      const y = axis === 'y' ? row + (amount * fromMiddleX ** 2 * height) / 2 : row;
      data[row * width + column] = sample(luma, x, y);
    }
  }
  return { data, width, height };
}
