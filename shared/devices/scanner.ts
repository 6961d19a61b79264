import type { Cancel } from '../base/clock.js';
import type { Result } from '../base/result.js';
import type { Readable } from '../base/store.js';
import type { Scan } from './scan.js';

export type { Scan, ScanFormat, ScanSource } from './scan.js';

/** Why a scanner gives no scans; each is something a person can see and do something about. */
export type ScannerFailure =
  /** The person or the browser's policy said no to the camera. */
  | 'permission-refused'
  /** There is no such device. */
  | 'none'
  /** It was there and has been pulled out; the scanner comes back by itself when it is put in again. */
  | 'unplugged'
  /** Another program holds it; the scanner tries again by itself. */
  | 'busy'
  /** The device is open but gives no picture, or only black; the scanner starts it again by itself. */
  | 'no-picture'
  /** The decoder could not be loaded. */
  | 'engine-failed';

/** What a person standing in front of it would see. */
export type ScannerState = 'closed' | 'opening' | 'looking' | ScannerFailure;

/** What shows a picture: a `<video>`, as far as this layer looks at it. */
export interface PictureSink {
  srcObject: object | null;
}

/**
 * Reads codes. A screen opens it while it asks for a card and closes it when it leaves; after `close` has ended, no camera
 * light is on.
 */
export interface Scanner {
  readonly state: Readable<ScannerState>;
  /** A simulated scanner says so on screen. */
  readonly simulated: boolean;
  /**
   * Starts looking. A failure is told both here and as the state; a scanner that recovers by itself goes on to `looking`.
   * Opening an open scanner is harmless.
   */
  open(): Promise<Result<void, ScannerFailure>>;
  close(): Promise<void>;
  /** Calls `listener` for each code; the same payload is told again only after 3 s without it. */
  onScan(listener: (scan: Scan) => void): Cancel;
  /** Shows the camera's picture in `video` while the scanner is open; sources without a picture do not have it. */
  attachPreview?(video: PictureSink): Cancel;
}

/** A source that can be one of several devices, such as a panel with two cameras. */
export interface DeviceChoice {
  readonly id: string;
  /** The name the system gives it; shown to staff only. */
  readonly label: string;
}
