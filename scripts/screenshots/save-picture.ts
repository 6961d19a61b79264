import sharp from 'sharp';

/** A picture in the README is read, not measured: half the pixels of the screen are enough. */
const SCALE = 0.5;

/**
 * Writes a screenshot half as wide and high, in true colour: a palette would draw steps where the map fades.
 * @param shot PNG in the screen's own pixels
 * @returns the file's size in bytes
 */
export async function savePicture(shot: Buffer, path: string): Promise<number> {
  const { width } = await sharp(shot).metadata();
  const { size } = await sharp(shot).resize({ width: Math.round(width * SCALE), kernel: 'mitchell' }).removeAlpha().png({ compressionLevel: 9 }).toFile(path);
  return size;
}
