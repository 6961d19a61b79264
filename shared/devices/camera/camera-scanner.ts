import type { Cancel, Clock } from '../../base/clock.js';
import { fail, succeed, type Result } from '../../base/result.js';
import { Store, type Readable } from '../../base/store.js';
import { RepeatFilter } from '../repeat-filter.js';
import type { DeviceChoice, PictureSink, Scan, Scanner, ScannerFailure, ScannerState } from '../scanner.js';
import { LinearConfirmation } from './confirm-linear.js';
import type { CodeFormat } from './decoder/engine.js';
import type { FrameDecoder, Look } from './frame-decoder.js';
import { followFrames } from './frame-loop.js';
import { listCameras, openCamera, stopCamera, type CameraSource } from './open-camera.js';
import { PictureWatch } from './picture-watch.js';
import { keepDecoder } from './keep-decoder.js';

export interface CameraScannerOptions {
  readonly clock: Clock;
  /** `navigator.mediaDevices`; undefined where the page has none. */
  readonly source: CameraSource | undefined;
  /** Decoders in the order in which they are tried. */
  readonly decoders: readonly (() => FrameDecoder)[];
  /** Only what the site issues: six formats cost three to five times as much as QR alone. */
  readonly formats?: readonly CodeFormat[];
  /** The camera that staff chose for this panel. */
  readonly deviceId?: string;
}

/** Waits between attempts to get a camera back, in milliseconds; the last one repeats. */
const RETRY_DELAYS_MS = [500, 1000, 2000, 4000, 8000, 15_000];

/** Failures after which trying again by itself can help; a person who refused is not asked again and again. */
const RETRIED: readonly ScannerState[] = ['none', 'unplugged', 'busy', 'no-picture'];

/**
 * The scanner that looks through a camera. It survives what happens to cameras in public: pulled out, taken by another
 * program, covered, frozen; it stops on a hidden page; and after `close` no track is live.
 */
export class CameraScanner implements Scanner {
  readonly simulated = false;
  readonly #state = new Store<ScannerState>('closed');
  readonly #options: CameraScannerOptions;
  readonly #formats: readonly CodeFormat[];
  readonly #listeners = new Set<(scan: Scan) => void>();
  readonly #previews = new Set<PictureSink>();
  readonly #video = document.createElement('video');
  readonly #repeats: RepeatFilter;
  readonly #decoder: ReturnType<typeof keepDecoder>;
  #deviceId: string | undefined;
  #wanted = false;
  #hadCamera = false;
  /** Counts starts and stops, so that an answer from before the last one is known to be late. */
  #turn = 0;
  #failures = 0;
  #cleanUps: Cancel[] = [];
  #stream: MediaStream | undefined;
  #cancelRetry: Cancel = () => undefined;

  constructor(options: CameraScannerOptions) {
    this.#options = options;
    this.#formats = options.formats ?? ['qr'];
    this.#deviceId = options.deviceId;
    this.#repeats = new RepeatFilter(options.clock);
    this.#decoder = keepDecoder(options.decoders, this.#formats);
    this.#video.muted = true;
    this.#video.playsInline = true;
  }

  get state(): Readable<ScannerState> {
    return this.#state;
  }

  /** Loads the decoder before it is needed. Failure is told when the scanner is opened. */
  async warmUp(): Promise<void> {
    await this.#decoder.get();
  }

