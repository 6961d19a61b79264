/** One line of a benchmark: a figure of ours beside a peer's from the same run, and whether it meets its bar. */
export interface BenchRow {
  readonly name: string;
  /** Our figure with its unit. */
  readonly ours: string;
  readonly peer?: string;
  readonly peerName?: string;
  /** Ours divided by the peer's. */
  readonly ratio?: number;
  /** The bar in words. */
  readonly bar: string;
  readonly pass: boolean;
}

/**
 * Takes the figures of one kind.
 * @param tell says which step is being done, because a person may be waiting for it
 */
export type Measure = (tell: (step: string) => void) => Promise<BenchRow[]>;
