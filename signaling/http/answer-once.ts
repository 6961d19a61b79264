import { z } from 'zod';
import { PROBLEMS } from '../../shared/contract/problems.js';
import type { Result } from '../../shared/base/result.js';
import { isDatabaseError, type Transaction } from '../storage/database.js';
import type { ProblemFailure } from './problem.js';
import type { ServerParts } from './server-parts.js';

/** One write as its sender means it: the same actor, key and hash are the same write. */
export interface WriteIdentity {
  /** `device:<id>`, `person:<id>` or `open`. */
  readonly actor: string;
  readonly key: string;
  /** Keyed, because bodies may hold PINs that a plain hash would give away. */
  readonly hash: Buffer;
}

export interface WriteWork<Reply> {
  run(transaction: Transaction): Promise<Result<Reply, ProblemFailure>>;
  /** What of a good reply may be kept; a token may not. */
  forget(reply: Reply): unknown;
  /** Makes the reply again from what was kept. */
  recall(kept: unknown, transaction: Transaction): Reply | Promise<Reply>;
  /** What a failing handler wrote stays written (the count of wrong PINs); otherwise it is undone. */
  readonly keepsFailures: boolean;
  /** Throws when the sender has been told already that it did not work: then it must not be done. */
  readonly checkTime?: () => void;
}

export type WriteAnswer<Reply> = { readonly result: Result<Reply, ProblemFailure>; readonly repeated: boolean };

/** Longer than a screen may stay cut off with a write in its outbox. */
const KEPT_DAYS = 14;
const KeptFailure = z.object({ code: z.enum(Object.keys(PROBLEMS) as [keyof typeof PROBLEMS]) }).loose();

/**
 * Runs a write at most once. The work, its events and the kept answer commit together; a repeat gets the kept answer.
 * An advisory lock, which ends with its transaction, marks the write as in progress: a crash leaves no mark behind, and
 * every node sees it. Deadlocks and serialization failures are run again, as PostgreSQL asks. A write that takes longer than
 * its sender waits is rolled back; one whose commit went unheard may have been done, which its repeat will tell.
 */
export async function answerOnce<Reply>(parts: ServerParts, identity: WriteIdentity, work: WriteWork<Reply>): Promise<WriteAnswer<Reply>> {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await parts.database.begin(async (transaction) => {
        // Before, because it may have waited long for a connection; after, because only its commit makes it so.
        work.checkTime?.();
        const inside = await answerInside(transaction, parts, identity, work);
        work.checkTime?.();
        return inside;
      });
      if (!answer.repeated) parts.wakeEvents();
      return answer;
    } catch (error) {
      const mayHelp = isDatabaseError(error, '40P01') || isDatabaseError(error, '40001');
      if (!mayHelp || attempt === 5) throw error;
    }
  }
}

async function answerInside<Reply>(
  transaction: Transaction, { clock }: ServerParts, { actor, key, hash }: WriteIdentity, work: WriteWork<Reply>,
): Promise<WriteAnswer<Reply>> {
  const [lock] = await transaction<{ taken: boolean }[]>`select pg_try_advisory_xact_lock(hashtextextended(${`${actor} ${key}`}, 0)) as taken`;
  if (!lock?.taken) return { result: { ok: false, failure: { code: 'idempotency-in-progress' } }, repeated: true };
  const [kept] = await transaction<{ requestHash: Buffer; status: number; answer: unknown }[]>`
    select request_hash, status, answer from idempotency where actor = ${actor} and key = ${key}`;
  if (kept) {
    if (!kept.requestHash.equals(hash)) return { result: { ok: false, failure: { code: 'idempotency-key-reused' } }, repeated: true };
    const result = kept.status === 200
      ? { ok: true as const, value: await work.recall(kept.answer, transaction) }
      : { ok: false as const, failure: KeptFailure.parse(kept.answer) };
    return { result, repeated: true };
  }
  const result = await runUndoably(transaction, work);
  if (!result.ok && result.failure.code === 'service-unavailable') return { result, repeated: false };
  const status = result.ok ? 200 : PROBLEMS[result.failure.code];
  const answer = JSON.stringify(result.ok ? work.forget(result.value) : result.failure);
  await transaction`insert into idempotency (actor, key, request_hash, status, answer, expires_at)
    values (${actor}, ${key}, ${hash}, ${status}, ${answer}::text::json, ${new Date(clock.now() + KEPT_DAYS * 86_400_000)})`;
  return { result, repeated: false };
}

/** A failed handler's writes are rolled back to a savepoint, so that its answer can still be kept. */
async function runUndoably<Reply>(transaction: Transaction, work: WriteWork<Reply>): Promise<Result<Reply, ProblemFailure>> {
  if (work.keepsFailures) return work.run(transaction);
  const undo = new Error('undo');
  let result: Result<Reply, ProblemFailure> | undefined;
  try {
    await transaction.savepoint(async (inner) => {
      result = await work.run(inner);
      if (!result.ok) throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
  if (!result) throw new Error('The handler gave no result.');
  return result;
}
