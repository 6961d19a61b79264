import type { EpochMs } from '../../shared/base/clock.js';
import { fail, succeed, type Result } from '../../shared/base/result.js';
import type { ProblemFailure } from '../http/problem.js';
import { EXCLUSION_VIOLATION, isDatabaseError, type Transaction } from '../storage/database.js';
import { releaseNoShows } from './no-show.js';

export type HoldRefusal = 'seat-taken' | 'person-busy' | 'space-out-of-order';

/**
 * Runs a write that makes a person hold spaces for longer, and turns the database's refusal into an answer.
 *
 * Person and spaces are locked in one order first: two writers of the same seat then wait for each other in a row, where
 * the exclusion constraint alone would let them meet in a deadlock that costs a second to find. Reservations whose
 * check-in time has passed still stand in the constraint until somebody writes that they are released, so that is done
 * here for those in the way.
 */
export async function holdSpaces(
  sql: Transaction, personId: string, spaceIds: readonly string[], now: EpochMs, write: () => Promise<void>,
): Promise<Result<void, ProblemFailure<HoldRefusal>>> {
  await sql`select 1 from person where id = ${personId} for no key update`;
  const spaces = await sql<{ outOfOrder: boolean }[]>`
    select out_of_order from space where id = any(${[...spaceIds]}::uuid[]) order by id for no key update`;
  if (spaces.some((space) => space.outOfOrder)) return fail({ code: 'space-out-of-order' });
  await releaseNoShows(sql, sql`(allocation.space_id = any(${[...spaceIds]}::uuid[]) or allocation.person_id = ${personId})`, now);
  try {
    await write();
    return succeed(undefined);
  } catch (error) {
    if (isDatabaseError(error, EXCLUSION_VIOLATION, 'one_booking_per_space')) return fail({ code: 'seat-taken' });
    if (isDatabaseError(error, EXCLUSION_VIOLATION)) return fail({ code: 'person-busy' });
    throw error;
  }
}
