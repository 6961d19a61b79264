import { after, before, describe, test } from 'node:test';
import { fetchEngine } from '../../scripts/engines/fetch-engine.js';
import { OLD_ENGINES } from '../../scripts/engines/engine-list.js';
import { ROOM_CASES } from '../../shared/telepresence/testing/room-suite.js';
import { findTestLivekit } from '../../signaling/testing/livekit.js';
import { CALL_FLAGS, startRoomHost, type RoomHost } from '../fixtures/media/room-stage.js';
import { EnginePage } from './engine-page.js';

const livekit = await findTestLivekit();

for (const engine of OLD_ENGINES) {
  describe(`A call on Chromium ${engine.version} (${engine.standsFor}), over a real LiveKit server`, { skip: !livekit.ok && livekit.failure }, () => {
    let host: RoomHost | undefined;
    let page: EnginePage | undefined;
    let missing = '';
    before(async () => {
      const program = await fetchEngine(engine);
      if (!program.ok) return void (missing = program.failure);
      host = await startRoomHost(livekit.ok ? livekit.value : '', undefined, 'chrome67');
      page = await EnginePage.start(program.value, CALL_FLAGS);
      await page.goto(host.address);
    });
    after(async () => {
      await page?.close();
      await host?.end();
    });

    for (const { title } of ROOM_CASES) {
      test(title, async (t) => {
        if (missing !== '') return t.skip(missing);
        await page?.evaluate(`check.run(${JSON.stringify(title)})`);
      });
    }
  });
}
