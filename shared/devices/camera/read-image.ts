import { prepareEngine } from './decoder/engine.js';
import { readStill } from './decoder/still-ladder.js';

let prepared: Promise<void> | undefined;

/**
 * Reads the first QR code in an image file, on the page's own thread: for tools, not for screens.
 * @param wasmAddress where the engine's WebAssembly lies on our own server
 */
export async function readImage(image: Blob, wasmAddress: string): Promise<string | undefined> {
  await (prepared ??= prepareEngine({ address: wasmAddress }));
  const bitmap = await createImageBitmap(image);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  if (!context) return undefined;
  // Card pictures may have a transparent ground, which would read as black.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, bitmap.width, bitmap.height);
  context.drawImage(bitmap, 0, 0);
  const [code] = await readStill(context.getImageData(0, 0, bitmap.width, bitmap.height));
  bitmap.close();
  return code?.text;
}
