import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeClock } from '../../base/fake-clock.js';
import { succeed } from '../../base/result.js';
import type { RoomMessage } from '../call-room.js';
import { KeyAgreement, type KeyLine } from './key-agreement.js';
import { commitTo, makeContribution } from './key-crypto.js';
import { KEY_TOPIC, readKeyMessage, type KeyMessage } from './key-message.js';
import { beginRound, hear, nameMembers, readRun } from './key-round.js';

const CALL = '00000000-0000-7000-8000-00000000000c';
const [A, B, C] = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b', '00000000-0000-7000-8000-00000000000d'];

/** What becomes of a message on its way: nothing, or what arrives instead. */
type Tamper = (message: KeyMessage, from: string, to: string) => KeyMessage | undefined | Promise<KeyMessage | undefined>;

/** A media room in which each message can be looked at, changed and lost. */
class Wire {
  readonly clock = new FakeClock();
  readonly told: { readonly from: string; readonly text: string }[] = [];
  tamper: Tamper = (message) => message;
  readonly #listeners = new Map<string, (message: RoomMessage) => void>();

  open(id: string): KeyLine {
    return {
      send: async (topic, text) => {
        this.told.push({ from: id, text });
        for (const [to] of this.#listeners) {
          const message = to !== id && topic === KEY_TOPIC ? readKeyMessage(text) : undefined;
          const passed = message && await this.tamper(message, id, to);
          if (passed) this.say(id, to, JSON.stringify(passed));
        }
        return succeed(undefined);
      },
      onMessage: (listener) => {
        this.#listeners.set(id, listener);
        return () => this.#listeners.delete(id);
      },
    };
  }

  say(from: string, to: string, text: string): void {
    this.#listeners.get(to)?.({ from, topic: KEY_TOPIC, text });
  }
}

interface Party { readonly id: string; readonly keys: KeyAgreement; readonly others: () => number }

function join(wire: Wire, id: string, members: readonly string[]): Party {
  let others = 0;
  const keys = new KeyAgreement(wire.clock, () => { others++; });
  keys.between({ callId: CALL, selfId: id, members });
  keys.enter(wire.open(id));
  return { id, keys, others: () => others };
}

/** One turn: the engine's cryptography, which no clock owns, has had its own. */
async function turn(): Promise<void> {
  await crypto.subtle.digest('SHA-256', new Uint8Array(1));
  await new Promise(setImmediate);
}

/** Waits until something holds; time goes on meanwhile, a second every twenty turns. */
async function until(wire: Wire, holds: () => boolean, what: string): Promise<void> {
  for (let turns = 1; !holds(); turns++) {
    if (turns > 4_000) assert.fail(`In vain: ${what}`);
    await turn();
    if (turns % 20 === 0) wire.clock.advance(1_000);
  }
}

/** Lets everything happen that happens by itself in so many seconds. */
async function pass(wire: Wire, seconds = 0): Promise<void> {
  for (let turns = 0; turns < 100; turns++) {
    await turn();
    if (turns < seconds) wire.clock.advance(1_000);
  }
}

const agreed = (parties: readonly Party[], size: number) => (): boolean => parties.every(({ keys }) => keys.state.get()?.members.length === size)
  && new Set(parties.map(({ keys }) => Buffer.from(keys.state.get()?.key ?? new ArrayBuffer()).toString('hex'))).size === 1;
const codes = (parties: readonly Party[]): readonly (string | undefined)[] => parties.map(({ keys }) => keys.state.get()?.code);
const readKey = ({ keys }: Party): string => Buffer.from(keys.state.get()?.key ?? new ArrayBuffer()).toString('hex');

async function meet(wire: Wire, ids: readonly string[]): Promise<Party[]> {
  const parties = ids.map((id) => join(wire, id, ids));
  await until(wire, agreed(parties, ids.length), 'they agree');
  return parties;
}

