import type { Cancel, EpochMs } from '../base/clock.js';
import type { Result } from '../base/result.js';
import type { Readable } from '../base/store.js';

/** Where a scan came from; the server is told, so that a center can see which reader fails. */
export type ScanSource = 'camera' | 'wedge' | 'nfc' | 'keypad';

/** The code that was read. `typed` is no code at all: a keyboard-wedge reader or a keypad gives characters only. */
export type ScanFormat = 'qr' | 'micro-qr' | 'aztec' | 'data-matrix' | 'pdf417' | 'code-128' | 'nfc-record' | 'typed';

/**
 * One code, read once. Every source gives the same shape, so one validator turns it into a card, a ticket, a pairing code
 * or "not ours". It may name a person: keep it in memory, and out of logs and addresses.
 */
export interface Scan {
  readonly source: ScanSource;
  readonly format: ScanFormat;
  /** What stands in the code, before any character set. */
  readonly bytes: Uint8Array;
  /** `bytes` as strict UTF-8; where they are not UTF-8, what the decoder itself made of them. */
  readonly text: string;
  readonly at: EpochMs;
}

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
  attachPreview?(video: HTMLVideoElement): Cancel;
}

/** A source that can be one of several devices, such as a panel with two cameras. */
export interface DeviceChoice {
  readonly id: string;
  /** The name the system gives it; shown to staff only. */
  readonly label: string;
}
