import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findTestLivekit } from '../../../signaling/testing/livekit.js';
import { openRoomPage, type RoomPage } from '../../../tests/fixtures/media/room-stage.js';

const program = await findTestLivekit();
const script = fileURLToPath(new URL('../testing/call-page.ts', import.meta.url));
type Entry = { readonly screen: number; readonly kind: string; readonly at: number };

/** Something wrong is said within so long; a picture is back within so long after what was wrong is over. */
const SAID_MS = 3_000;
const BACK_MS = 10_000;
const BACK_AFTER_RESTART_MS = 15_000;

describe('Two screens in a call over a real LiveKit server', { timeout: 240_000, skip: !program.ok && program.failure }, () => {
  let stage: RoomPage;
  const ask = <Value>(name: string): Promise<Value> => stage.page.evaluate<Value>(`check.${name}()`);

  /** Waits until both screens are in the call and see each other move. @returns when that was seen */
  async function seeMoving(limitMs: number): Promise<number> {
    const deadline = Date.now() + limitMs;
    let before = await ask<number[]>('frames');
    while (Date.now() < deadline) {
      await wait(200);
      const [kinds, frames] = [await ask<string[]>('kinds'), await ask<number[]>('frames')];
      if (kinds.every((kind) => kind === 'in-call') && frames.every((count, screen) => count !== before[screen] && count > 0)) return Date.now();
      before = frames;
    }
    return assert.fail(`no moving picture within ${limitMs} ms: ${JSON.stringify([await ask('kinds'), await ask('frames'), await ask('log')])}`);
  }

  /** How long after `since` each screen first said that something is wrong. */
  async function readSaid(since: number): Promise<readonly number[]> {
    const log = await ask<Entry[]>('log');
    return [0, 1].map((screen) => (log.find((entry) => entry.screen === screen && entry.kind === 'reconnecting' && entry.at >= since)?.at ?? Infinity) - since);
  }

  beforeEach(async () => {
    stage = await openRoomPage(program.ok ? program.value : '', script);
    await ask('start');
    await seeMoving(15_000);
  });
  afterEach(() => stage.end());

  it('killed and started anew after 3 s: both say so, and meet in another room with a new ticket', async () => {
    const killed = Date.now();
    await stage.media.kill();
    await wait(3_000);
    await stage.media.restart();
    const restarted = Date.now();
    const back = await seeMoving(BACK_AFTER_RESTART_MS) - restarted;
    const said = await readSaid(killed);
    console.log(`  killed: said after ${said.join(' and ')} ms; moving pictures ${back} ms after its return`);
    assert.ok(said.every((ms) => ms <= SAID_MS), said.join());
    // The second one may find the room that was made for the first, and come back with the ticket it had.
    assert.ok(await ask<number>('tickets') >= 3);
  });

  for (const seconds of [5, 30]) {
    it(`frozen for ${seconds} s, which for long no event tells: both say so, and are back by themselves, after a moment with the tickets they had`, async () => {
      const frozen = Date.now();
      stage.media.freeze(true);
      await wait(seconds * 1_000);
      assert.deepEqual(await ask('kinds'), ['reconnecting', 'reconnecting']);
      stage.media.freeze(false);
      const thawed = Date.now();
      const back = await seeMoving(BACK_MS) - thawed;
      const said = await readSaid(frozen);
      console.log(`  frozen ${seconds} s: said after ${said.join(' and ')} ms; moving pictures ${back} ms after its return`);
      assert.ok(said.every((ms) => ms <= SAID_MS), said.join());
      // Whoever has been told for seconds that the way is gone joins anew, if a ticket can be had.
      if (seconds === 5) assert.equal(await ask<number>('tickets'), 2);
    });
  }
});
