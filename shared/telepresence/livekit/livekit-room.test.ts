import { after, before, describe, it } from 'node:test';
import { findTestLivekit } from '../../../signaling/testing/livekit.js';
import { openRoomPage, type RoomPage } from '../../../tests/fixtures/media/room-stage.js';
import { ROOM_CASES } from '../testing/room-suite.js';

const program = await findTestLivekit();

describe('A room of a real LiveKit server, in a real Chromium', { timeout: 180_000, skip: !program.ok && program.failure }, () => {
  let stage: RoomPage;
  before(async () => {
    stage = await openRoomPage(program.ok ? program.value : '');
  });
  after(() => stage.end());

  for (const { title } of ROOM_CASES) {
    it(title, async () => {
      try {
        await stage.page.evaluate(`check.run(${JSON.stringify(title)})`);
      } catch (error) {
        throw new Error(`${String(error)}\n${stage.complaints.slice(-10).join('\n')}`);
      }
    });
  }
});
