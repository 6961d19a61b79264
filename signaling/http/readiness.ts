/** Port to health: what may be asked of the database just now, and where to tell what went wrong with it. */
export interface Readiness {
  /** False while the database cannot be reached or does not answer. */
  readonly mayRead: boolean;
  /** False also while its disk is full or this machine's clock has just jumped. */
  readonly mayWrite: boolean;
  /** Takes in a failure. @returns whether it was the database's */
  hear(error: unknown): boolean;
}
