import type { Luma } from './luma.js';

/** One pass of a symmetric kernel along a line of pixels; pixels beyond the edge repeat the last one. */
function blurLines(from: Float32Array, width: number, height: number, weights: Float32Array): Float32Array {
  const radius = (weights.length - 1) / 2;
  const to = new Float32Array(from.length);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      let sum = 0;
      for (let step = -radius; step <= radius; step++) {
        const at = Math.min(width - 1, Math.max(0, column + step));
        sum += from[row * width + at]! * weights[step + radius]!;
      }
      // Written turned by a quarter, so that the second call blurs along the other axis and turns it back.
      to[column * height + row] = sum;
    }
  }
  return to;
}

/** Gaussian blur; `sigma` in pixels. */
function blur(luma: Luma, sigma: number): Float32Array {
  const radius = Math.ceil(sigma * 2.5);
  const weights = Float32Array.from({ length: radius * 2 + 1 }, (_, index) => Math.exp(-((index - radius) ** 2) / (2 * sigma * sigma)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  weights.forEach((weight, index) => (weights[index] = weight / total));
  const turned = blurLines(Float32Array.from(luma.data), luma.width, luma.height, weights);
  return blurLines(turned, luma.height, luma.width, weights);
}

/** Gaussian blur of the picture, for codes whose modules are drawn as dots or are full of noise. */
export function soften(luma: Luma, sigma: number): Luma {
  return { ...luma, data: Uint8Array.from(blur(luma, sigma)) };
}

/** Unsharp mask: brings back the edges that a lens out of focus took. `sigma` in pixels, `amount` 1 doubles the detail. */
export function sharpen(luma: Luma, sigma = 1.5, amount = 1.5): Luma {
  const blurred = blur(luma, sigma);
  const data = new Uint8ClampedArray(luma.data.length);
  for (let pixel = 0; pixel < data.length; pixel++) {
    const value = luma.data[pixel]!;
    data[pixel] = value + amount * (value - blurred[pixel]!);
  }
  return { ...luma, data: new Uint8Array(data.buffer) };
}

/** Catmull-Rom weights of the four neighbors for a point `part` of the way between the middle two. */
function cubicWeights(part: number): readonly [number, number, number, number] {
  const square = part * part;
  const cube = square * part;
  return [
    -0.5 * part + square - 0.5 * cube,
    1 - 2.5 * square + 1.5 * cube,
    0.5 * part + 2 * square - 1.5 * cube,
    -0.5 * square + 0.5 * cube,
  ];
}

function stretchLines(from: Float32Array, width: number, height: number, newWidth: number): Float32Array {
  const to = new Float32Array(newWidth * height);
  const scale = width / newWidth;
  for (let column = 0; column < newWidth; column++) {
    const place = (column + 0.5) * scale - 0.5;
    const first = Math.floor(place);
    const [a, b, c, d] = cubicWeights(place - first);
    const at = [first - 1, first, first + 1, first + 2].map((index) => Math.min(width - 1, Math.max(0, index)));
    const [ia, ib, ic, id] = at as [number, number, number, number];
    for (let row = 0; row < height; row++) {
      const line = row * width;
      to[column * height + row] = a * from[line + ia]! + b * from[line + ib]! + c * from[line + ic]! + d * from[line + id]!;
    }
  }
  return to;
}

/** Resizes with cubic interpolation; meant for enlarging, where a module has too few pixels to be found. */
export function enlarge(luma: Luma, factor: number): Luma {
  const width = Math.max(1, Math.round(luma.width * factor));
  const height = Math.max(1, Math.round(luma.height * factor));
  const wide = stretchLines(Float32Array.from(luma.data), luma.width, luma.height, width);
  const tall = stretchLines(wide, luma.height, width, height);
  return { data: new Uint8Array(Uint8ClampedArray.from(tall).buffer), width, height };
}
