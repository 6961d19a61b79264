import type { Clock } from '../../shared/base/clock.js';

/** What can be wrong with a server that runs. Each is told when it begins and when it ends, and ends by itself. */
export type Fault =
  /** The database cannot be reached. */
  | 'database-lost'
  /** It is reached and does not answer: a slow disk, a frozen machine. */
  | 'database-silent'
  /** Its disk is full, or nearly. */
  | 'disk-full'
  /** It takes no writes: a standby. */
  | 'database-read-only'
  /** This machine's clock was set, forward or back, a moment ago. */
  | 'clock-jumped';

/** Who writes in the log. */
export interface FaultLog {
  warn(facts: object, words: string): void;
  info(facts: object, words: string): void;
}

const WORDS: { readonly [Name in Fault]: string } = {
  'database-lost': 'The database cannot be reached',
  'database-silent': 'The database does not answer',
  'disk-full': 'The disk of the database is full, or nearly',
  'database-read-only': 'The database takes no writes',
  'clock-jumped': "This machine's clock jumped",
};
/** Reads and writes need a database that answers; writes, also room on its disk and a clock that can be believed. */
const STOPS_READS: readonly Fault[] = ['database-lost', 'database-silent'];

/** The faults of this node, as `/readyz`, `/healthz` and the log tell them and as requests are refused by. */
export class Faults {
  readonly #since = new Map<Fault, number>();

  constructor(private readonly clock: Clock, private readonly log: FaultLog) {}

  /** Says that a fault is there; facts of its beginning go to the log. */
  begin(fault: Fault, facts: object = {}): void {
    if (this.#since.has(fault)) return;
    this.#since.set(fault, this.clock.now());
    this.log.warn({ fault, ...facts }, WORDS[fault]);
  }

  /** Says that it is over. */
  end(fault: Fault): void {
    const since = this.#since.get(fault);
    if (since === undefined) return;
    this.#since.delete(fault);
    this.log.info({ fault, seconds: Math.round((this.clock.now() - since) / 1000) }, `Over: ${WORDS[fault]}`);
  }

  has(fault: Fault): boolean {
    return this.#since.has(fault);
  }

  /** The faults that last, oldest first. */
  list(): { readonly fault: Fault; readonly since: string }[] {
    return [...this.#since].map(([fault, since]) => ({ fault, since: new Date(since).toISOString() }));
  }

  /** Whether asking the database makes sense. */
  get mayRead(): boolean {
    return !STOPS_READS.some((fault) => this.#since.has(fault));
  }

  /** Whether a write may begin. */
  get mayWrite(): boolean {
    return this.#since.size === 0;
  }
}
