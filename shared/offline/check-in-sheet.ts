import type { Cancel, Clock, EpochMs } from '../base/clock.js';
import { fail, succeed, type Result } from '../base/result.js';
import { readZoned } from '../base/zoned-time.js';
import { hashCard } from '../contract/card-hash.js';
import { verifyCard, type CardFailure } from '../contract/card-token.js';
import { chooseCheckIn, type CheckInRefusal } from '../contract/check-in-rules.js';
import type { Admission } from '../contract/bookings.js';
import type { CardKeys } from '../contract/identity.js';
import type { CheckInSheet, SheetEntry } from '../contract/sheet.js';
import type { ApiClient } from './api-client.js';
import type { LiveEvents } from './live-events.js';

/** Where the sheet lies between starts: one sheet, replaced whole. */
export interface SheetStore {
  read(): Promise<CheckInSheet | undefined>;
  write(sheet: CheckInSheet): Promise<void>;
}

export interface SheetSettings {
  readonly api: Pick<ApiClient, 'call' | 'recall'>;
  readonly events: Pick<LiveEvents, 'follow'>;
  readonly clock: Clock;
  readonly store: SheetStore;
  readonly centerId: string;
  readonly timeZone: string;
}

/** Why the sheet opens no door: the card, the reservation, or that the sheet cannot say. */
export type SheetRefusal = CardFailure | Exclude<CheckInRefusal['code'], 'check-in-wrong-center' | 'check-in-no-reservation'> | 'sheet-missing' | 'not-on-sheet';

/** Several changes in a row cost one reading. */
const PAUSE_MS = 1_500;
/** Even if nothing is told: cards are issued and revoked without an event. */
const EVERY_MS = 5 * 60_000;
/** Older lists of revoked cards open no door: staff have to look at the card. */
const OLDEST_KEYS_MS = 72 * 3_600_000;

/**
 * Keeps today's reservations of this panel's own center at hand, by a salted hash of the card and without names, so that
 * its door opens when the server cannot be asked.
 */
export class CheckInSheetKeeper {
  readonly #settings: SheetSettings;
  #sheet: CheckInSheet | undefined;
  #keys: CardKeys | undefined;
  #started: Promise<void> | undefined;
  /** Let in by the sheet since it was read. */
  readonly #entered = new Set<string>();
  #cancelFollow: Cancel = () => {};
  #cancelNext: Cancel = () => {};

  constructor(settings: SheetSettings) {
    this.#settings = settings;
  }

  /** Takes the sheet of an earlier start up and reads the newest; harmless when it runs already. */
  start(): Promise<void> {
    this.#started ??= this.#settings.store.read().catch(() => undefined).then((sheet) => {
      this.#sheet = sheet;
      return this.refresh();
    });
    return this.#started;
  }

  /** Reads the sheet and the card keys from the server; what cannot be read stays as it was. */
  async refresh(): Promise<void> {
    const { api, clock, store } = this.#settings;
    this.#cancelNext();
    this.#cancelNext = clock.after(EVERY_MS, () => void this.refresh());
    const [sheet, keys] = await Promise.all([api.call('readCheckInSheet', {}), api.call('readCardKeys', {})]);
    if (keys.ok) this.#keys = keys.value;
    if (!sheet.ok) return;
    this.#sheet = sheet.value;
    this.#entered.clear();
    await store.write(sheet.value).catch(() => undefined);
    this.#follow(sheet.value.event);
  }

  /**
   * Answers a card by the sheet.
   * @param text what the card's code says
   */
  async checkIn(text: string): Promise<Result<Admission, { readonly code: SheetRefusal; readonly opensAt?: EpochMs }>> {
    const { api, clock, centerId, timeZone } = this.#settings;
    const now = clock.now();
    await this.start();
    const keys = this.#keys ?? await api.recall('readCardKeys', {});
    if (!keys || now - Date.parse(keys.asOf) > OLDEST_KEYS_MS) return fail({ code: 'sheet-missing' });
    const card = await verifyCard(text, keys, now);
    if (!card.ok) return fail({ code: card.failure });
    const sheet = this.#sheet;
    if (!sheet || sheet.centerId !== centerId || sheet.day !== readZoned(now, timeZone).day) return fail({ code: 'sheet-missing' });
    const mine = await hashCard(sheet.salt, card.value.cardId);
    const own = sheet.entries.filter((entry) => entry.card === mine).map((entry) => this.#readCandidate(entry, now));
    const choice = chooseCheckIn(own, centerId, now);
    if (!choice.ok) {
      const { failure } = choice;
      if (failure.code === 'check-in-too-early') return fail({ code: failure.code, opensAt: failure.opensAt });
      return fail({ code: failure.code === 'check-in-too-late' ? failure.code : 'not-on-sheet' });
    }
    const { item: { entry }, again } = choice.value;
    this.#entered.add(entry.allocationId);
    const { allocationId, floorId, spaceId, spaceLabel, from, to } = entry;
    return succeed({ allocationId, centerId, floorId, spaceId, spaceLabel, from, to, again });
  }

  #readCandidate(entry: SheetEntry, now: EpochMs) {
    const [from, to, checkInFrom, checkInUntil] = [entry.from, entry.to, entry.checkInFrom, entry.checkInUntil].map((at) => Date.parse(at)) as [number, number, number, number];
    const isIn = entry.state === 'checked-in' || this.#entered.has(entry.allocationId);
    const state = isIn ? (to <= now ? 'ended' as const : 'checked-in' as const) : checkInUntil <= now ? 'released' as const : entry.state;
    return { entry, allocationId: entry.allocationId, centerId: this.#settings.centerId, isSeat: entry.isSeat, from, to, checkInFrom, state };
  }

  #follow(after: number): void {
    const before = this.#cancelFollow;
    this.#cancelFollow = this.#settings.events.follow([`center:${this.#settings.centerId}`], after, () => {
      this.#cancelNext();
      this.#cancelNext = this.#settings.clock.after(PAUSE_MS, () => void this.refresh());
    });
    before();
  }
}
