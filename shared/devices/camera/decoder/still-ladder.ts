import { enlarge, sharpen, soften } from './filters.js';
import { readCodes, type Attempt, type Code, type CodeFormat } from './engine.js';
import { unbend } from './unbend.js';
import { toLuma, type Luma, type Picture } from './luma.js';

interface Rung {
  readonly name: string;
  readonly prepare: (luma: Luma) => Luma;
  readonly attempt: Omit<Attempt, 'formats'>;
}

const asItIs = (luma: Luma): Luma => luma;

/**
 * What to try, one after the other, when a picture gives nothing: cheap before dear, and each reads codes that those
 * before it miss. One engine throughout, because a second one would add its own false readings.
 */
export const STILL_LADDER: readonly Rung[] = [
  { name: 'plain', prepare: asItIs, attempt: {} },
  { name: 'one threshold', prepare: asItIs, attempt: { binarizer: 'GlobalHistogram' } },
  { name: 'denoised', prepare: asItIs, attempt: { tryDenoise: true } },
  { name: 'sharpened', prepare: (luma) => sharpen(luma), attempt: {} },
  { name: 'enlarged', prepare: (luma) => enlarge(luma, 2), attempt: {} },
  { name: 'denoised, one threshold', prepare: asItIs, attempt: { tryDenoise: true, binarizer: 'GlobalHistogram' } },
  { name: 'sharpened, one threshold', prepare: (luma) => sharpen(luma), attempt: { binarizer: 'GlobalHistogram' } },
  { name: 'softened', prepare: (luma) => soften(luma, 1), attempt: {} },
  { name: 'enlarged, one threshold', prepare: (luma) => enlarge(luma, 2), attempt: { binarizer: 'GlobalHistogram' } },
  { name: 'enlarged and sharpened', prepare: (luma) => sharpen(enlarge(luma, 2)), attempt: {} },
  { name: 'bent up, made flat', prepare: (luma) => unbend(luma, 'y', 0.07), attempt: {} },
  { name: 'bent down, made flat', prepare: (luma) => unbend(luma, 'y', -0.07), attempt: {} },
  { name: 'bent right, made flat', prepare: (luma) => unbend(luma, 'x', 0.07), attempt: {} },
  { name: 'bent left, made flat', prepare: (luma) => unbend(luma, 'x', -0.07), attempt: {} },
];

/** Reads a still picture, climbing the ladder until something is found. Gives nothing rather than a guess. */
export async function readStill(picture: Picture, formats: readonly CodeFormat[] = ['qr']): Promise<readonly Code[]> {
  const luma = toLuma(picture);
  for (const rung of STILL_LADDER) {
    const { codes } = await readCodes(rung.prepare(luma), { ...rung.attempt, formats });
    if (codes.length > 0) return codes;
  }
  return [];
}
