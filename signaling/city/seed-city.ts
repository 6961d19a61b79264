import { createHash } from 'node:crypto';
import type { Database } from '../storage/database.js';
import type { City } from './city.js';

/**
 * Brings the rows of centers and spaces up to the pack. Nothing happens when the pack is the one that was seeded last.
 * @returns whether rows were written
 * @throws when the database holds another city: bookings of two cities in one database would have no meaning
 */
export async function seedCity(database: Database, city: City): Promise<boolean> {
  const spaces = [...city.spaces].map(({ space, floorId, center }) => ({
    id: space.id, centerId: center.id, floorId, label: space.label, kind: space.kind, capacity: space.capacity, outOfOrder: space.outOfOrder,
  }));
  const fingerprint = createHash('sha256').update(JSON.stringify([city.id, spaces])).digest('hex');
  return database.begin(async (sql) => {
    await sql`insert into city (id) values (${city.id}) on conflict do nothing`;
    const [held] = await sql<{ id: string }[]>`select id from city for update`;
    if (held?.id !== city.id) {
      throw new Error(`The database holds the city "${held?.id ?? ''}", but CITY asks for "${city.id}". Give each city a DATA_DIR or DATABASE_URL of its own.`);
    }
    const [known] = await sql<{ value: unknown }[]>`select value from setting where name = 'seeded-pack'`;
    if (known?.value === fingerprint) return false;
    await sql`update center set retired = true`;
    await sql`update space set retired = true`;
    await sql`insert into center (id) select unnest(${[...city.centers].map((center) => center.id)}::text[]) on conflict (id) do update set retired = false`;
    await sql`
      insert into space (id, center_id, floor_id, label, kind, capacity, out_of_order)
      select id, "centerId", "floorId", label, kind, capacity, "outOfOrder"
      from jsonb_to_recordset(${sql.json(spaces)}) as seed (id uuid, "centerId" text, "floorId" text, label text, kind text, capacity integer, "outOfOrder" boolean)
      on conflict (id) do update set center_id = excluded.center_id, floor_id = excluded.floor_id, label = excluded.label,
        kind = excluded.kind, capacity = excluded.capacity, out_of_order = excluded.out_of_order, retired = false`;
    await sql`
      insert into setting (name, value) values ('seeded-pack', ${sql.json(fingerprint)})
      on conflict (name) do update set value = excluded.value`;
    return true;
  });
}
