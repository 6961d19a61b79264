import type { EpochMs } from '../../shared/base/clock.js';
import { fail, succeed, type Result } from '../../shared/base/result.js';
import type { ProblemFailure } from '../http/problem.js';
import { EXCLUSION_VIOLATION, isDatabaseError, readRefusedKey, type Transaction } from '../storage/database.js';
import { releaseNoShows } from './no-show.js';

export type HoldRefusal = 'seat-taken' | 'person-busy' | 'space-out-of-order';
/** What a refusal is about, as far as it is known: one of the spaces, or that the person has another seat then. */
export type HoldCause = { readonly spaceId: string } | 'own-seat' | undefined;

/**
 * Runs a write that makes a person hold spaces for longer, and turns the database's refusal into an answer.
 *
 * Person and spaces are locked in one order first: two writers of the same seat then wait for each other in a row, where
 * the exclusion constraint alone would let them meet in a deadlock that costs a second to find. Reservations whose
 * check-in time has passed still stand in the constraint until somebody writes that they are released, so that is done
 * here for those in the way.
 * @param nameField the part of the request that a refusal is about, for the screen that asks it again
 */
export async function holdSpaces(
  sql: Transaction, personId: string, spaceIds: readonly string[], now: EpochMs, write: () => Promise<void>,
  nameField: (cause: HoldCause) => string | undefined = () => undefined,
): Promise<Result<void, ProblemFailure<HoldRefusal>>> {
  await sql`select 1 from person where id = ${personId} for no key update`;
  const refuse = (code: HoldRefusal, cause?: HoldCause): Result<never, ProblemFailure<HoldRefusal>> => {
    const field = nameField(cause);
    return fail({ code, ...field !== undefined && { field } });
  };
  const spaces = await sql<{ id: string; outOfOrder: boolean }[]>`
    select id, out_of_order from space where id = any(${[...spaceIds]}::uuid[]) order by id for no key update`;
  const broken = spaces.find((space) => space.outOfOrder);
  if (broken) return refuse('space-out-of-order', { spaceId: broken.id });
  await releaseNoShows(sql, sql`(allocation.space_id = any(${[...spaceIds]}::uuid[]) or allocation.person_id = ${personId})`, now);
  try {
    await write();
    return succeed(undefined);
  } catch (error) {
    if (isDatabaseError(error, EXCLUSION_VIOLATION, 'one_booking_per_space')) {
      const spaceId = readRefusedKey(error);
      return refuse('seat-taken', spaceId === undefined ? undefined : { spaceId });
    }
    if (isDatabaseError(error, EXCLUSION_VIOLATION)) return refuse('person-busy', isDatabaseError(error, EXCLUSION_VIOLATION, 'one_seat_per_person') ? 'own-seat' : undefined);
    throw error;
  }
}
