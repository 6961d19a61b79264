import { makeId } from '../../shared/base/ids.js';
import type { Clock } from '../../shared/base/clock.js';
import type { DeskName } from '../calls/staff.js';
import { makeCardAuthority, type CardAuthority } from '../identity/card-authority.js';
import { enterCard, enterPerson, renewPin } from '../identity/issue-card.js';
import type { Database, Queryable } from '../storage/database.js';
import { demoCardFolder, readDemoCards, writeDemoCards, type DemoCard } from './demo-cards.js';
import { DEMO_HOUSEHOLDS, DEMO_STAFF } from './demo-people.js';

export interface DemoParts {
  readonly database: Database;
  readonly authority: CardAuthority;
  readonly clock: Clock;
  readonly dataFolder: string;
  /** Whether other nodes may have the database too: then cards that are not in this folder are in another's. */
  readonly isShared?: boolean;
  readonly tell: (step: string) => void;
}

const WEEK = [0, 1, 2, 3, 4, 5, 6] as const;
/** Hours of the day, with one for lunch. */
const CLINICIAN_HOURS = [[9, 12], [13, 18]] as const;
const YEAR_MS = 365 * 86_400_000;
/** What a database may have been given already, in the order in which it came into the demonstration. */
const SEEDS = [
  { name: 'demo-people', enter: enterPeople },
  { name: 'demo-staff', enter: enterStaff },
  { name: 'demo-clinician-hours', enter: enterClinicianHours },
] as const;

/**
 * Enters the demo's people and its staff and writes their cards, at the first start only; what a database of before lacks is added
 * to it. When the folder of cards was thrown away, the cards are printed again with new PINs, because the old ones are known to
 * nobody; not so where another node may have them.
 * @returns where the cards and PINs lie
 */
export async function seedDemo(parts: DemoParts): Promise<string> {
  const { database, clock, dataFolder, isShared = false, tell } = parts;
  const had = await database<{ name: string }[]>`select name from setting where name = any(${SEEDS.map(({ name }) => name)})`;
  const lacking = SEEDS.filter((seed) => !had.some(({ name }) => name === seed.name));
  if (lacking.length > 0) {
    tell('Entering demo people and making their cards');
    await database.begin(async (sql) => {
      for (const { name, enter } of lacking) {
        await enter(sql, new Date(clock.now()));
        await sql`insert into setting (name, value) values (${name}, 'true')`;
      }
    });
  }
  const printed = await readDemoCards(dataFolder);
  // Cards that lie here although the people are new are of another database.
  if (had.length === 0 || (!printed && !isShared)) await printCards(parts);
  else if (lacking.length > 0) await printCards(parts, printed ?? []);
  return demoCardFolder(dataFolder);
}

function dateCard(now: Date): { readonly validFrom: Date; readonly validTo: Date } {
  return { validFrom: new Date(now.getTime() - 86_400_000), validTo: new Date(now.getTime() + 3 * YEAR_MS) };
}

async function enterPeople(sql: Queryable, now: Date): Promise<void> {
  const soon = dateCard(now);
  for (const names of DEMO_HOUSEHOLDS) {
    const householdId = makeId();
    await sql`insert into household (id, created_at) values (${householdId}, ${now})`;
    for (const name of names) {
      const personId = await enterPerson(sql, name, true, now);
      await sql`insert into household_member (household_id, person_id) values (${householdId}, ${personId})`;
      await enterCard(sql, { personId, ...soon });
    }
  }
  await enterCard(sql, { personId: await enterPerson(sql, 'Revoked Card', true, now), ...soon, state: 'revoked' });
  const past = { validFrom: new Date(now.getTime() - 2 * YEAR_MS), validTo: new Date(now.getTime() - 86_400_000) };
  await enterCard(sql, { personId: await enterPerson(sql, 'Expired Card', true, now), ...past });
}

async function enterStaff(sql: Queryable, now: Date): Promise<void> {
  for (const { name, desk } of DEMO_STAFF) {
    const personId = await enterPerson(sql, name, true, now);
    await sql`insert into staff (person_id, desk) values (${personId}, ${desk})`;
    await enterCard(sql, { personId, ...dateCard(now) });
  }
}

/** The demonstration's clinicians take appointments every day, or whoever tries it at a weekend would find none. */
async function enterClinicianHours(sql: Queryable): Promise<void> {
  const clinicians = await sql<{ personId: string }[]>`select person_id from staff join person on person.id = person_id where desk = 'health' and simulated`;
  const rows = clinicians.flatMap(({ personId }) => WEEK.flatMap((weekday) => CLINICIAN_HOURS.map(([from, to]) => ({ personId, weekday, fromMinute: from * 60, toMinute: to * 60 }))));
  if (rows.length > 0) await sql`insert into clinician_hours ${sql(rows, 'personId', 'weekday', 'fromMinute', 'toMinute')} on conflict do nothing`;
}

interface CardRow {
  readonly id: string;
  readonly number: string;
  readonly displayName: string;
  readonly desk: DeskName | null;
  readonly state: 'active' | 'revoked';
  readonly validFrom: Date;
  readonly validTo: Date;
}

/**
 * Gives demo cards a new PIN and prints them, and beside them a card of a city that is not ours.
 * @param printed cards that stay as they are: then only those are printed that never had a PIN
 */
export async function printCards({ database, authority, clock, dataFolder }: DemoParts, printed?: readonly DemoCard[]): Promise<void> {
  const rows = await database<CardRow[]>`
    select card.id, number, display_name, desk, state, valid_from, valid_to
    from card join person on person.id = person_id left join staff on staff.person_id = person.id
    where person.simulated and (${printed === undefined} or not exists (select 1 from pin where card_id = card.id))
    order by state, valid_to desc, desk nulls first, card.id`;
  const kept = printed ?? [];
  const cards = await Promise.all(rows.map(async (row, index): Promise<DemoCard> => {
    const kind = row.state === 'revoked' ? 'revoked' : row.validTo.getTime() <= clock.now() ? 'expired' : row.desk ? 'staff' : 'good';
    const token = await authority.sign({ cardId: row.id, validFrom: toSeconds(row.validFrom), validTo: toSeconds(row.validTo) });
    return {
      file: nameFile(kept.length + index, kind), kind, name: row.displayName, ...row.desk && { desk: row.desk },
      number: row.number, pin: await renewPin(database, row.id), token,
    };
  }));
  if (kept.some(({ kind }) => kind === 'foreign')) return writeDemoCards(dataFolder, [...kept, ...cards]);
  const foreign = await makeCardAuthority('elsewhere');
  const token = await foreign.sign({ cardId: makeId(), validFrom: toSeconds(new Date(clock.now())), validTo: toSeconds(new Date(clock.now() + YEAR_MS)) });
  await writeDemoCards(dataFolder, [...kept, ...cards, { file: nameFile(kept.length + cards.length, 'foreign'), kind: 'foreign', name: 'Card of Another City', token }]);
}

function nameFile(index: number, kind: DemoCard['kind']): string {
  return `card-${String(index + 1).padStart(2, '0')}${kind === 'good' ? '' : `-${kind}`}.png`;
}

function toSeconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
