import type { RoomMessage, RoomTranscript } from '../call-room.js';
import { SECRECY_CASES } from './room-secrecy-cases.js';
import { A, B, expect, find, isOver, join, knows, meet, see, until, untilVoices, type RoomCase } from './room-stage.js';

/** What every room does, whichever media server stands behind it. */
export const ROOM_CASES: readonly RoomCase[] = [
  {
    title: 'tells how joining goes, and who is there',
    async run(stage) {
      const room = await stage.openRoom();
      expect(room.state.get().connection.kind === 'unjoined', 'unjoined at first');
      const seen: string[] = [];
      room.state.watch(({ connection }) => seen.push(connection.kind));
      expect((await room.connect(await stage.issue(A))).ok, 'it joins');
      expect(seen.includes('joining') && room.state.get().connection.kind === 'joined', 'joining, then joined');
      expect(room.state.get().members.some(({ id, self }) => id === A && self), 'its own member');
      const other = await join(stage, B);
      await until(stage, room, knows(B), 'the other one');
      await other.leave();
      await until(stage, room, (state) => !knows(B)(state), 'that the other one has left');
      expect(isOver('left')(other.state.get()), 'that it has left');
      await other.leave();
    },
  },
  {
    title: 'does not join with a bad ticket, nor a room that is not there',
    async run(stage) {
      const ticket = await stage.issue(A);
      const refused = await (await stage.openRoom()).connect({ ...ticket, token: 'nonsense' });
      expect(!refused.ok && refused.failure === 'refused', 'refused');
      await stage.close();
      const missing = await (await stage.openRoom()).connect(ticket);
      expect(!missing.ok && missing.failure === 'no-room', 'no room');
    },
  },
  {
    title: 'carries picture and sound, and says when they are turned off',
    async run(stage) {
      const [a, b] = await meet(stage);
      await untilVoices(stage, 2, 'both are heard');
      b.setSilenced([A]);
      await untilVoices(stage, 1, 'who stands before the same screen is not played');
      b.setSilenced([]);
      await untilVoices(stage, 2, 'both again');
      expect((await a.setCamera(false)).ok && (await a.setMicrophone(false)).ok, 'both are turned off');
      await until(stage, b, () => !find(b, A, 'camera') && !find(b, A, 'microphone'), 'neither picture nor sound');
      await a.setMicrophone(true);
      await until(stage, b, () => find(b, A, 'microphone') !== undefined, 'the microphone again');
    },
  },
  {
    title: 'gives a message to everybody else with who sent it, and says when it cannot',
    async run(stage) {
      const early = await (await stage.openRoom()).send('u-city.chat', 'x');
      expect(!early.ok, 'nothing is sent before joining');
      const [a, b] = [await join(stage, A), await join(stage, B)];
      const heard: RoomMessage[] = [];
      const own: RoomMessage[] = [];
      b.onMessage((message) => heard.push(message));
      a.onMessage((message) => own.push(message));
      await until(stage, a, knows(B), 'the other one');
      expect((await a.send('u-city.chat', 'grüß dich 안녕')).ok, 'it is sent');
      await until(stage, b, () => heard.length > 0, 'the message');
      expect(heard[0]?.from === A && heard[0].topic === 'u-city.chat' && heard[0].text === 'grüß dich 안녕', 'as it was sent');
      expect(own.length === 0, 'not to who sent it');
      const mute = await join(stage, '00000000-0000-7000-8000-00000000000c', { data: false });
      expect(!(await mute.send('u-city.chat', 'x')).ok, 'not without the right');
      await a.leave();
      expect(!(await a.send('u-city.chat', 'x')).ok, 'not after leaving');
    },
  },
  {
    title: 'keeps to the rights of its ticket',
    async run(stage) {
      const [, b] = await meet(stage);
      const guest = await join(stage, '00000000-0000-7000-8000-00000000000c', { camera: false, listen: false });
      const camera = await guest.setCamera(true);
      expect(!camera.ok && camera.failure === 'not-allowed', 'no camera without the right');
      expect((await guest.setMicrophone(true)).ok, 'but a microphone');
      await stage.pass(1_000);
      expect(guest.state.get().members.every(({ self, tracks }) => self || tracks.every(({ flow }) => flow === 'coming')), 'nothing comes in without the right to listen');
      await until(stage, b, () => find(b, '00000000-0000-7000-8000-00000000000c', 'microphone') !== undefined, 'it is heard');
    },
  },
  {
    title: 'is quiet while the right to listen is taken away, and hears and sees again afterwards, if need be in another room',
    async run(stage) {
      const [, first] = await meet(stage);
      let b = first;
      await stage.permit(B, { listen: false });
      await until(stage, b, () => find(b, A, 'camera')?.flow !== 'flowing' && find(b, A, 'microphone')?.flow !== 'flowing', 'nothing comes in');
      await stage.pass(3_000);
      expect(find(b, A, 'camera')?.flow !== 'stuck' && b.state.get().connection.kind === 'joined', 'that this is no trouble');
      await stage.permit(B, { listen: true });
      await until(stage, b, (state) => isOver('lost')(state) || (find(b, A, 'microphone')?.flow === 'flowing' && find(b, A, 'camera') !== undefined), 'the sound again, or that another room is needed');
      if (isOver('lost')(b.state.get())) b = await join(stage, B);
      await see(stage, b, A);
    },
  },
  {
    title: 'says that a device is refused, and goes on',
    async run(stage) {
      const room = await join(stage, A);
      for (const failure of ['refused', 'missing', 'busy'] as const) {
        stage.refuse('camera', failure);
        const answer = await room.setCamera(true);
        expect(!answer.ok && answer.failure === failure, failure);
      }
      stage.refuse('camera', undefined);
      expect((await room.setCamera(true)).ok && room.state.get().connection.kind === 'joined', 'it works when it is let');
    },
  },
  {
    title: 'leaves no device on, also when it is left while one opens',
    async run(stage) {
      const room = await join(stage, A);
      await room.setMicrophone(true);
      const opening = room.setCamera(true);
      await room.leave();
      await opening;
      await stage.pass(200);
      expect((stage.countLive() ?? 0) === 0, 'no live track');
      expect(!(await room.setCamera(true)).ok, 'no camera afterwards');
    },
  },
  {
    title: 'tells apart being removed, being moved and a room that is closed',
    async run(stage) {
      const [a, b] = [await join(stage, A), await join(stage, B)];
      await stage.remove(B);
      await until(stage, b, isOver('removed'), 'removed');
      await until(stage, a, (state) => !knows(B)(state), 'that it is gone');
      const moved = await join(stage, A);
      await until(stage, a, isOver('moved'), 'moved');
      expect(moved.state.get().connection.kind === 'joined', 'joined on the other screen');
      await stage.close();
      await until(stage, moved, isOver('closed'), 'closed');
    },
  },
  {
    title: 'sees within three seconds that nothing moves, although nobody says so, and that it moves again',
    async run(stage) {
      const [, b] = await meet(stage);
      await stage.freeze(true);
      try {
        await until(stage, b, () => find(b, A, 'camera')?.flow === 'stuck' && find(b, A, 'microphone')?.flow === 'stuck', 'stuck', 3_000);
      } finally {
        await stage.freeze(false);
      }
      await until(stage, b, () => find(b, A, 'camera')?.flow === 'flowing' && find(b, A, 'microphone')?.flow === 'flowing', 'flowing');
    },
  },
  {
    title: 'does without pictures when it is told to, and takes them up again',
    async run(stage) {
      const [, b] = await meet(stage);
      b.setPictures(false);
      await until(stage, b, () => find(b, A, 'camera')?.flow === 'paused' && find(b, A, 'microphone')?.flow === 'flowing', 'only the sound');
      await stage.pass(3_000);
      expect(find(b, A, 'camera')?.flow === 'paused', 'a picture that is held back is not stuck');
      b.setPictures(true);
      await until(stage, b, () => find(b, A, 'camera')?.flow === 'flowing', 'the picture again');
    },
  },
  {
    title: 'tells who speaks, and how loud this microphone is',
    async run(stage) {
      const [a, b] = await meet(stage);
      stage.speak(A);
      await until(stage, b, ({ speaking }) => speaking.includes(A), 'who speaks');
      await until(stage, a, () => (a.readLevel(A) ?? 0) > 0, 'the level');
    },
  },
  ...SECRECY_CASES,
  {
    title: 'hears a transcriber',
    async run(stage) {
      const room = await join(stage, A);
      const heard: RoomTranscript[] = [];
      room.onTranscript((transcript) => heard.push(transcript));
      await stage.transcribe(B, 'SG_1', 'please sit', false);
      await stage.transcribe(B, 'SG_1', 'please sit down', true);
      await until(stage, room, () => heard.some(({ final }) => final), 'the words');
      expect(heard.every(({ segment }) => segment === 'SG_1') && heard.some(({ final, text, from }) => final && text === 'please sit down' && from === B), 'as they were said');
    },
  },
];
