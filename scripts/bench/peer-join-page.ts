/** The peer of `calls join`: the least that LiveKit's own client needs to be in a room, fetched at the press as well. */
import { makeId } from '../../shared/base/ids.js';
import { askHost } from '../../shared/telepresence/testing/ask-host.js';
import { watchFirstFrame } from './first-frame.js';

async function join(): Promise<number> {
  const pressed = performance.now();
  const { room: roomName = '', speaker } = Object.fromEntries(new URLSearchParams(location.search));
  const video = Object.assign(document.createElement('video'), { autoplay: true, playsInline: true, width: 640, height: 360 });
  document.body.append(video);
  const seen = watchFirstFrame(video, pressed);
  const [{ Room, RoomEvent, Track }, { url, token }] = await Promise.all([import('livekit-client'), askHost('issue', { roomName, memberId: makeId(), may: {} })]);
  const room = new Room({ adaptiveStream: true, dynacast: true });
  room.on(RoomEvent.TrackSubscribed, (track, _publication, participant) => {
    if (participant.identity === speaker) track.attach(track.kind === Track.Kind.Video ? video : document.createElement('audio'));
  });
  await room.connect(url, token);
  await room.localParticipant.enableCameraAndMicrophone();
  return seen;
}

Object.assign(window, { check: { join } });
