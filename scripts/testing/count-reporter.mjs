import { writeFileSync } from 'node:fs';

/** How often whoever waits is told how far it is. */
const PROGRESS_MS = 120_000;

/**
 * A reporter for Node's test runner: a line for each file's failures and skips, and the counts as JSON in COUNTS_FILE, so
 * that the whole suite can close with one line over all its runners.
 */
export default async function* countReporter(source) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const start = Date.now();
  let told = start;
  for await (const event of source) {
    if (event.type === 'test:stdout' || event.type === 'test:stderr') yield event.data.message;
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    if (Date.now() - told > PROGRESS_MS) {
      told = Date.now();
      yield `  … ${counts.passed} passed, ${counts.failed} failed after ${Math.round((told - start) / 60_000)} min\n`;
    }
    const { name, file, details, skip, todo, nesting } = event.data;
    // A file and a suite are reported as tests of their own; only what they hold counts, unless they failed by themselves.
    const holdsOthers = details?.type === 'suite' || (nesting === 0 && file !== undefined && name === file);
    if (event.type === 'test:pass') {
      if (holdsOthers) continue;
      if (skip !== undefined || todo !== undefined) {
        counts.skipped++;
        yield `  skipped: ${name}${typeof skip === 'string' ? ` (${skip})` : ''}\n`;
      } else counts.passed++;
    } else if (details?.error?.failureType !== 'subtestsFailed') {
      counts.failed++;
      const cause = details?.error?.cause ?? details?.error;
      yield `  FAILED: ${name}\n    ${file ?? ''}\n    ${String(cause?.stack ?? cause?.message ?? cause).split('\n').slice(0, 30).join('\n    ')}\n`;
    }
  }
  if (process.env.COUNTS_FILE) writeFileSync(process.env.COUNTS_FILE, JSON.stringify(counts));
  yield `  ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`;
}
