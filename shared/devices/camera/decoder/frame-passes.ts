import { enlarge, sharpen } from './filters.js';
import { readCodes, type Code, type CodeFormat } from './engine.js';
import { crop, invert, toLuma, type Luma, type Picture, type Region } from './luma.js';

/** What the passes carry from frame to frame. */
export interface PassMemory {
  readonly frame: number;
  /** Where a code was seen but not read; the next close look goes there. */
  readonly located: Region | undefined;
}

export const NO_MEMORY: PassMemory = { frame: 0, located: undefined };

/** What is known after a frame. */
export interface FrameReading {
  readonly codes: readonly Code[];
  /** Mean brightness, 0 to 255. */
  readonly brightness: number;
  /** So dark and even that the lens must be covered or the camera dead. */
  readonly black: boolean;
  readonly memory: PassMemory;
}

/** A region around a found place, with room for the quiet zone, or the middle of the picture, where the guide box is. */
function chooseRegion(luma: Luma, located: Region | undefined): Region {
  if (!located || located.width < 8 || located.height < 8) {
    const side = Math.min(luma.width, luma.height) * 0.6;
    return { left: (luma.width - side) / 2, top: (luma.height - side) / 2, width: side, height: side };
  }
  const margin = Math.max(located.width, located.height) * 0.35;
  return { left: located.left - margin, top: located.top - margin, width: located.width + 2 * margin, height: located.height + 2 * margin };
}

/** Brightness from every 31st pixel: a prime, so that the sample does not follow columns. */
function measureLight(luma: Luma): { readonly brightness: number; readonly black: boolean } {
  let sum = 0;
  let count = 0;
  let darkest = 255;
  let lightest = 0;
  for (let pixel = 0; pixel < luma.data.length; pixel += 31) {
    const value = luma.data[pixel]!;
    sum += value;
    count += 1;
    if (value < darkest) darkest = value;
    if (value > lightest) lightest = value;
  }
  const brightness = sum / count;
  return { brightness, black: brightness < 24 && lightest - darkest < 12 };
}

function moveBack(code: Code, region: Region): Code {
  return { ...code, place: { ...code.place, left: code.place.left + region.left, top: code.place.top + region.top } };
}

/** The second look, one kind a frame in turn: close and sharpened, whole with one threshold, close again, enlarged and inverted. */
async function lookAgain(luma: Luma, memory: PassMemory, formats: readonly CodeFormat[]): Promise<readonly Code[]> {
  const region = chooseRegion(luma, memory.located);
  switch (memory.frame % 4) {
    case 1:
      return (await readCodes(luma, { formats: ['qr'], binarizer: 'GlobalHistogram', tryInvert: false })).codes;
    case 3: {
      const large = enlarge(crop(luma, region), 2);
      const inverted = await readCodes(invert(large), { formats: ['qr'], tryInvert: false });
      if (inverted.codes.length > 0) return inverted.codes;
      // Formats other than QR cost three to five times as much, so that they wait for their turn.
      return (await readCodes(large, { formats, tryInvert: false })).codes;
    }
    default: {
      // One threshold for the whole region reads evenly lit cards, a threshold for each neighborhood those with a shadow.
      const binarizer = memory.frame % 4 === 0 ? 'GlobalHistogram' : 'LocalAverage';
      const near = sharpen(crop(luma, region));
      return (await readCodes(near, { formats: ['qr'], binarizer, tryInvert: false })).codes.map((code) => moveBack(code, region));
    }
  }
}

/**
 * Reads one camera frame. The whole frame is always looked at first, since a card is often held beside the guide box; only
 * when that finds nothing comes one further look, another kind each frame, so that no frame costs much.
 * @param lookTwice false leaves the second look out, for machines that cannot keep up
 */
export async function readFrame(picture: Picture, memory: PassMemory, formats: readonly CodeFormat[], lookTwice = true): Promise<FrameReading> {
  const luma = toLuma(picture);
  const light = measureLight(luma);
  const first = await readCodes(picture, { formats: ['qr'], tryInvert: false, returnErrors: true });
  const located = first.unread[0] ?? (memory.frame % 8 === 7 ? undefined : memory.located);
  const next: PassMemory = { frame: memory.frame + 1, located: first.codes[0]?.place ?? located };
  if (first.codes.length > 0 || light.black || !lookTwice) return { codes: first.codes, ...light, memory: next };
  return { codes: await lookAgain(luma, { ...next, frame: memory.frame }, formats), ...light, memory: next };
}
