import { randomInt } from 'node:crypto';
import { makeId } from '../../shared/base/ids.js';
import type { Queryable } from '../storage/database.js';
import { keepPin } from './pin-rules.js';

export interface NewCard {
  readonly personId: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  readonly state?: 'active' | 'revoked';
}
export interface IssuedCard {
  readonly cardId: string;
  /** Eight digits, printed on the card. */
  readonly number: string;
  /** Six digits; kept nowhere but with the person. */
  readonly pin: string;
}

/** Gives a person a card with a number and a PIN of their own. */
export async function issueCard(sql: Queryable, card: NewCard): Promise<IssuedCard> {
  const { cardId, number } = await enterCard(sql, card);
  return { cardId, number, pin: await renewPin(sql, cardId) };
}

/** Gives a person a card that signs nobody in yet: it has no PIN. */
export async function enterCard(sql: Queryable, card: NewCard): Promise<Omit<IssuedCard, 'pin'>> {
  const cardId = makeId();
  for (;;) {
    // The first digit is never 0, so that nobody leaves it out.
    const number = String(randomInt(10_000_000, 100_000_000));
    const [inserted] = await sql`
      insert into card (id, number, person_id, state, valid_from, valid_to)
      values (${cardId}, ${number}, ${card.personId}, ${card.state ?? 'active'}, ${card.validFrom}, ${card.validTo})
      on conflict (number) do nothing returning id`;
    if (inserted) return { cardId, number };
  }
}

/** Gives a card a new PIN; the old one and its lock are forgotten. */
export async function renewPin(sql: Queryable, cardId: string): Promise<string> {
  const pin = String(randomInt(1_000_000)).padStart(6, '0');
  const { salt, hash } = await keepPin(pin);
  await sql`
    insert into pin (card_id, salt, hash) values (${cardId}, ${Buffer.from(salt)}, ${Buffer.from(hash)})
    on conflict (card_id) do update set salt = excluded.salt, hash = excluded.hash, tries = 0, locks = 0, locked_until = null`;
  return pin;
}

/** Enters a person; `simulated` people are invented. @returns their id */
export async function enterPerson(sql: Queryable, displayName: string, simulated: boolean, now: Date): Promise<string> {
  const id = makeId();
  await sql`insert into person (id, display_name, simulated, created_at) values (${id}, ${displayName}, ${simulated}, ${now})`;
  return id;
}
