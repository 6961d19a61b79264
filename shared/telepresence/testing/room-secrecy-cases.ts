import type { CallRoom, RoomMessage, RoomState } from '../call-room.js';
import { KEY_TOPIC } from '../secrecy/key-message.js';
import { A, B, expect, find, join, knows, see, until, untilVoices, type RoomCase } from './room-stage.js';

const SECRET = 'a secret';
const makeKey = (seed: number): ArrayBuffer => Uint8Array.from({ length: 32 }, (_byte, index) => index * seed).buffer;
const isUnreadable = (memberId: string, why: 'plain' | 'locked') => ({ members }: RoomState): boolean => members.some(({ id, unreadable }) => id === memberId && unreadable === why);
const hasNothingOf = (room: CallRoom, memberId: string): boolean => room.state.get().members.every(({ id, tracks }) => id !== memberId || tracks.length === 0);

/** Camera, microphone and a message, from one who does not know whether anybody can read them. */
async function tellAll(room: CallRoom): Promise<void> {
  await Promise.all([room.setCamera(true), room.setMicrophone(true)]);
  await room.send('u-city.chat', SECRET);
}

/** What every room does that can be encrypted from end to end. */
export const SECRECY_CASES: readonly RoomCase[] = [
  {
    title: 'encrypted from end to end: those with the same key see, hear and read each other',
    async run(stage) {
      if (!stage.canEncrypt) {
        const joined = await (await stage.openRoom(true)).connect(await stage.issue(A));
        return expect(!joined.ok && joined.failure === 'unsupported', 'an engine that cannot encrypt says so');
      }
      const [a, b] = [await join(stage, A, {}, makeKey(1)), await join(stage, B, {}, makeKey(1))];
      const heard: RoomMessage[] = [];
      b.onMessage((message) => heard.push(message));
      await until(stage, a, knows(B), 'the other one');
      await tellAll(a);
      await see(stage, b, A);
      await untilVoices(stage, 1, 'the one who speaks');
      await until(stage, b, () => heard.length > 0, 'the message');
    },
  },
  {
    title: 'encrypted from end to end: another key opens nothing, which is said; the right one does',
    async run(stage) {
      if (!stage.canEncrypt) return;
      const [a, b] = [await join(stage, A, {}, makeKey(1)), await join(stage, B, {}, makeKey(2))];
      const heard: RoomMessage[] = [];
      b.onMessage((message) => heard.push(message));
      await until(stage, a, knows(B), 'the other one');
      await tellAll(a);
      await until(stage, b, isUnreadable(A, 'locked'), 'that it cannot be read');
      expect(hasNothingOf(b, A), 'no picture and no sound to draw or play');
      await stage.pass(1_000);
      expect(isUnreadable(A, 'locked')(b.state.get()) && heard.length === 0, 'nor later, nor the message');
      expect(((await stage.countVoices()) ?? 0) === 0, 'no voice, and no noise');
      await b.setKey(makeKey(1));
      await see(stage, b, A);
    },
  },
  {
    title: 'encrypted from end to end: without a key nothing is sent, shown or played; when the key is taken away it stops at once, and comes back with another',
    async run(stage) {
      if (!stage.canEncrypt) return;
      const [a, b] = [await stage.openRoom(true), await join(stage, B, {}, makeKey(1))];
      expect((await a.connect(await stage.issue(A))).ok, 'it joins without a key');
      const heard: RoomMessage[] = [];
      for (const room of [a, b]) room.onMessage((message) => heard.push(message));
      await until(stage, a, knows(B), 'the other one');
      await Promise.all([tellAll(a), tellAll(b)]);
      await stage.pass(1_000);
      expect(hasNothingOf(a, B) && find(b, A, 'camera')?.flow !== 'flowing' && heard.length === 0, 'no picture, no sound and no message either way');
      expect(((await stage.countVoices()) ?? 0) === 0, 'no voice, and no noise');
      await a.send(KEY_TOPIC, 'in clear');
      await until(stage, b, () => heard.some(({ topic, text }) => topic === KEY_TOPIC && text === 'in clear'), 'what is said about the key');
      await a.setKey(makeKey(1));
      await see(stage, b, A);
      await see(stage, a, B);
      for (const room of [a, b]) await room.setKey(undefined);
      expect(hasNothingOf(a, B) && hasNothingOf(b, A), 'nothing to draw or play, at once');
      await stage.pass(1_000);
      expect(hasNothingOf(a, B) && hasNothingOf(b, A) && ((await stage.countVoices()) ?? 0) === 0, 'nor later');
      for (const room of [a, b]) await room.setKey(makeKey(3));
      await see(stage, b, A);
      await see(stage, a, B);
    },
  },
  {
    title: 'encrypted from end to end: who comes without encryption is not shown to the others, and is shown nothing',
    async run(stage) {
      if (!stage.canEncrypt) return;
      const [a, plain] = [await join(stage, A, {}, makeKey(1)), await join(stage, B)];
      const heard: RoomMessage[] = [];
      for (const room of [a, plain]) room.onMessage((message) => heard.push(message));
      await until(stage, a, knows(B), 'the other one');
      await Promise.all([tellAll(a), tellAll(plain)]);
      await until(stage, a, isUnreadable(B, 'plain'), 'that the other one sends without encryption');
      await until(stage, plain, isUnreadable(A, 'locked'), 'that there is something that cannot be read');
      await stage.pass(1_000);
      expect(hasNothingOf(a, B) && hasNothingOf(plain, A) && heard.every(({ text }) => text !== SECRET), 'no picture, no sound and no message either way');
      expect(((await stage.countVoices()) ?? 0) === 0, 'no voice, and no noise');
    },
  },
];
