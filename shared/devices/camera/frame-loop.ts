import type { Cancel, Clock } from '../../base/clock.js';
import type { FrameDecoder, Look } from './frame-decoder.js';

/** Shortest time between two looks in milliseconds: a card swiped past for half a second still gets several. */
export const CADENCE_MS = 66;

export interface FrameLoopListener {
  /** A frame has come, whether or not it is looked at. */
  readonly onFrame: () => void;
  readonly onLook: (look: Look) => void;
  /** The decoder has died. */
  readonly onEngineFailure: () => void;
}

/**
 * Looks at the video's frames until it is cancelled. A frame that comes while a look is under way is dropped, never queued:
 * an old frame is worth nothing.
 */
export function followFrames(video: HTMLVideoElement, decoder: FrameDecoder, clock: Clock, listener: FrameLoopListener): Cancel {
  let running = true;
  let looking = false;
  let lastLookAt = -Infinity;
  let handle = 0;

  const look = async (): Promise<void> => {
    looking = true;
    try {
      const result = await decoder.look(video);
      if (running && result) listener.onLook(result);
    } catch {
      if (running) listener.onEngineFailure();
    } finally {
      looking = false;
    }
  };

  const onFrame = (): void => {
    if (!running) return;
    handle = video.requestVideoFrameCallback(onFrame);
    listener.onFrame();
    if (!running || looking || clock.now() - lastLookAt < CADENCE_MS) return;
    lastLookAt = clock.now();
    void look();
  };
  handle = video.requestVideoFrameCallback(onFrame);

  return () => {
    running = false;
    video.cancelVideoFrameCallback(handle);
  };
}
