import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import type { CameraSource } from '../camera/open-camera.js';

const WIDTH = 640;
const HEIGHT = 480;
const WRITER = new URL('../../../node_modules/zxing-wasm/dist/writer/zxing_writer.wasm', import.meta.url).href;

async function drawCode(text: string): Promise<ImageBitmap> {
  prepareZXingModule({ overrides: { locateFile: () => WRITER } });
  const { image } = await writeBarcode(text, { format: 'QRCode', ecLevel: 'M', scale: 4, addQuietZones: true });
  if (!image) throw new Error('The code could not be drawn');
  return createImageBitmap(image);
}

/**
 * A camera for tests in a browser: real video tracks of a canvas, so that everything after `getUserMedia` is the real
 * thing, while plugs can be pulled and permissions refused.
 */
export class CanvasCamera implements CameraSource {
  readonly #canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT });
  readonly #changes = new EventTarget();
  readonly #tracks = new Set<MediaStreamTrack>();
  readonly #redraw: ReturnType<typeof setInterval>;
  #code: ImageBitmap | undefined;
  #refusal: string | undefined;
  #noise = 0;

  constructor() {
    // A canvas gives a frame only when it is drawn on, so that it is drawn on all the time, as a sensor would.
    this.#redraw = setInterval(() => this.#draw(), 40);
  }

  get liveTracks(): number {
    return [...this.#tracks].filter((track) => track.readyState === 'live').length;
  }

  /** Holds a code before the lens; without one takes it away. */
  async hold(text: string | undefined): Promise<void> {
    this.#code = text === undefined ? undefined : await drawCode(text);
    this.#draw();
  }

  /** `getUserMedia` fails with an error of this name from now on, or works again. */
  refuse(errorName: string | undefined): void {
    this.#refusal = errorName;
  }

  /** The plug is pulled: tracks end, nothing can be opened. */
  unplug(): void {
    this.#refusal = 'NotFoundError';
    for (const track of this.#tracks) {
      track.stop();
      // The browser tells this of a lost device; a script that stops a track is not told.
      track.dispatchEvent(new Event('ended'));
    }
    this.#changes.dispatchEvent(new Event('devicechange'));
  }

  plugIn(): void {
    this.#refusal = undefined;
    this.#changes.dispatchEvent(new Event('devicechange'));
  }

  end(): void {
    clearInterval(this.#redraw);
  }

  getUserMedia(): Promise<MediaStream> {
    if (this.#refusal) return Promise.reject(new DOMException('played by a test', this.#refusal));
    const stream = this.#canvas.captureStream(25);
    for (const track of stream.getTracks()) this.#tracks.add(track);
    return Promise.resolve(stream);
  }

  enumerateDevices(): Promise<MediaDeviceInfo[]> {
    return Promise.resolve([]);
  }

  addEventListener(type: string, listener: EventListenerOrEventListenerObject): void {
    this.#changes.addEventListener(type, listener);
  }

  removeEventListener(type: string, listener: EventListenerOrEventListenerObject): void {
    this.#changes.removeEventListener(type, listener);
  }

  #draw(): void {
    const context = this.#canvas.getContext('2d');
    if (!context) throw new Error('No canvas in this browser');
    this.#noise = (this.#noise + 1) % 8;
    context.fillStyle = `rgb(${120 + this.#noise} 128 128)`;
    context.fillRect(0, 0, WIDTH, HEIGHT);
    if (!this.#code) return;
    const side = HEIGHT * 0.7;
    context.imageSmoothingEnabled = false;
    context.drawImage(this.#code, (WIDTH - side) / 2, (HEIGHT - side) / 2, side, side);
  }
}
