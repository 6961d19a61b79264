import type { Queryable } from '../storage/database.js';
import type { CallRow } from './call-rows.js';

export type DeskName = NonNullable<CallRow['desk']>;

/** The desks at which a person answers; none for residents. */
export async function listDesks(sql: Queryable, personId: string): Promise<DeskName[]> {
  const rows = await sql<{ desk: DeskName }[]>`select desk from staff where person_id = ${personId} order by desk`;
  return rows.map(({ desk }) => desk);
}

export async function isStaff(sql: Queryable, personId: string | undefined, desk: DeskName): Promise<boolean> {
  return personId !== undefined && (await listDesks(sql, personId)).includes(desk);
}
