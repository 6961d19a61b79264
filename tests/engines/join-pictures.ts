import { existsSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

const SCREENS = ['home', 'seats'] as const;
const SIZE = { width: 960, height: 540 };
const GAP = 16;

/** Lays the hosted form's home and seat choice of two engines side by side, half as large: `engines-home.png`, `engines-seats.png`. */
export async function joinPictures(folder: string, [left, right]: readonly [string, string]): Promise<void> {
  for (const screen of SCREENS) {
    const files = [left, right].map((engine) => join(folder, `engine-${engine}-hosted-${screen}.png`));
    if (!files.every(existsSync)) continue;
    const halves = await Promise.all(files.map((file) => sharp(file).resize(SIZE).removeAlpha().png().toBuffer()));
    await sharp({ create: { width: SIZE.width * 2 + GAP, height: SIZE.height, channels: 3, background: '#ffffff' } })
      .composite(halves.map((input, index) => ({ input, top: 0, left: index * (SIZE.width + GAP) })))
      .png({ compressionLevel: 9 }).toFile(join(folder, `engines-${screen}.png`));
  }
}
