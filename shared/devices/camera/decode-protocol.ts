import type { CodeFormat } from './decoder/engine.js';
import type { Look } from './frame-decoder.js';

/** What the page tells the decode worker. */
export type ToWorker =
  | { readonly kind: 'warm-up'; readonly wasmAddress: string; readonly formats: readonly CodeFormat[] }
  /** The frame is handed over, and closed by the worker. */
  | { readonly kind: 'look'; readonly frame: VideoFrame | ImageBitmap };

/** What the decode worker answers: one answer for each message. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'looked'; readonly look: Look }
  | { readonly kind: 'failed'; readonly reason: string };
