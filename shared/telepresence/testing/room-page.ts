/**
 * The page on which a test runs the suite of rooms against a real LiveKit server. No channel imports it.
 */
import { Room, isE2EESupported } from 'livekit-client';
import { systemClock } from '../../base/clock.js';
import { makeId } from '../../base/ids.js';
import type { CallRoom, DeviceFailure } from '../call-room.js';
import { prepareEngine } from '../livekit/prepare-engine.js';
import { openLivekitRoom } from '../open-livekit-room.js';
import { askHost } from './ask-host.js';
import { ROOM_CASES, type RoomStage } from './room-suite.js';

/** What `getUserMedia` fails with when a device is refused so. */
const ERRORS: Readonly<Partial<Record<DeviceFailure, string>>> = { refused: 'NotAllowedError', missing: 'NotFoundError', busy: 'NotReadableError' };

let context: AudioContext | undefined;

/** A voice as loud as a microphone's that is spoken into: Chromium's own test tone is too short for a media server to call it speaking. */
function speakAloud(): MediaStream {
  // One for all: older engines have no more than six.
  context ??= new AudioContext();
  const [voice, breath, loudness, out] = [context.createOscillator(), context.createOscillator(), context.createGain(), context.createMediaStreamDestination()];
  breath.frequency.value = 3;
  breath.connect(loudness.gain);
  voice.connect(loudness).connect(out);
  voice.start();
  breath.start();
  return out.stream;
}

const live = new Set<MediaStreamTrack>();
const refused = new Map<'video' | 'audio', DeviceFailure>();
const getUserMedia = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
navigator.mediaDevices.getUserMedia = async (constraints) => {
  for (const [kind, failure] of refused) if (constraints?.[kind]) throw new DOMException('played by a test', ERRORS[failure]);
  const stream = constraints?.audio ? speakAloud() : await getUserMedia(constraints);
  for (const track of stream.getTracks()) live.add(track);
  return stream;
};

const rooms: CallRoom[] = [];
const agents = new Map<string, Room>();

function makeStage(roomName: string): RoomStage {
  return {
    canEncrypt: isE2EESupported(),
    async openRoom(isEncrypted = false) {
      const room = await openLivekitRoom(systemClock, isEncrypted ? () => new Worker('/e2ee-worker.js') : undefined);
      rooms.push(room);
      return room;
    },
    issue: (memberId, may = {}) => askHost('issue', { roomName, memberId, may }),
    close: async () => void (await askHost('close', { roomName })),
    remove: async (memberId) => void (await askHost('remove', { roomName, memberId })),
    permit: async (memberId, may) => void (await askHost('permit', { roomName, memberId, may })),
    freeze: async (isFrozen) => void (await askHost('freeze', { isFrozen })),
    async transcribe(memberId, segment, text, final) {
      const agent = agents.get(memberId) ?? new Room({ singlePeerConnection: prepareEngine() === 'one-connection' });
      if (!agents.has(memberId)) {
        const { url, token } = await askHost('issue', { roomName, memberId, may: {} });
        await agent.connect(url, token);
        agents.set(memberId, agent);
      }
      await agent.localParticipant.sendText(text, { topic: 'lk.transcription', attributes: { 'lk.segment_id': segment, 'lk.transcription_final': String(final) } });
    },
    // Everybody speaks all the time.
    speak: () => {},
    refuse(device, failure) {
      const kind = device === 'camera' ? 'video' : 'audio';
      if (failure) refused.set(kind, failure);
      else refused.delete(kind);
    },
    show(track) {
      const video = Object.assign(document.createElement('video'), { autoplay: true, playsInline: true, width: 320, height: 180 });
      document.body.append(video);
      track.attach(video);
    },
    countLive: () => [...live].filter(({ readyState }) => readyState === 'live').length,
    pass: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  };
}

/** Runs one case of the suite in a room of its own; rejects with what was expected. */
async function run(title: string): Promise<void> {
  const found = ROOM_CASES.find((each) => each.title === title);
  if (!found) throw new Error(`No case ${title}`);
  try {
    await found.run(makeStage(`suite-${makeId()}`));
  } finally {
    await Promise.all([...rooms.splice(0).map((room) => room.leave()), ...[...agents.values()].map((agent) => agent.disconnect())]);
    agents.clear();
    refused.clear();
    document.body.replaceChildren();
  }
}

Object.assign(window, { check: { run } });
