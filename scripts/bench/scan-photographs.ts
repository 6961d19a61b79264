import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { Picture } from '../../shared/devices/camera/decoder/luma.js';

/** A photograph of a code and the text it must give. */
export interface Sample {
  readonly file: string;
  readonly format: 'qrcode' | 'datamatrix' | 'pdf417' | 'code128' | 'aztec';
  readonly expected: string;
}

/** The photographs lie beside the project and are no part of it; their README tells where they come from. */
const FOLDER = fileURLToPath(new URL('../../../shared/scan-samples/', import.meta.url));

export const ROTATIONS = [0, 90, 180, 270] as const;

/** The list of photographs; undefined where they are missing. */
export function listSamples(): readonly Sample[] | undefined {
  const list = `${FOLDER}manifest.json`;
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Sample[]) : undefined;
}

/** The pixels of a photograph, turned clockwise by `degrees`. */
export async function loadSample(sample: Sample, degrees: (typeof ROTATIONS)[number]): Promise<Picture> {
  const { data, info } = await sharp(`${FOLDER}${sample.file}`)
    .rotate(degrees).flatten({ background: '#ffffff' }).toColourspace('srgb').ensureAlpha().raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
}
