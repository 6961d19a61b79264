import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { PackageFile } from './identity.js';

const ICON = fileURLToPath(new URL('../../public/icons/u-city.svg', import.meta.url));
const GROUND = '#0a1621';

/** The app's icon as a square PNG. */
async function drawIcon(path: string, size: number): Promise<PackageFile> {
  return { path, content: await sharp(await readFile(ICON), { density: 600 }).resize(size, size).png({ compressionLevel: 9 }).toBuffer() };
}

/** Samsung's icon on the home bar. */
export async function drawTizenPictures(): Promise<PackageFile[]> {
  return [await drawIcon('icon.png', 117)];
}

/** LG's icons, and the picture that stands until ours does: one that is all black is refused. */
export async function drawWebosPictures(): Promise<PackageFile[]> {
  const { content } = await drawIcon('', 320);
  const splash = await sharp({ create: { width: 1920, height: 1080, channels: 3, background: GROUND } })
    .composite([{ input: Buffer.from(content), gravity: 'center' }]).png({ compressionLevel: 9 }).toBuffer();
  return [await drawIcon('icon.png', 80), await drawIcon('large-icon.png', 130), { path: 'splash.png', content: splash }];
}
