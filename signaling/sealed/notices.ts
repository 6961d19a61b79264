import type { Clock } from '../../shared/base/clock.js';
import type { ProblemCode } from '../../shared/contract/problems.js';
import type { Notice, SealableRoute } from '../../shared/contract/sealed.js';
import type { Queryable } from '../storage/database.js';

/** What a notice is about: a space of a center and a time, as far as they are known. */
export type NoticeFacts = Pick<Notice, 'centerId' | 'spaceLabel' | 'from' | 'to'>;

interface NoticeRow {
  readonly id: string;
  readonly route: SealableRoute;
  readonly code: ProblemCode;
  readonly facts: NoticeFacts;
  readonly at: Date;
}

/** What is told to a person at the next sign-in because nobody could be told when it happened. */
export class Notices {
  constructor(private readonly clock: Clock) {}

  /** Writes a notice down; one with the same id is the same notice. */
  async write(sql: Queryable, notice: { readonly id: string; readonly personId: string; readonly route: SealableRoute; readonly code: ProblemCode; readonly facts: NoticeFacts }): Promise<void> {
    await sql`
      insert into notice (id, person_id, route, code, facts, at)
      values (${notice.id}, ${notice.personId}, ${notice.route}, ${notice.code}, ${sql.json(notice.facts)}, ${new Date(this.clock.now())}) on conflict do nothing`;
  }

  async list(sql: Queryable, personId: string): Promise<Notice[]> {
    const rows = await sql<NoticeRow[]>`select id, route, code, facts, at from notice where person_id = ${personId} order by at, id`;
    return rows.map(({ facts, at, ...row }) => ({ ...row, ...facts, at: at.toISOString() }));
  }

  /** Nobody learns whether another person's notice exists. */
  async dismiss(sql: Queryable, personId: string, noticeId: string): Promise<void> {
    await sql`delete from notice where id = ${noticeId} and person_id = ${personId}`;
  }
}
