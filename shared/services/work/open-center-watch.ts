import type { Cancel } from '../../base/clock.js';
import type { Store } from '../../base/store.js';
import { addDays, type LocalDay } from '../../base/zoned-time.js';
import type { CallFailure } from '../../offline/api-client.js';
import type { ServiceEnvironment } from '../service.js';
import { isOpenOverMidnight } from '../../city/opening-hours.js';
import { emptyOccupancy, foldEvent, foldSnapshot, followAfter } from '../../city/occupancy.js';
import { readChosenDay, type OpenCenter, type WorkState } from './work-state.js';

/** Keeps the open center's page true: reads its plan and its days, then follows its events. */
export class OpenCenterWatch {
  readonly #env: ServiceEnvironment;
  readonly #state: Store<WorkState>;
  #cancelFollow: Cancel = () => {};
  #following = false;
  /** Counts openings; an answer for an earlier one is dropped. */
  #turn = 0;
  readonly #reading = new Set<LocalDay>();

  constructor(environment: ServiceEnvironment, state: Store<WorkState>) {
    this.#env = environment;
    this.#state = state;
  }

  /** Opening the open center again only refreshes it. */
  open(centerId: string): void {
    if (this.#state.get().open?.id === centerId) {
      this.refresh();
      return;
    }
    this.close();
    this.#state.update((state) => ({
      ...state, open: { id: centerId, center: { kind: 'loading' }, occupancy: undefined }, choice: { when: state.choice.when },
      action: { kind: 'none' },
    }));
    void this.#readCenter(this.#turn, centerId);
  }

  close(): void {
    this.#turn++;
    this.#cancelFollow();
    this.#following = false;
    this.#reading.clear();
  }

  /** Reads what failed, and the chosen day if it is not there. */
  refresh(): void {
    const open = this.#state.get().open;
    if (!open) return;
    if (open.center.kind !== 'ready') void this.#readCenter(this.#turn, open.id);
    else this.readDay(readChosenDay(this.#state.get()));
  }

  /** Reads the chosen day again: the server has just answered otherwise than is shown, and its event may be long in coming. */
  reread(): void {
    const { open } = this.#state.get();
    const day = readChosenDay(this.#state.get());
    if (open?.center.kind === 'ready' && !this.#reading.has(day)) void this.#readDay(this.#turn, open.id, day);
  }

  /** Reads a day, if it is not there yet; where the center stays open over midnight, the next one too. */
  readDay(day: LocalDay): void {
    const center = this.#state.get().open?.center;
    if (center?.kind !== 'ready') return;
    this.#readMissing(day);
    if (isOpenOverMidnight(center.value.hours, day, this.#env.city.timeZone)) this.#readMissing(addDays(day, 1));
  }

  #readMissing(day: LocalDay): void {
    const open = this.#state.get().open;
    if (open?.center.kind !== 'ready' || this.#reading.has(day) || (open.occupancy && day in open.occupancy.days && this.#following)) return;
    void this.#readDay(this.#turn, open.id, day);
  }

  async #readCenter(turn: number, centerId: string): Promise<void> {
    const answer = await this.#env.api.call('readCenter', { params: { centerId } });
    if (turn !== this.#turn) return;
    this.#change((open) => ({ ...open, center: answer.ok ? { kind: 'ready', value: answer.value } : { kind: 'failed', failure: answer.failure } }));
    if (answer.ok) this.readDay(readChosenDay(this.#state.get()));
  }

  async #readDay(turn: number, centerId: string, day: LocalDay): Promise<void> {
    this.#reading.add(day);
    const answer = await this.#env.api.call('readOccupancy', { params: { centerId }, query: { day } });
    if (turn !== this.#turn) return;
    this.#reading.delete(day);
    if (!answer.ok) {
      this.#fail(answer.failure);
      return;
    }
    this.#change((open) => {
      if (open.center.kind !== 'ready') return open;
      const { failure: _over, ...rest } = open;
      return { ...rest, occupancy: foldSnapshot(open.occupancy ?? emptyOccupancy(open.center.value), answer.value, this.#env.city.timeZone) };
    });
    if (!this.#following) this.#follow(turn, centerId);
  }

  #follow(turn: number, centerId: string): void {
    const occupancy = this.#state.get().open?.occupancy;
    if (!occupancy) return;
    this.#following = true;
    this.#cancelFollow = this.#env.events.follow([`center:${centerId}`], followAfter(occupancy), (event) => {
      if (turn !== this.#turn) return;
      if (event === 'resync') {
        this.#following = false;
        const days = Object.keys(this.#state.get().open?.occupancy?.days ?? {});
        for (const day of days) this.#readMissing(day);
        return;
      }
      this.#change((open) => (open.occupancy ? { ...open, occupancy: foldEvent(open.occupancy, event) } : open));
    });
  }

  #fail(failure: CallFailure): void {
    this.#change((open) => (open.occupancy ? open : { ...open, failure }));
  }

  #change(change: (open: OpenCenter) => OpenCenter): void {
    this.#state.update((state) => (state.open ? { ...state, open: change(state.open) } : state));
  }
}
