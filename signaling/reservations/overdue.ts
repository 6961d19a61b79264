import type { EpochMs } from '../../shared/base/clock.js';
import type { Queryable, SqlPart } from '../storage/database.js';

/**
 * Whether an allocation is a no-show by now: its check-in window is over, and not all check-in devices of its center are cut
 * off, behind which people may be sitting who were let in by the check-in sheet. PostgreSQL asks the dear question last.
 */
export function isOverdue(sql: Queryable, now: EpochMs): SqlPart {
  const at = new Date(now);
  return sql`(allocation.state = 'reserved' and allocation.check_in_until <= ${at} and not center_is_silent(allocation.center_id, ${at}))`;
}
