import { prepareZXingModule, readBarcodes, type ReadInputBarcodeFormat, type ReadResult } from 'zxing-wasm/reader';
import type { ScanFormat } from '../../scan.js';
import { toPicture, type Luma, type Picture, type Region } from './luma.js';
import { readText } from './read-text.js';

/** Formats that a camera can be asked to look for. */
export type CodeFormat = Extract<ScanFormat, 'qr' | 'micro-qr' | 'aztec' | 'data-matrix' | 'pdf417' | 'code-128'>;

const ENGINE_FORMATS = {
  qr: 'QRCode', 'micro-qr': 'MicroQRCode', aztec: 'Aztec', 'data-matrix': 'DataMatrix', pdf417: 'PDF417', 'code-128': 'Code128',
} as const satisfies Record<CodeFormat, ReadInputBarcodeFormat>;

/** How one attempt looks at a picture. Anything not named stays at the engine's default. */
export interface Attempt {
  readonly formats: readonly CodeFormat[];
  /** `GlobalHistogram` sets one threshold for the whole picture, which helps with small, evenly lit codes. */
  readonly binarizer?: 'LocalAverage' | 'GlobalHistogram';
  readonly tryDenoise?: boolean;
  readonly tryInvert?: boolean;
  /** Also tell where a code was found that could not be read. */
  readonly returnErrors?: boolean;
}

/** A code that was read, with its place in the picture. */
export interface Code {
  readonly format: CodeFormat;
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly place: Region;
}

/** What an attempt found: codes, and places where a code is that could not be read. */
export interface Findings {
  readonly codes: readonly Code[];
  readonly unread: readonly Region[];
}

/**
 * Loads the WebAssembly of the engine from an address of ours, or from its bytes in Node. Without this call the library
 * would fetch it from a public content network, which must never happen.
 */
export async function prepareEngine(wasm: { readonly address: string } | { readonly bytes: ArrayBuffer }): Promise<void> {
  const overrides = 'address' in wasm ? { locateFile: () => wasm.address } : { wasmBinary: wasm.bytes };
  await prepareZXingModule({ overrides, fireImmediately: true });
  // The first decode compiles and allocates; on a blank picture it does so before anybody holds up a card.
  await readCodes({ data: new Uint8ClampedArray(64 * 64 * 4).fill(255), width: 64, height: 64 }, { formats: ['qr'] });
}

function findPlace({ position: { topLeft, topRight, bottomLeft, bottomRight } }: ReadResult): Region {
  const xs = [topLeft.x, topRight.x, bottomLeft.x, bottomRight.x];
  const ys = [topLeft.y, topRight.y, bottomLeft.y, bottomRight.y];
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/** Finds the codes in a picture. The engine must have been prepared. */
export async function readCodes(image: Picture | Luma, attempt: Attempt): Promise<Findings> {
  const picture = image.data instanceof Uint8ClampedArray ? (image as Picture) : toPicture(image as Luma);
  const { formats, ...options } = attempt;
  // The default text mode rewrites control characters for human readers and so spoils tokens; Plain gives what stands there.
  const results = await readBarcodes(
    { data: picture.data, width: picture.width, height: picture.height, colorSpace: 'srgb' } as Parameters<typeof readBarcodes>[0],
    { ...options, formats: formats.map((format) => ENGINE_FORMATS[format]), textMode: 'Plain', maxNumberOfSymbols: 4 },
  );
  const codes: Code[] = [];
  const unread: Region[] = [];
  for (const result of results) {
    const format = formats.find((candidate) => ENGINE_FORMATS[candidate] === result.format || ENGINE_FORMATS[candidate] === result.symbology);
    const place = findPlace(result);
    if (result.isValid && format) codes.push({ format, bytes: result.bytes, text: readText(result.bytes, result.text), place });
    else unread.push(place);
  }
  return { codes, unread };
}
