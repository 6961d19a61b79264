import { readFileSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';

const DRAWING = 'public/icons/u-city.svg';
/** The drawing for browsers that take no SVG here, and for addresses that no page of ours describes. */
const FAVICON = 'public/favicon.ico';
const SIZES = [16, 32, 48];
const DRAWING_SIZE = 64;
const DPI = 72;

const HEADER_BYTES = 6;
const ENTRY_BYTES = 16;

/** Packs PNG pictures into one ICO file: a header, an entry for each (size, bits, length, offset), then the pictures as they are. */
function packIco(pictures: readonly { readonly size: number; readonly png: Buffer }[]): Buffer {
  const head = Buffer.alloc(HEADER_BYTES + ENTRY_BYTES * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const entry = HEADER_BYTES + ENTRY_BYTES * index;
    head.writeUInt8(size, entry);
    head.writeUInt8(size, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

// Run by hand after the drawing has changed; what it makes is kept beside it.
const drawing = readFileSync(DRAWING);
const pictures = await Promise.all(SIZES.map(async (size) => ({ size, png: await sharp(drawing, { density: (DPI * size) / DRAWING_SIZE }).resize(size, size).png().toBuffer() })));
writeFileSync(FAVICON, packIco(pictures));