describe('Agreeing on a key for a call', () => {
  it('two agree on one key and one code of six digits; nothing of the key is told in clear', async () => {
    const wire = new Wire();
    const parties = await meet(wire, [A, B]);
    const [one, two] = codes(parties);
    assert.match(one ?? '', /^\d{6}$/);
    assert.equal(one, two);
    const key = parties[0]?.keys.state.get()?.key;
    assert.equal(key?.byteLength, 32);
    assert.ok(wire.told.every(({ text }) => !text.includes(Buffer.from(key ?? new ArrayBuffer()).toString('base64url'))));
  });

  it('three agree too, and each call and each set of members has another key and another code', async () => {
    const keys = new Set<string>();
    for (const ids of [[A, B, C], [A, B], [A, B]]) {
      const parties = await meet(new Wire(), ids);
      assert.equal(new Set(codes(parties)).size, 1);
      keys.add(parties.map(readKey)[0] ?? '');
    }
    assert.equal(keys.size, 3);
  });

  it('nobody reveals their part before everybody has committed to theirs', async () => {
    const wire = new Wire();
    join(wire, A, [A, B]);
    await until(wire, () => wire.told.length > 3, 'it says so again and again');
    for (const { text } of wire.told) assert.equal(readKeyMessage(text)?.reveal, undefined);
  });

  it('somebody in between who puts their own keys in place of both: each side gets a key, and the codes differ', async () => {
    const wire = new Wire();
    const members = [A, B];
    const scope = { callId: CALL, members, number: 0 };
    // The one in between is B for A and A for B, with a part of its own for each.
    const toA = await makeContribution(scope, B);
    const toB = await makeContribution(scope, A);
    const between = { [A]: new KeyAgreement(wire.clock, () => undefined), [B]: new KeyAgreement(wire.clock, () => undefined) };
    assert.notEqual(toA.own.commit, toB.own.commit);
    wire.tamper = () => undefined;
    const [one, two] = [join(wire, A, members), join(wire, B, members)];
    const links: Record<string, ((message: RoomMessage) => void) | undefined> = {};
    // What A says goes to a party that says it is B, and what B says to one that says it is A.
    for (const [victim, played] of [[A, B], [B, A]] as const) {
      const keys = between[victim];
      keys?.between({ callId: CALL, selfId: played, members });
      keys?.enter({
        send: (_topic, text) => { wire.say(played, victim, text); return Promise.resolve(succeed(undefined)); },
        onMessage: (listener) => { links[victim] = listener; return () => undefined; },
      });
    }
    wire.tamper = (message, from) => { links[from]?.({ from, topic: KEY_TOPIC, text: JSON.stringify(message) }); return undefined; };
    await until(wire, () => [one, two].every(({ keys }) => keys.state.get() !== undefined), 'both have a key');
    assert.notEqual(readKey(one), readKey(two));
    // One in a million is the same; these are made anew at each run.
    assert.notEqual(codes([one])[0], codes([two])[0]);
  });

  it('somebody in between who swaps a part after it was promised: it is not taken, and there is no key', async () => {
    const wire = new Wire();
    const other = await makeContribution({ callId: CALL, members: [A, B], number: 0 }, A);
    wire.tamper = (message) => (message.reveal ? { ...message, reveal: other.own.reveal } : message);
    const parties = [A, B].map((id) => join(wire, id, [A, B]));
    await until(wire, () => wire.told.filter(({ text }) => text.includes('reveal')).length > 6, 'they try');
    assert.deepEqual(codes(parties), [undefined, undefined]);
  });

  it('a sealed key that was changed on the way does not open, and the right one is taken when it comes', async () => {
    const wire = new Wire();
    let broken = 0;
    wire.tamper = (message) => {
      if (!message.keys || broken++ > 2) return message;
      return { ...message, keys: Object.fromEntries(Object.entries(message.keys).map(([id, sealed]) => [id, `AAAA${sealed.slice(4)}`])) };
    };
    const parties = [A, B].map((id) => join(wire, id, [A, B]));
    await until(wire, agreed(parties, 2), 'they agree');
    assert.ok(broken > 2, 'it was changed');
  });

  it('messages that are lost are made good: two of three, and all of the first three seconds', async () => {
    // Loses two of three, the same ones in each run (Park and Miller's generator).
    let seed = 7;
    const draw = (): boolean => { seed = (seed * 48_271) % 2_147_483_647; return seed % 3 !== 0; };
    for (const isLost of [draw, (now: number, began: number) => now - began < 3_000]) {
      const wire = new Wire();
      const began = wire.clock.now();
      wire.tamper = (message) => (isLost(wire.clock.now(), began) ? undefined : message);
      const parties = [A, B, C].map((id) => join(wire, id, [A, B, C]));
      await until(wire, agreed(parties, 3), 'they agree');
      assert.equal(new Set(codes(parties)).size, 1);
    }
  });

  it('whoever comes later gets a new key, and the old one is good until they have it', async () => {
    const wire = new Wire();
    const parties = await meet(wire, [A, B]);
    const before = parties.map(readKey);
    for (const { keys, id } of parties) keys.between({ callId: CALL, selfId: id, members: [A, B, C] });
    await pass(wire);
    assert.deepEqual(parties.map(readKey), before, 'as long as the third one is not there');
    const all = [...parties, join(wire, C, [A, B, C])];
    await until(wire, agreed(all, 3), 'they agree');
    assert.notEqual(readKey(all[0] as Party), before[0]);
  });

  it('once somebody has gone their key is not used any more, at once, and they never get the next one', async () => {
    const wire = new Wire();
    const [a, b, c] = await meet(wire, [A, B, C]) as [Party, Party, Party];
    const [before, gone] = [readKey(a), readKey(c)];
    for (const { keys, id } of [a, b]) {
      keys.between({ callId: CALL, selfId: id, members: [A, B] });
      assert.equal(keys.state.get(), undefined);
    }
    await until(wire, agreed([a, b], 2), 'they agree');
    assert.notEqual(readKey(a), before);
    assert.equal(readKey(c), gone);
    for (const { text, from } of wire.told) if (from !== C && readKeyMessage(text)?.members === nameMembers([A, B])) assert.equal(readKeyMessage(text)?.keys?.[C], undefined);
    // It goes on as if it belonged to the call, and is not heard.
    c.keys.renew();
    await pass(wire, 20);
    assert.notEqual(readKey(c), readKey(a));
    assert.equal(agreed([a, b], 2)(), true);
    assert.ok(a.others() > 0, 'that somebody takes the call to have other members is noticed');
  });

  it('two learn at different times who is in the call: they agree once both know', async () => {
    const wire = new Wire();
    const [a, b, c] = await meet(wire, [A, B, C]) as [Party, Party, Party];
    a.keys.between({ callId: CALL, selfId: A, members: [A, B] });
    await until(wire, () => b.others() > 0, 'the other one notices');
    assert.equal(a.keys.state.get(), undefined);
    b.keys.between({ callId: CALL, selfId: B, members: [A, B] });
    await until(wire, agreed([a, b], 2), 'they agree');
    // There and back again, as fast as it goes, and one of them misses it.
    a.keys.between({ callId: CALL, selfId: A, members: [A, B, C] });
    a.keys.between({ callId: CALL, selfId: A, members: [A, B] });
    const before = readKey(b);
    await until(wire, () => agreed([a, b], 2)() && readKey(b) !== before, 'they agree');
    c.keys.forget();
  });

  it('a page that is loaded again agrees anew, whatever round the others are in', async () => {
    const wire = new Wire();
    const [a, b] = await meet(wire, [A, B]) as [Party, Party];
    for (let round = 0; round < 3; round++) {
      a.keys.renew();
      await pass(wire);
    }
    await until(wire, agreed([a, b], 2), 'they agree');
    const before = readKey(a);
    b.keys.forget();
    const again = join(wire, B, [A, B]);
    await until(wire, () => agreed([a, again], 2)() && readKey(a) !== before, 'they agree');
    assert.equal(new Set(codes([a, again])).size, 1);
  });

  it('what was said before and is said again changes nothing for long', async () => {
    const wire = new Wire();
    const [a, b] = await meet(wire, [A, B]) as [Party, Party];
    const first = wire.told.filter(({ from }) => from === B);
    b.keys.renew();
    await until(wire, () => agreed([a, b], 2)() && wire.told.some(({ text }) => readKeyMessage(text)?.number === 1 && readKeyMessage(text)?.done === true), 'they agree');
    const code = codes([a, b]);
    for (const { text } of first) wire.say(B, A, text);
    await pass(wire);
    assert.deepEqual(codes([a, b]), code, 'an old round is not taken up');
    const old = wire.told.find(({ from, text }) => from === B && readKeyMessage(text)?.number === 1);
    wire.say(B, A, JSON.stringify({ ...readKeyMessage(old?.text ?? ''), commit: readKeyMessage(first[0]?.text ?? '')?.commit }));
    await until(wire, () => agreed([a, b], 2)() && codes([a])[0] !== code[0], 'another promise in the same round makes a new one, in which they agree');
  });

  it('gives up trying in a call in which so many rounds fail, because each is one guess for whoever makes them fail', async () => {
    const wire = new Wire();
    const [a, b] = await meet(wire, [A, B]) as [Party, Party];
    const hasDone = (number: number) => (): boolean => wire.told.some(({ text }) => readKeyMessage(text)?.number === number && readKeyMessage(text)?.done === true);
    for (let number = 1; number < 50; number++) {
      wire.clock.advance(10_000);
      a.keys.renew();
      await until(wire, hasDone(number), `round ${String(number)}`);
    }
    for (let tries = 0; tries < 5; tries++) {
      a.keys.renew();
      b.keys.renew();
      await pass(wire, 10);
    }
    const numbers = wire.told.map(({ text }) => readKeyMessage(text)).filter((message) => message?.reveal).map((message) => message?.number ?? 0);
    assert.equal(Math.max(...numbers), 49);
  });

  it('nothing that is not a message of this kind is taken', async () => {
    const wire = new Wire();
    const [a] = await meet(wire, [A, B]) as [Party, Party];
    const good = readKeyMessage(wire.told.find(({ text }) => readKeyMessage(text)?.keys)?.text ?? '');
    assert.ok(good, 'a message with keys');
    assert.deepEqual(readKeyMessage(JSON.stringify(good)), good);
    for (const change of [{ number: -1 }, { number: 1e9 }, { number: 0.5 }, { members: 'x' }, { members: `${A},` }, { commit: '!' }, { run: 'x' }, { done: 1 }]) {
      assert.equal(readKeyMessage(JSON.stringify({ ...good, ...change })), undefined, JSON.stringify(change));
    }
    assert.equal(readKeyMessage(JSON.stringify({ ...good, keys: { [A]: 'short' } }))?.keys, undefined);
    for (const text of ['', 'null', '[]', '{', 'x'.repeat(20_000)]) wire.say(B, A, text);
    const key = readKey(a);
    await pass(wire);
    assert.equal(readKey(a), key);
  });
});

