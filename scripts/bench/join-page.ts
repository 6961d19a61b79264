/** The page on which `calls join` presses join: our model over our adapter, everything fetched at the press. No channel imports it. */
import { systemClock } from '../../shared/base/clock.js';
import { makeId } from '../../shared/base/ids.js';
import { succeed } from '../../shared/base/result.js';
import type { Call } from '../../shared/contract/calls.js';
import type { CallApi } from '../../shared/telepresence/ports.js';
import { askHost } from '../../shared/telepresence/testing/ask-host.js';
import { watchFirstFrame } from './first-frame.js';

const { speaker: otherId = '', room = '' } = Object.fromEntries(new URLSearchParams(location.search));
const selfId = makeId();

/** The call as the city's server tells it once it is answered. */
function describe(): Call {
  const at = new Date().toISOString();
  return {
    event: 0, id: room, version: 1, target: 'person', state: 'active', held: false, encrypted: false, askedAt: at, answeredAt: at, selfId,
    members: [otherId, selfId].map((id) => ({ id, tileId: id, role: 'caller', state: 'in-call', channel: 'kiosk', language: 'en' })),
  };
}

const api: CallApi = {
  call: async (name) => succeed(name === 'joinCall' ? await askHost('issue', { roomName: room, memberId: selfId, may: {} }) : name === 'listCalls' ? { event: 0, calls: [] } : describe()) as never,
};

async function join(): Promise<number> {
  const pressed = performance.now();
  const video = Object.assign(document.createElement('video'), { autoplay: true, playsInline: true, width: 640, height: 360 });
  document.body.append(video);
  const seen = watchFirstFrame(video, pressed);
  const { CallSession } = await import('../../shared/telepresence/call-session.js');
  const session = new CallSession({
    api, events: { follow: () => () => undefined }, clock: systemClock, readLanguage: () => 'en',
    openRoom: async () => (await import('../../shared/telepresence/open-livekit-room.js')).openLivekitRoom(systemClock),
  });
  let drawn: string | undefined;
  session.view.watch(({ tiles }) => {
    const camera = tiles.find(({ self }) => !self)?.camera;
    if (camera && camera.id !== drawn) camera.attach(video);
    drawn = camera?.id;
  });
  await session.answer(room);
  return seen;
}

Object.assign(window, { check: { join } });
