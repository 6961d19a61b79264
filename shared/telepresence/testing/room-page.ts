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
import type { RoomStage } from './room-stage.js';
import { ROOM_CASES } from './room-suite.js';

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

/** Every element that a room has made to play sound; they are in no document, and are used again. */
const players = new Set<HTMLAudioElement>();
const createElement = document.createElement.bind(document) as (name: string) => HTMLElement;
document.createElement = ((name: string) => {
  const element = createElement(name);
  if (element instanceof HTMLAudioElement) players.add(element);
  return element;
}) as typeof document.createElement;

/** How many of them play something that is louder than silence, listened to for longer than a voice pauses. */
async function countVoices(): Promise<number | undefined> {
  // Web Audio of Chromium 79 hears nothing of what comes over a connection, so on old engines nobody counts.
  if (!isE2EESupported()) return undefined;
  const sounding = [...players].filter(({ paused, muted, srcObject }) => !paused && !muted && srcObject instanceof MediaStream && srcObject.getAudioTracks().some(({ readyState }) => readyState === 'live'));
  const shared = (context ??= new AudioContext());
  const meters = sounding.map(({ srcObject }) => {
    const [source, meter] = [shared.createMediaStreamSource(srcObject as MediaStream), shared.createAnalyser()];
    source.connect(meter);
    return { source, meter };
  });
  const heard = new Set<AnalyserNode>();
  const samples = new Float32Array(1024);
  for (let look = 0; look < 20; look++) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    for (const { meter } of meters) {
      meter.getFloatTimeDomainData(samples);
      if (samples.some((sample) => Math.abs(sample) > 0.02)) heard.add(meter);
    }
  }
  for (const { source } of meters) source.disconnect();
  return heard.size;
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
    countVoices,
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
