import {
  AudioFrame, AudioSource, AudioStream, DisconnectReason, LocalAudioTrack, LocalVideoTrack, Room, RoomEvent, TrackKind, TrackPublishOptions, TrackSource, VideoBufferType, VideoFrame, VideoSource, VideoStream,
  type RemoteTrack,
} from '@livekit/rtc-node';
import type { CallTicket } from '../../shared/contract/calls.js';

export type Source = 'camera' | 'microphone' | 'screen';

const SOURCES = { camera: TrackSource.SOURCE_CAMERA, microphone: TrackSource.SOURCE_MICROPHONE, screen: TrackSource.SOURCE_SCREENSHARE } as const;
const NAMES = new Map<TrackSource | undefined, Source>(Object.entries(SOURCES).map(([name, source]) => [source, name as Source]));
const SMALL = { width: 64, height: 64 };
/** A film of an attendee has so many pictures a second. */
export const FILM_FRAMES_PER_SECOND = 20;

const SAMPLES_PER_SECOND = 48_000;
const HUM_MS = 20;
/** A tone of 400 Hz, as many samples as are handed over at once, beginning and ending at nothing. */
const HUM = Int16Array.from({ length: SAMPLES_PER_SECOND * HUM_MS / 1000 }, (_unused, index) => 8_000 * Math.sin(2 * Math.PI * 400 * index / SAMPLES_PER_SECOND));
/** What a codec makes of silence stays below it. */
const AUDIBLE = 400;

/** Somebody who joins a media room from Node, with a picture that moves and a tone that does not end; what comes of others is counted. */
export class Attendee {
  /** What each other member publishes, as this one is told: `<id> camera`. */
  readonly published = new Set<string>();
  /** Frames that came, of all pictures together. */
  frames = 0;
  /** Pieces of sound that came and were not silence, each of some milliseconds. */
  sounds = 0;
  /** Messages that came. */
  readonly heard: string[] = [];
  /** Why the media server sent this one out; `undefined` while it has not. */
  out: 'removed' | 'closed' | 'other' | undefined;
  readonly #room = new Room();
  readonly #endings: (() => Promise<void>)[] = [];

  private constructor() {
    this.#room.on(RoomEvent.TrackPublished, (publication, { identity }) => { this.published.add(`${identity} ${NAMES.get(publication.source) ?? 'other'}`); });
    this.#room.on(RoomEvent.TrackSubscribed, (track) => void (track.kind === TrackKind.KIND_VIDEO ? this.#count(track) : this.#listen(track)));
    this.#room.on(RoomEvent.DataReceived, (payload) => { this.heard.push(new TextDecoder().decode(payload)); });
    this.#room.on(RoomEvent.Disconnected, (reason) => {
      this.out = reason === DisconnectReason.PARTICIPANT_REMOVED ? 'removed' : reason === DisconnectReason.ROOM_DELETED ? 'closed' : 'other';
    });
  }

  /** Joins with a ticket. @throws when the media server refuses it */
  static async join({ url, token }: Pick<CallTicket, 'url' | 'token'>): Promise<Attendee> {
    const attendee = new Attendee();
    await attendee.#room.connect(url, token, { autoSubscribe: true, dynacast: false });
    for (const other of attendee.#room.remoteParticipants.values()) {
      for (const { source } of other.trackPublications.values()) attendee.published.add(`${other.identity} ${NAMES.get(source) ?? 'other'}`);
    }
    return attendee;
  }

  get tileId(): string | undefined {
    return this.#room.localParticipant?.attributes['tileId'];
  }

  /**
   * Begins to publish; what the media server refuses is never seen by anybody, and its refusal comes late or not at all.
   * @param size of a picture; as small as most tests need without one
   */
  publish(source: Source, size = SMALL): void {
    const options = new TrackPublishOptions({ source: SOURCES[source], simulcast: false });
    const track = source === 'microphone' ? this.#hum(source) : this.#film(source, size);
    this.#room.localParticipant?.publishTrack(track, options).catch(() => undefined);
  }

  async say(text: string): Promise<void> {
    await this.#room.localParticipant?.publishData(new TextEncoder().encode(text), { reliable: true });
  }

  async leave(): Promise<void> {
    for (const end of this.#endings.splice(0)) await end();
    await this.#room.disconnect();
  }

  #film(source: Source, { width, height }: typeof SMALL): LocalVideoTrack {
    const picture = new VideoSource(width, height);
    let shade = 0;
    const timer = setInterval(() => {
      shade = (shade + 16) % 256;
      picture.captureFrame(new VideoFrame(new Uint8Array(width * height * 4).fill(shade), width, height, VideoBufferType.RGBA));
    }, 1000 / FILM_FRAMES_PER_SECOND);
    this.#endings.push(async () => { clearInterval(timer); });
    return LocalVideoTrack.createVideoTrack(source, picture);
  }

  #hum(source: Source): LocalAudioTrack {
    const sound = new AudioSource(SAMPLES_PER_SECOND, 1);
    let over = false;
    // Each piece is taken when there is room for it, so that the tone has no holes of its own.
    const hum = async (): Promise<void> => {
      while (!over) await sound.captureFrame(new AudioFrame(HUM, SAMPLES_PER_SECOND, 1, HUM.length));
    };
    hum().catch(() => undefined);
    this.#endings.push(async () => { over = true; });
    return LocalAudioTrack.createAudioTrack(source, sound);
  }

  async #listen(track: RemoteTrack): Promise<void> {
    const reader = new AudioStream(track, SAMPLES_PER_SECOND, 1).getReader();
    this.#endings.push(() => reader.cancel().catch(() => undefined));
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      if (next.value.data.some((sample) => Math.abs(sample) > AUDIBLE)) this.sounds++;
    }
  }

  async #count(track: RemoteTrack): Promise<void> {
    const reader = new VideoStream(track).getReader();
    this.#endings.push(() => reader.cancel().catch(() => undefined));
    while (!(await reader.read()).done) this.frames++;
  }
}
