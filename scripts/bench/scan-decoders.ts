import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as ZxingJs from '@zxing/library';
import type * as JsQr from 'jsqr';
import { readBarcodes, type ReadInputBarcodeFormat } from 'zxing-wasm/reader';
import { prepareEngine } from '../../shared/devices/camera/decoder/engine.js';
import { toLuma, type Picture } from '../../shared/devices/camera/decoder/luma.js';
import { readStill } from '../../shared/devices/camera/decoder/still-ladder.js';

/** Reads one picture; undefined if it finds nothing. */
export type Decoder = (picture: Picture) => Promise<string | undefined> | string | undefined;

// Both peers are CommonJS inside; Node's import of them finds no names.
const require = createRequire(import.meta.url);
const zxingJs = require('@zxing/library') as typeof ZxingJs;
const jsQr = require('jsqr') as typeof JsQr.default.default;

const OTHER_FORMATS: ReadInputBarcodeFormat[] = ['QRCode', 'Aztec', 'DataMatrix', 'PDF417', 'Code128'];

/** Loads the engine's WebAssembly from the package itself. */
export async function prepareDecoders(): Promise<void> {
  const wasm = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  await prepareEngine({ bytes: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer });
}

async function readWithEngineDefaults(picture: Picture, formats: ReadInputBarcodeFormat[]): Promise<string | undefined> {
  const [first] = await readBarcodes({ ...picture, colorSpace: 'srgb' } as Parameters<typeof readBarcodes>[0], { formats });
  return first?.text;
}

/** Runs `task` without warnings: since 0.23 this library prints a stack for each code it does not find. */
function withoutWarnings<Value>(task: () => Value): Value {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return task();
  } finally {
    console.warn = warn;
  }
}

/** What @zxing/browser does with a canvas: its own core over the canvas's brightness. */
function readWithZxingJs(picture: Picture, read: (bitmap: ZxingJs.BinaryBitmap) => { getText(): string }): string | undefined {
  const luma = toLuma(picture);
  const source = new zxingJs.RGBLuminanceSource(new Uint8ClampedArray(luma.data), luma.width, luma.height);
  try {
    return withoutWarnings(() => read(new zxingJs.BinaryBitmap(new zxingJs.HybridBinarizer(source))).getText());
  } catch {
    return undefined;
  }
}

function makeMultiFormatReader(): ZxingJs.MultiFormatReader {
  const { BarcodeFormat, DecodeHintType } = zxingJs;
  const reader = new zxingJs.MultiFormatReader();
  const formats = [BarcodeFormat.QR_CODE, BarcodeFormat.AZTEC, BarcodeFormat.DATA_MATRIX, BarcodeFormat.PDF_417, BarcodeFormat.CODE_128];
  reader.setHints(new Map<number, unknown>([[DecodeHintType.POSSIBLE_FORMATS, formats], [DecodeHintType.TRY_HARDER, true]]));
  return reader;
}

/** Ours and its peers for QR codes. */
export const QR_DECODERS: Readonly<Record<string, Decoder>> = {
  ours: async (picture) => (await readStill(picture))[0]?.text,
  'zxing-wasm default': (picture) => readWithEngineDefaults(picture, ['QRCode']),
  '@zxing/browser': (picture) => readWithZxingJs(picture, (bitmap) => new zxingJs.QRCodeReader().decode(bitmap)),
  jsQR: (picture) => jsQr(picture.data, picture.width, picture.height)?.data,
};

const multiFormat = makeMultiFormatReader();

/** Ours and its peers for the formats that a site may switch on; jsQR reads QR only. */
export const OTHER_DECODERS: Readonly<Record<string, Decoder>> = {
  ours: async (picture) => (await readStill(picture, ['qr', 'aztec', 'data-matrix', 'pdf417', 'code-128']))[0]?.text,
  'zxing-wasm default': (picture) => readWithEngineDefaults(picture, OTHER_FORMATS),
  '@zxing/browser': (picture) => readWithZxingJs(picture, (bitmap) => multiFormat.decodeWithState(bitmap)),
};
