/** Somebody who is in the room already and is seen and heard, for `calls join`. */
import { Room } from 'livekit-client';
import { askHost } from '../../shared/telepresence/testing/ask-host.js';

async function join(): Promise<string> {
  const { room: roomName = '', speaker: memberId = '' } = Object.fromEntries(new URLSearchParams(location.search));
  const { url, token } = await askHost('issue', { roomName, memberId, may: {} });
  const room = new Room({ dynacast: true });
  await room.connect(url, token);
  await room.localParticipant.enableCameraAndMicrophone();
  return memberId;
}

Object.assign(window, { check: { join } });