describe('A round of agreeing, by itself', () => {
  it('a promise may be another one until ours is revealed, and then only in another round', async () => {
    const scope = { callId: CALL, members: [A, B, C], number: 0 };
    const [own, first, second, third] = [await makeContribution(scope, A), await makeContribution(scope, B), await makeContribution(scope, B), await makeContribution(scope, C)];
    const start = beginRound([A, B, C], A, 0, own.own);
    const say = (commit: string) => ({ number: 0, commit, done: false });
    const one = hear(start, B, say(first.own.commit));
    const two = hear(one.round, B, say(second.own.commit));
    assert.equal(two.begin, undefined);
    const full = hear(two.round, C, say(third.own.commit));
    assert.equal(readRun(full.round), [own.own.commit, second.own.commit, third.own.commit].join('.'));
    assert.equal(full.tell, 'news');
    assert.equal(hear(full.round, B, say(first.own.commit)).begin, 1);
    assert.equal(await commitTo(scope, B, second.own.reveal), second.own.commit);
    assert.notEqual(await commitTo({ ...scope, number: 1 }, B, second.own.reveal), second.own.commit);
    // What is revealed after other promises than ours is of another run.
    assert.equal(hear(full.round, B, { ...say(second.own.commit), run: 'x', reveal: second.own.reveal }).round.reveals.size, 1);
    assert.equal(hear(full.round, 'stranger', say(first.own.commit)).round, full.round);
  });
});
