import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Clock, EpochMs } from '../../shared/base/clock.js';
import { fail, succeed, type Result } from '../../shared/base/result.js';
import { ReserveRequest } from '../../shared/contract/bookings.js';
import { SealedIntent, type IntentOutcome } from '../../shared/contract/sealed.js';
import { encryptAnswer, type SealOpener } from '../../shared/contract/sealing.js';
import type { City } from '../city/city.js';
import { answerOnce } from '../http/answer-once.js';
import type { CallingDevice } from '../http/authenticator.js';
import type { ProblemFailure } from '../http/problem.js';
import type { Cards } from '../identity/cards.js';
import { readToken } from '../identity/bearer-token.js';
import type { Sessions } from '../identity/sessions.js';
import type { Database } from '../storage/database.js';
import type { Secrets } from '../storage/secrets.js';
import type { NoticeFacts, Notices } from './notices.js';

export interface SealedIntentsParts {
  readonly database: Database;
  readonly city: City;
  readonly opener: SealOpener;
  readonly cards: Cards;
  readonly sessions: Sessions;
  readonly notices: Notices;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

/** Whose intent it is; nobody's for a card's own check-in. */
type Author = { readonly personId: string | undefined };
type Intent = SealedIntent;

/** Opens what a screen has kept while it was cut off, and does it as if it came from its route, for the person who proved to want it. */
export class SealedIntents {
  constructor(private readonly parts: SealedIntentsParts) {}

  /**
   * Does one intent. A repeat gives the same outcome.
   * @returns the outcome under the intent's own answer key; `seal-unreadable` is final, `service-unavailable` and
   *   `idempotency-in-progress` are worth another try
   */
  async deliver(app: FastifyInstance, device: CallingDevice, delivery: { readonly kid: string; readonly sealed: string }, log: FastifyBaseLogger): Promise<Result<string, ProblemFailure<'seal-unreadable' | 'service-unavailable'>>> {
    const { opener, clock } = this.parts;
    const text = delivery.kid === opener.key.kid ? await opener.open(delivery.sealed) : undefined;
    const intent = readIntent(text);
    if (!intent) return fail({ code: 'seal-unreadable' });
    // A device whose clock is ahead did it now at the latest.
    const doneAt = Math.min(Date.parse(intent.sealedAt), clock.now());
    const author = await this.#findAuthor(app, device, intent, delivery.sealed, doneAt);
    if (!author.ok && isPassing(author.failure)) return fail({ code: 'service-unavailable' });
    const outcome = author.ok ? await this.#perform(app, device, author.value, intent, doneAt, log) : describe(author.failure);
    if (outcome === 'later') return fail({ code: 'service-unavailable' });
    return succeed(await encryptAnswer(intent.answerKey, JSON.stringify(outcome)));
  }

  /** Kept like any write: a repeat must not cost a second try of the PIN. */
  async #findAuthor(app: FastifyInstance, device: CallingDevice, intent: Intent, sealed: string, doneAt: EpochMs): Promise<Result<Author, ProblemFailure>> {
    const { cards, sessions, secrets } = this.parts;
    const { proof } = intent;
    const identity = { actor: `sealed:${device.deviceId}`, key: intent.key, hash: secrets.seal('idempotency', sealed) };
    const { result } = await answerOnce<Author>(app.parts, identity, {
      keepsFailures: true,
      forget: (author) => author,
      recall: (kept) => kept as Author,
      async run(sql) {
        if ('device' in proof) return intent.route === 'checkIn' ? succeed({ personId: undefined }) : fail({ code: 'not-allowed' });
        if ('session' in proof) {
          const sessionId = readToken(secrets, 'session-token', proof.session);
          const personId = sessionId && await sessions.findAuthor(sql, sessionId, device, doneAt);
          return personId ? succeed({ personId }) : fail({ code: 'session-ended' });
        }
        const card = 'token' in proof.card ? await cards.findByToken(sql, proof.card.token) : await cards.findByNumber(sql, proof.card.number);
        if (!card.ok) return fail({ code: card.failure });
        const pin = await cards.checkPin(sql, card.value.id, proof.pin);
        return pin.ok ? succeed({ personId: card.value.personId }) : pin;
      },
    });
    return result;
  }

  async #perform(app: FastifyInstance, device: CallingDevice, { personId }: Author, intent: Intent, doneAt: EpochMs, log: FastifyBaseLogger): Promise<IntentOutcome | 'later'> {
    const { key, route, params, body } = intent;
    // Such a person has no session now; nothing that a route does for a person asks for one.
    const caller = { device, person: personId === undefined ? undefined : { personId, sessionId: '' } };
    const result = await app.writes.get(route)?.({ params, body, caller, key, doneAt, log });
    if (!result) return { ok: false, code: 'not-found' };
    if (result.ok) return { ok: true, reply: result.value };
    if (isPassing(result.failure)) return 'later';
    const concerned = personId ?? await this.#findHolder(body);
    if (concerned === undefined) return describe(result.failure);
    const { database, notices } = this.parts;
    await notices.write(database, { id: key, personId: concerned, route, code: result.failure.code, facts: await this.#findFacts(intent) });
    return { ...describe(result.failure), noticeId: key };
  }

  /** Whoever was let in by a card that afterwards could not be checked in. */
  async #findHolder(body: unknown): Promise<string | undefined> {
    const text = typeof body === 'object' && body !== null && 'card' in body && typeof body.card === 'string' ? body.card : '';
    const card = await this.parts.cards.findByToken(this.parts.database, text);
    return card.ok ? card.value.personId : undefined;
  }

  async #findFacts({ params, body }: Intent): Promise<NoticeFacts> {
    const wish = ReserveRequest.safeParse(body).data?.allocations[0];
    const placed = wish && this.parts.city.findSpace(wish.spaceId);
    if (wish) return { from: wish.from, to: wish.to, ...(placed ? { centerId: placed.center.id, spaceLabel: placed.space.label } : {}) };
    const bookingId = params?.['bookingId'];
    if (bookingId === undefined) return {};
    const [row] = await this.parts.database<{ centerId: string; label: string; startsAt: Date; endsAt: Date }[]>`
      select allocation.center_id, label, lower(during) as starts_at, upper(during) as ends_at
      from allocation join space on space.id = space_id where booking_id::text = ${bookingId} order by starts_at limit 1`;
    return row ? { centerId: row.centerId, spaceLabel: row.label, from: row.startsAt.toISOString(), to: row.endsAt.toISOString() } : {};
  }
}

function readIntent(text: string | undefined): Intent | undefined {
  try {
    return text === undefined ? undefined : SealedIntent.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function isPassing({ code }: ProblemFailure): boolean {
  return code === 'service-unavailable' || code === 'idempotency-in-progress';
}

function describe({ code }: ProblemFailure): IntentOutcome & { readonly ok: false } {
  return { ok: false, code };
}
