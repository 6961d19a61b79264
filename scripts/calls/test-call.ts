import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import {
  AudioFrame, AudioSource, AudioStream, dispose, LocalAudioTrack, LocalVideoTrack, RemoteAudioTrack, RemoteVideoTrack, Room, RoomEvent, TrackPublishOptions, TrackSource,
  VideoBufferType, VideoFrame, VideoSource, VideoStream,
} from '@livekit/rtc-node';
import { AccessToken, RoomServiceClient } from 'livekit-server-sdk';
import { fail, succeed, type Result } from '../../shared/base/result.js';
import type { EngineAddress } from '../../signaling/calls/engine/media-engine.js';

/** What a test call showed, in milliseconds and counts. */
export interface TestCallFigures {
  readonly joinedMs: number;
  /** From the listener's join to the first picture that arrived. */
  readonly firstFrameMs: number;
  /** Pictures that differed from the one before, within the time that the call lasted. */
  readonly movingFrames: number;
  /** Loudest sample that was heard, of 1. */
  readonly loudness: number;
}

/** The step that failed, with what to do about it. */
export interface TestCallFailure {
  readonly step: 'room' | 'join' | 'picture' | 'sound';
  readonly words: string;
}

const [WIDTH, HEIGHT, FRAMES_PER_SECOND] = [320, 180, 15];
const [SAMPLE_RATE, TONE_HZ] = [48_000, 440];
const CALL_MS = 4000;
const JOIN_LIMIT_MS = 20_000;
const FIRST_FRAME_LIMIT_MS = 10_000;
/** Of about 60 that are sent; a busy machine drops some. */
const ENOUGH_FRAMES = 10;
const AUDIBLE = 0.05;

/**
 * Makes a call through a media server: a room of its own, one participant who shows a moving picture and sounds a tone, another
 * who counts what arrives. The room is deleted afterwards.
 */
export async function makeTestCall(engine: EngineAddress): Promise<Result<TestCallFigures, TestCallFailure>> {
  const rooms = new RoomServiceClient(engine.apiUrl, engine.key, engine.secret, { requestTimeout: 5 });
  const name = `u-city-test-${randomUUID()}`;
  const rest = new AbortController();
  const [speaker, listener] = [new Room(), new Room()];
  try {
    await rooms.createRoom({ name, emptyTimeout: 30 });
  } catch (error) {
    return fail({ step: 'room', words: `It makes no room: ${wordsOf(error)}` });
  }
  try {
    const heard = listen(listener);
    const began = performance.now();
    for (const [room, identity] of [[speaker, 'speaker'], [listener, 'listener']] as const) {
      const joined = await withLimit(room.connect(engine.url, await makeToken(engine, name, identity), { autoSubscribe: true, dynacast: false }), JOIN_LIMIT_MS);
      if (!joined.ok) return fail({ step: 'join', words: `A participant cannot join at ${engine.url}: ${joined.failure}` });
    }
    const joinedMs = performance.now() - began;
    const spoken = speak(speaker, rest.signal);
    const limit = performance.now() + FIRST_FRAME_LIMIT_MS;
    while (heard.firstFrameAt === undefined && performance.now() < limit) await wait(20);
    if (heard.firstFrameAt === undefined) return fail({ step: 'picture', words: 'Participants join, and no picture arrives: its media port (UDP) is not reached, or it names an address that is not its own.' });
    await wait(CALL_MS);
    rest.abort();
    await spoken;
    if (heard.movingFrames < ENOUGH_FRAMES) return fail({ step: 'picture', words: `The picture stands still: ${String(heard.movingFrames)} pictures in ${String(CALL_MS / 1000)} s.` });
    if (heard.loudness < AUDIBLE) return fail({ step: 'sound', words: 'The picture arrives, the sound does not.' });
    return succeed({ joinedMs, firstFrameMs: heard.firstFrameAt - began, movingFrames: heard.movingFrames, loudness: heard.loudness });
  } finally {
    rest.abort();
    await Promise.all([speaker, listener].map((room) => room.disconnect().catch(() => undefined)));
    await rooms.deleteRoom(name).catch(() => undefined);
  }
}

