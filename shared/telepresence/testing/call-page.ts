/**
 * The page on which a test plays faults of a real LiveKit server to two screens in one call. No channel imports it. The city's
 * server is played here: the call is answered and goes on, and each joining gets a new ticket from the test.
 */
import { systemClock } from '../../base/clock.js';
import { makeId } from '../../base/ids.js';
import { fail, succeed, type Result } from '../../base/result.js';
import type { Call } from '../../contract/calls.js';
import type { RouteInput, RouteReply } from '../../contract/routes.js';
import { CallSession } from '../call-session.js';
import { openLivekitRoom } from '../open-livekit-room.js';
import type { CallApi, CallRoute, RouteFailure } from '../ports.js';
import { askHost } from './ask-host.js';

const MEMBERS = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b'] as const;
const callId = makeId();

/** What happened, by the clock of this machine. */
const log: { readonly screen: number; readonly kind: string; readonly at: number }[] = [];
let tickets = 0;

function describe(selfId: string): Call {
  const at = new Date().toISOString();
  return {
    event: 0, id: callId, version: 1, target: 'person', state: 'active', held: false, encrypted: false, askedAt: at, answeredAt: at, selfId,
    members: MEMBERS.map((id) => ({ id, tileId: id, role: 'caller', state: 'in-call', channel: 'kiosk', language: 'en' })),
  };
}

function makeApi(selfId: string): CallApi {
  const answer = async (route: CallRoute): Promise<Result<unknown, RouteFailure>> => {
    if (route === 'listCalls') return succeed({ event: 0, calls: [describe(selfId)] });
    if (route !== 'joinCall') return succeed(describe(selfId));
    tickets++;
    // Where the media server is away, ours has no ticket to give.
    return askHost('issue', { roomName: callId, memberId: selfId, may: {} }).then((ticket) => succeed(ticket), () => fail({ kind: 'network' }));
  };
  return { call: <Name extends CallRoute>(name: Name, _input: RouteInput<Name>) => answer(name) as Promise<Result<RouteReply<Name>, RouteFailure>> };
}

const sessions = MEMBERS.map((selfId, screen) => {
  const session = new CallSession({ api: makeApi(selfId), events: { follow: () => () => undefined }, clock: systemClock, openRoom: () => openLivekitRoom(systemClock), readLanguage: () => 'en' });
  const video = Object.assign(document.createElement('video'), { autoplay: true, playsInline: true, width: 320, height: 180 });
  document.body.append(video);
  let drawn: { readonly id: string; readonly cancel: () => void } | undefined;
  session.view.watch(({ phase, tiles }) => {
    if (log.filter((entry) => entry.screen === screen).pop()?.kind !== phase.kind) log.push({ screen, kind: phase.kind, at: Date.now() });
    const camera = tiles.find(({ self }) => !self)?.camera;
    if (camera?.id === drawn?.id) return;
    drawn?.cancel();
    drawn = camera && { id: camera.id, cancel: camera.attach(video) };
  });
  return { session, video };
});

Object.assign(window, {
  check: {
    start() {
      for (const { session } of sessions) {
        session.follow(['device:00000000-0000-7000-8000-0000000000dd']);
        session.setMicrophone(true);
        session.setCamera(true);
      }
    },
    /** Pictures that each screen has drawn; they grow while the other one is seen to move. */
    frames: () => sessions.map(({ video }) => video.getVideoPlaybackQuality().totalVideoFrames),
    kinds: () => sessions.map(({ session }) => session.view.get().phase.kind),
    log: () => log,
    tickets: () => tickets,
  },
});
