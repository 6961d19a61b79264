/** Brightness of each pixel, row by row, 0 is black. What every image step of the decoder works on. */
export interface Luma {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Red, green, blue and alpha of each pixel, as `ImageData` and canvases have them. */
export interface Picture {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** A part of a picture in its pixels. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Brightness as ITU-R BT.601 weighs the colors, in whole numbers as the decoder's own conversion does. */
export function toLuma(picture: Picture): Luma {
  const { data, width, height } = picture;
  const luma = new Uint8Array(width * height);
  for (let pixel = 0, byte = 0; pixel < luma.length; pixel++, byte += 4) {
    luma[pixel] = (306 * data[byte]! + 601 * data[byte + 1]! + 117 * data[byte + 2]! + 512) >> 10;
  }
  return { data: luma, width, height };
}

/** The gray picture the decoder's public interface asks for. */
export function toPicture(luma: Luma): Picture {
  const data = new Uint8ClampedArray(luma.data.length * 4);
  const words = new Uint32Array(data.buffer);
  // Gray reads the same in every byte order once alpha, the last byte, is not looked at.
  for (let pixel = 0; pixel < words.length; pixel++) words[pixel] = luma.data[pixel]! * 0x01010101;
  return { data, width: luma.width, height: luma.height };
}

/** Cuts `region` out, as far as it lies inside. */
export function crop(luma: Luma, region: Region): Luma {
  const left = Math.max(0, Math.min(luma.width - 1, Math.floor(region.left)));
  const top = Math.max(0, Math.min(luma.height - 1, Math.floor(region.top)));
  const width = Math.max(1, Math.min(luma.width - left, Math.ceil(region.width)));
  const height = Math.max(1, Math.min(luma.height - top, Math.ceil(region.height)));
  const data = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const from = (top + row) * luma.width + left;
    data.set(luma.data.subarray(from, from + width), row * width);
  }
  return { data, width, height };
}

/** Dark for light: codes printed light on dark. */
export function invert(luma: Luma): Luma {
  return { ...luma, data: luma.data.map((value) => 255 - value) };
}
