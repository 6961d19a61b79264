import { describe, it } from 'node:test';
import { FakeClock } from '../base/fake-clock.js';
import { SimulatedMedia } from './simulated-media.js';
import type { RoomStage } from './testing/room-stage.js';
import { ROOM_CASES } from './testing/room-suite.js';
import { settle } from './testing/scripted-server.js';

function makeStage(): RoomStage {
  const clock = new FakeClock();
  const media = new SimulatedMedia({ clock });
  const name = 'room';
  return {
    canEncrypt: true,
    openRoom: (isEncrypted) => Promise.resolve(media.openRoom(isEncrypted)),
    issue: (memberId, may) => Promise.resolve(media.issue(name, memberId, may)),
    close: () => Promise.resolve(media.close(name)),
    remove: (memberId) => Promise.resolve(media.remove(memberId)),
    permit: (memberId, may) => Promise.resolve(media.permit(memberId, may)),
    freeze: (isFrozen) => Promise.resolve(media.freeze(isFrozen)),
    transcribe: (memberId, segment, text, final) => Promise.resolve(media.transcribe(memberId, segment, text, final)),
    speak: (memberId) => media.setLevel(memberId, 0.5),
    refuse: (device, failure) => media.refuse(device, failure),
    show: () => {},
    countVoices: () => Promise.resolve(undefined),
    countLive: () => undefined,
    async pass(milliseconds) {
      clock.advance(milliseconds);
      await settle();
    },
  };
}

describe('The simulated media room', () => {
  for (const { title, run } of ROOM_CASES) it(title, () => run(makeStage()));
});
