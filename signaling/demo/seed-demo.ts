import { makeId } from '../../shared/base/ids.js';
import type { Clock } from '../../shared/base/clock.js';
import { makeCardAuthority, type CardAuthority } from '../identity/card-authority.js';
import { enterCard, enterPerson, renewPin } from '../identity/issue-card.js';
import type { Database, Queryable } from '../storage/database.js';
import { demoCardFolder, readDemoCards, writeDemoCards, type DemoCard } from './demo-cards.js';
import { DEMO_HOUSEHOLDS } from './demo-people.js';

export interface DemoParts {
  readonly database: Database;
  readonly authority: CardAuthority;
  readonly clock: Clock;
  readonly dataFolder: string;
  /** Whether other nodes may have the database too: then cards that are not in this folder are in another's. */
  readonly isShared?: boolean;
  readonly tell: (step: string) => void;
}

const YEAR_MS = 365 * 86_400_000;
const SEEDED = 'demo-people';

/**
 * Enters the demo's people and writes their cards, at the first start only. When the folder of cards was thrown away, the
 * cards are printed again with new PINs, because the old ones are known to nobody; not so where another node may have them.
 * @returns where the cards and PINs lie
 */
export async function seedDemo(parts: DemoParts): Promise<string> {
  const { database, clock, dataFolder, isShared = false, tell } = parts;
  const [seeded] = await database`select 1 from setting where name = ${SEEDED}`;
  if (!seeded) {
    tell('Entering demo people and making their cards');
    await database.begin(async (sql) => {
      await enterPeople(sql, new Date(clock.now()));
      await sql`insert into setting (name, value) values (${SEEDED}, 'true')`;
    });
  }
  if (!seeded || (!isShared && !(await readDemoCards(dataFolder)))) await printCards(parts);
  return demoCardFolder(dataFolder);
}

async function enterPeople(sql: Queryable, now: Date): Promise<void> {
  const soon = { validFrom: new Date(now.getTime() - 86_400_000), validTo: new Date(now.getTime() + 3 * YEAR_MS) };
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

interface CardRow {
  readonly id: string;
  readonly number: string;
  readonly displayName: string;
  readonly state: 'active' | 'revoked';
  readonly validFrom: Date;
  readonly validTo: Date;
}

/** Gives every demo card a new PIN and prints it, and beside them a card of a city that is not ours. */
export async function printCards({ database, authority, clock, dataFolder }: DemoParts): Promise<void> {
  const rows = await database<CardRow[]>`
    select card.id, number, display_name, state, valid_from, valid_to from card join person on person.id = person_id
    where person.simulated order by state, valid_to desc, card.id`;
  const cards = await Promise.all(rows.map(async (row, index): Promise<DemoCard> => {
    const kind = row.state === 'revoked' ? 'revoked' : row.validTo.getTime() <= clock.now() ? 'expired' : 'good';
    const token = await authority.sign({ cardId: row.id, validFrom: toSeconds(row.validFrom), validTo: toSeconds(row.validTo) });
    return { file: nameFile(index, kind), kind, name: row.displayName, number: row.number, pin: await renewPin(database, row.id), token };
  }));
  const foreign = await makeCardAuthority('elsewhere');
  const token = await foreign.sign({ cardId: makeId(), validFrom: toSeconds(new Date(clock.now())), validTo: toSeconds(new Date(clock.now() + YEAR_MS)) });
  await writeDemoCards(dataFolder, [...cards, { file: nameFile(cards.length, 'foreign'), kind: 'foreign', name: 'Card of Another City', token }]);
}

function nameFile(index: number, kind: DemoCard['kind']): string {
  return `card-${String(index + 1).padStart(2, '0')}${kind === 'good' ? '' : `-${kind}`}.png`;
}

function toSeconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
