import { fail, succeed, type Result } from '../../shared/base/result.js';
import type { Clock } from '../../shared/base/clock.js';
import { verifyCard, type CardFailure } from '../../shared/contract/card-token.js';
import type { CardKeys } from '../../shared/contract/identity.js';
import type { Queryable } from '../storage/database.js';
import type { ProblemFailure } from '../http/problem.js';
import type { CardAuthority } from './card-authority.js';
import { isPin, PIN_TRIES, waitAfterLock } from './pin-rules.js';

export interface KnownCard {
  readonly id: string;
  readonly personId: string;
}
export type CardRefusal = CardFailure | 'card-unknown';

interface CardRow extends KnownCard {
  readonly state: 'active' | 'revoked';
  readonly validFrom: Date;
  readonly validTo: Date;
}

/** The city's cards: which of them open something, and for whom. */
export class Cards {
  constructor(private readonly authority: CardAuthority, private readonly clock: Clock) {}

  /** What a screen needs to verify cards by itself. */
  async readKeys(database: Queryable): Promise<CardKeys> {
    const revoked = await database<{ id: string }[]>`select id from card where state = 'revoked' order by id`;
    return {
      issuer: this.authority.issuer, keys: [this.authority.publicKey],
      revokedCards: revoked.map((card) => card.id), asOf: new Date(this.clock.now()).toISOString(),
    };
  }

  /** Finds the card by the text of its QR code. */
  async findByToken(database: Queryable, text: string): Promise<Result<KnownCard, CardRefusal>> {
    const keys = { issuer: this.authority.issuer, keys: [this.authority.publicKey], revokedCards: [], asOf: '' };
    const claims = await verifyCard(text, keys, this.clock.now());
    if (!claims.ok) return claims;
    const [row] = await database<CardRow[]>`select id, person_id, state, valid_from, valid_to from card where id = ${claims.value.cardId}`;
    return this.#judge(row);
  }

  /** Finds the card by the eight digits printed on it, which prove nothing by themselves: a PIN has to follow. */
  async findByNumber(database: Queryable, number: string): Promise<Result<KnownCard, CardRefusal>> {
    const [row] = await database<CardRow[]>`select id, person_id, state, valid_from, valid_to from card where number = ${number}`;
    return this.#judge(row);
  }

  #judge(row: CardRow | undefined): Result<KnownCard, CardRefusal> {
    if (!row) return fail('card-unknown');
    const now = this.clock.now();
    if (row.state === 'revoked') return fail('card-revoked');
    if (now < row.validFrom.getTime() || now >= row.validTo.getTime()) return fail('card-expired');
    return succeed({ id: row.id, personId: row.personId });
  }

  /**
   * Compares a PIN. What it writes has to stay although the PIN is wrong. A try is counted before it is compared, and the
   * count locks its row until the transaction ends: a hundred requests at once get five tries between them.
   */
  async checkPin(database: Queryable, cardId: string, pin: string): Promise<Result<void, ProblemFailure<'pin-wrong' | 'pin-locked'>>> {
    const now = new Date(this.clock.now());
    const [taken] = await database<{ tries: number; locks: number; salt: Buffer; hash: Buffer }[]>`
      update pin set tries = tries + 1 where card_id = ${cardId} and tries < ${PIN_TRIES} and (locked_until is null or locked_until <= ${now})
      returning tries, locks, salt, hash`;
    if (!taken) return fail({ code: 'pin-locked', ...(await this.#readLock(database, cardId)) });
    if (await isPin(pin, taken)) {
      await database`update pin set tries = 0, locks = 0, locked_until = null where card_id = ${cardId}`;
      return succeed(undefined);
    }
    if (taken.tries < PIN_TRIES) return fail({ code: 'pin-wrong', triesLeft: PIN_TRIES - taken.tries });
    const opensAt = new Date(this.clock.now() + waitAfterLock(taken.locks));
    await database`update pin set tries = 0, locks = locks + 1, locked_until = ${opensAt} where card_id = ${cardId}`;
    return fail({ code: 'pin-locked', opensAt: opensAt.toISOString() });
  }

  async #readLock(database: Queryable, cardId: string): Promise<{ opensAt?: string }> {
    const [row] = await database<{ lockedUntil: Date | null }[]>`select locked_until from pin where card_id = ${cardId}`;
    return row?.lockedUntil ? { opensAt: row.lockedUntil.toISOString() } : {};
  }
}