  async open(): Promise<Result<void, ScannerFailure>> {
    if (!this.#wanted) {
      this.#wanted = true;
      this.#failures = 0;
      this.#options.source?.addEventListener('devicechange', this.#onDeviceChange);
      document.addEventListener('visibilitychange', this.#onVisibility);
    } else if (this.#state.get() === 'looking' || this.#state.get() === 'opening') {
      return succeed(undefined);
    }
    return this.#start();
  }

  close(): Promise<void> {
    this.#wanted = false;
    this.#options.source?.removeEventListener('devicechange', this.#onDeviceChange);
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#stop('closed');
    this.#repeats.clear();
    return Promise.resolve();
  }

  onScan(listener: (scan: Scan) => void): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  attachPreview(video: PictureSink): Cancel {
    this.#previews.add(video);
    video.srcObject = this.#stream ?? null;
    return () => {
      this.#previews.delete(video);
      video.srcObject = null;
    };
  }

  /** The cameras staff can choose among. */
  listCameras(): Promise<readonly DeviceChoice[]> {
    return listCameras(this.#options.source);
  }

  /** Looks through another camera from now on. */
  async chooseCamera(deviceId: string): Promise<void> {
    this.#deviceId = deviceId;
    if (this.#wanted) await this.#start();
  }

  /** `shown` is the state while the camera opens. */
  async #start(shown: ScannerState = 'opening'): Promise<Result<void, ScannerFailure>> {
    this.#stop(shown);
    const turn = this.#turn;
    const [camera, decoder] = await Promise.all([openCamera(this.#options.source, this.#deviceId), this.#decoder.get()]);
    if (turn !== this.#turn) {
      // A later opening or a closing has overtaken this one, and has told its own caller.
      if (camera.ok) stopCamera(camera.value);
      return succeed(undefined);
    }
    if (!camera.ok) return this.#give(camera.failure === 'none' && this.#hadCamera ? 'unplugged' : camera.failure);
    if (!decoder) {
      stopCamera(camera.value);
      return this.#give('engine-failed');
    }
    this.#hadCamera = true;
    this.#follow(camera.value, decoder);
    return succeed(undefined);
  }

  #follow(stream: MediaStream, decoder: FrameDecoder): void {
    const { clock } = this.#options;
    this.#show(stream);
    const [track] = stream.getVideoTracks();
    const onEnded = (): void => void this.#give('unplugged');
    track?.addEventListener('ended', onEnded);
    const linear = new LinearConfirmation();
    const watch = new PictureWatch(clock, () => this.#give('no-picture'));
    const cancelFrames = followFrames(this.#video, decoder, clock, {
      onFrame: () => watch.noteFrame(),
      onLook: (look) => {
        watch.noteLook(look);
        if (!look.black) this.#noteGood();
        this.#tell(linear.confirm(look.codes));
      },
      onEngineFailure: () => void this.#restartEngine(),
    });
    this.#cleanUps = [() => track?.removeEventListener('ended', onEnded), cancelFrames, () => watch.end()];
    void this.#video.play().catch(() => undefined);
    this.#state.set('looking');
  }

  #noteGood(): void {
    this.#failures = 0;
  }

  #tell(codes: Look['codes']): void {
    for (const { format, bytes, text } of codes) {
      if (!this.#repeats.passes({ text })) continue;
      const scan: Scan = { source: 'camera', format, bytes, text, at: this.#options.clock.now() };
      for (const listener of [...this.#listeners]) listener(scan);
    }
  }

  async #restartEngine(): Promise<void> {
    this.#decoder.drop();
    await this.#start();
  }

  /** Stops, names the failure, and plans to try again if that can help. */
  #give(failure: ScannerFailure): Result<void, ScannerFailure> {
    this.#stop(failure);
    if (RETRIED.includes(failure)) {
      const delay = RETRY_DELAYS_MS[Math.min(this.#failures, RETRY_DELAYS_MS.length - 1)] ?? 0;
      this.#failures += 1;
      this.#cancelRetry = this.#options.clock.after(delay, () => void this.#retry());
    }
    return fail(failure);
  }

  /** Tries again without saying "opening" meanwhile, because nothing has changed for the person who waits. */
  async #retry(): Promise<void> {
    if (this.#wanted && document.visibilityState === 'visible') await this.#start(this.#state.get());
  }

  #stop(state: ScannerState): void {
    this.#turn += 1;
    this.#cancelRetry();
    for (const cleanUp of this.#cleanUps) cleanUp();
    this.#cleanUps = [];
    if (this.#stream) stopCamera(this.#stream);
    this.#show(undefined);
    this.#state.set(state);
  }

  #show(stream: MediaStream | undefined): void {
    this.#stream = stream;
    for (const video of [this.#video, ...this.#previews]) video.srcObject = stream ?? null;
  }

  readonly #onDeviceChange = (): void => {
    if (RETRIED.includes(this.#state.get())) void this.#retry();
  };

  readonly #onVisibility = (): void => {
    if (document.visibilityState === 'hidden') this.#stop('closed');
    else void this.#retry();
  };
}
