/** Times a new version may be opened without ever saying that it started. */
export const MOST_TRIES = 3;

/**
 * What a channel's service worker remembers of its versions. A version is one build: its files lie in one cache, whole, and
 * are never mixed with another's.
 */
export interface VersionRecord {
  /** The version whose page last said that it had started. */
  readonly started?: string;
  /** The version on trial and how often it was opened. */
  readonly trial?: { readonly version: string; readonly tries: number };
  /** The version that answered when the page was last opened. */
  readonly open?: string;
}

/** Puts a version that was just installed on trial, unless it has proved itself before. */
export function beginTrial(record: VersionRecord, version: string): VersionRecord {
  if (record.started === version || record.trial?.version === version) return record;
  return { ...record, trial: { version, tries: 0 } };
}

/**
 * The page is opened: counts a try of a version on trial and says in `open` which version answers. One that used up its tries
 * gives way to the version that started last, until a newer one is installed; the very first has nothing to give way to.
 * @param version the version that is installed now
 */
export function noteOpening(record: VersionRecord, version: string): VersionRecord & { readonly open: string } {
  if (record.started === version) return { ...record, open: version };
  const tries = record.trial?.version === version ? record.trial.tries : 0;
  if (tries >= MOST_TRIES && record.started !== undefined) return { ...record, open: record.started };
  return { ...record, trial: { version, tries: tries + 1 }, open: version };
}

/**
 * The page of a version says that its first control can be used. Only a version on trial has something to prove: the page of
 * the version before may still speak after a newer one was installed.
 */
export function noteStart(record: VersionRecord, version: string): VersionRecord {
  if (record.trial?.version !== version) return record;
  return { started: version, ...(record.open === undefined ? {} : { open: record.open }) };
}

/** Whether the page of a version, opened again, would be another's. */
export function isOutdated(record: VersionRecord, installed: string, page: string): boolean {
  return noteOpening(record, installed).open !== page;
}

/** Reads a record that was kept; one that cannot be read counts as none. */
export function readRecord(kept: unknown): VersionRecord {
  if (typeof kept !== 'object' || kept === null) return {};
  const { started, trial, open } = kept as Record<string, unknown>;
  const { version, tries } = (typeof trial === 'object' && trial !== null ? trial : {}) as Record<string, unknown>;
  return {
    ...(typeof started === 'string' ? { started } : {}),
    ...(typeof version === 'string' && typeof tries === 'number' ? { trial: { version, tries } } : {}),
    ...(typeof open === 'string' ? { open } : {}),
  };
}
