import type { EpochMs } from '../base/clock.js';

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
