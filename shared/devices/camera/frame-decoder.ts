import type { Code, CodeFormat } from './decoder/engine.js';

/** What one look at the camera's picture gave. */
export interface Look {
  readonly codes: readonly Pick<Code, 'format' | 'bytes' | 'text'>[];
  readonly brightness: number;
  readonly black: boolean;
}

/** Turns the picture of a playing video into codes. One look at a time; the next begins after the last has ended. */
export interface FrameDecoder {
  /** Loads what it needs; rejects if that fails, and is then of no use. */
  warmUp(formats: readonly CodeFormat[]): Promise<void>;
  /**
   * Gives `undefined` where the video had no frame to take, as while it starts. Rejects if the engine has died; the caller
   * then takes another decoder.
   */
  look(video: HTMLVideoElement): Promise<Look | undefined>;
  /** Frees everything. */
  end(): void;
}