/** Lets go of what the WebRTC library holds; a process that made test calls ends only after it. */
export const endTestCalls = dispose;

async function makeToken({ key, secret }: EngineAddress, room: string, identity: string): Promise<string> {
  const token = new AccessToken(key, secret, { identity, ttl: 120 });
  token.addGrant({ roomJoin: true, room });
  return token.toJwt();
}

/** Shows a picture whose brightness runs through all grey, and sounds a tone, until told to stop. */
async function speak(room: Room, signal: AbortSignal): Promise<void> {
  const [picture, sound] = [new VideoSource(WIDTH, HEIGHT), new AudioSource(SAMPLE_RATE, 1)];
  await room.localParticipant?.publishTrack(LocalVideoTrack.createVideoTrack('picture', picture), new TrackPublishOptions({ source: TrackSource.SOURCE_CAMERA }));
  await room.localParticipant?.publishTrack(LocalAudioTrack.createAudioTrack('sound', sound), new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE }));
  const perFrame = SAMPLE_RATE / FRAMES_PER_SECOND;
  for (let frame = 0; !signal.aborted; frame++) {
    const pixels = new Uint8Array(WIDTH * HEIGHT * 3 / 2).fill(128);
    pixels.fill(16 + (frame * 8) % 200, 0, WIDTH * HEIGHT);
    picture.captureFrame(new VideoFrame(pixels, WIDTH, HEIGHT, VideoBufferType.I420));
    const samples = Int16Array.from({ length: perFrame }, (_, index) => 10_000 * Math.sin(2 * Math.PI * TONE_HZ * (frame * perFrame + index) / SAMPLE_RATE));
    // Takes as long as the sound does, more or less.
    await Promise.all([sound.captureFrame(new AudioFrame(samples, SAMPLE_RATE, 1, perFrame)), wait(1000 / FRAMES_PER_SECOND)]);
  }
}

/** Counts what arrives in a room. */
function listen(room: Room): { firstFrameAt?: number; movingFrames: number; loudness: number } {
  const heard: { firstFrameAt?: number; movingFrames: number; loudness: number } = { movingFrames: 0, loudness: 0 };
  const watch = async (track: RemoteVideoTrack): Promise<void> => {
    let last = -1;
    for await (const { frame } of readAll(new VideoStream(track))) {
      heard.firstFrameAt ??= performance.now();
      const grey = frame.convert(VideoBufferType.I420).data[0] ?? 0;
      if (Math.abs(grey - last) > 2) heard.movingFrames++;
      last = grey;
    }
  };
  const hear = async (track: RemoteAudioTrack): Promise<void> => {
    for await (const { data } of readAll(new AudioStream(track))) for (const sample of data) heard.loudness = Math.max(heard.loudness, Math.abs(sample) / 32_768);
  };
  room.on(RoomEvent.TrackSubscribed, (track) => {
    if (track instanceof RemoteVideoTrack) void watch(track);
    if (track instanceof RemoteAudioTrack) void hear(track);
  });
  return heard;
}

/** The types of browsers know no other way to read a stream. */
async function* readAll<Part>(stream: ReadableStream<Part>): AsyncGenerator<Part> {
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}

async function withLimit(work: Promise<void>, limitMs: number): Promise<Result<void, string>> {
  const end = new AbortController();
  const late = wait(limitMs, fail(`not within ${String(limitMs / 1000)} s`), { signal: end.signal }).catch(() => fail(''));
  try {
    return await Promise.race([work.then(() => succeed(undefined), (error: unknown) => fail(wordsOf(error))), late]);
  } finally {
    end.abort();
  }
}

/** What a library says may hold a whole token. */
function wordsOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/[\w-]{16,}\.[\w-]{16,}\.[\w-]+/g, '(token)');
}
