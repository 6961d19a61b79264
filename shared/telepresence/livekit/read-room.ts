import { ConnectionQuality, ConnectionState, Track, type LocalTrackPublication, type Participant, type RemoteTrackPublication, type Room } from 'livekit-client';
import type { LineQuality, RoomConnection, RoomMember, RoomState, RoomTrack, TrackFlow, TrackSource } from '../call-room.js';
import type { FrameWatch } from '../frame-watch.js';
import type { PictureElements } from './picture-elements.js';
import type { Secrecy } from './secrecy.js';

const SOURCES: Readonly<Partial<Record<Track.Source, TrackSource>>> = {
  [Track.Source.Camera]: 'camera', [Track.Source.Microphone]: 'microphone', [Track.Source.ScreenShare]: 'screen', [Track.Source.ScreenShareAudio]: 'screen-sound',
};

const QUALITIES: Readonly<Record<ConnectionQuality, LineQuality>> = {
  [ConnectionQuality.Excellent]: 'good', [ConnectionQuality.Good]: 'good', [ConnectionQuality.Poor]: 'poor', [ConnectionQuality.Lost]: 'lost', [ConnectionQuality.Unknown]: 'unknown',
};

/** What holds at the moment beyond what LiveKit's room tells. */
export interface RoomFacts {
  readonly picturesWanted: boolean;
  /** Whether this member may listen just now. */
  readonly listens: boolean;
}

type Publication = RemoteTrackPublication | LocalTrackPublication;

/** Reads LiveKit's room as the port tells it. */
export class RoomReader {
  readonly #room: Room;
  readonly #watch: FrameWatch;
  readonly #pictures: PictureElements;
  readonly #secrecy: Secrecy;
  readonly #handles = new Map<string, RoomTrack>();

  constructor(room: Room, watch: FrameWatch, pictures: PictureElements, secrecy: Secrecy) {
    this.#room = room;
    this.#watch = watch;
    this.#pictures = pictures;
    this.#secrecy = secrecy;
  }

  read(facts: RoomFacts): RoomState {
    const { localParticipant, remoteParticipants, activeSpeakers, canPlaybackAudio } = this.#room;
    const connection = readConnection(this.#room.state);
    const joined = connection.kind === 'joined' || connection.kind === 'interrupted';
    return {
      connection,
      members: joined ? [...remoteParticipants.values(), localParticipant].map((participant) => this.#readMember(participant, facts)) : [],
      speaking: activeSpeakers.map(({ identity }) => identity),
      soundBlocked: joined && !canPlaybackAudio,
    };
  }

  #readMember(participant: Participant, facts: RoomFacts): RoomMember {
    const unreadable = this.#secrecy.read(participant);
    const tracks = unreadable ? [] : [...participant.trackPublications.values()].flatMap((publication) => this.#readTrack(publication as Publication, facts) ?? []);
    return { id: participant.identity, self: participant.isLocal, quality: QUALITIES[participant.connectionQuality], tracks, ...(unreadable ? { unreadable } : {}) };
  }

  /** The same handle as long as it says the same, so that elements need not attach again. */
  #readTrack(publication: Publication, facts: RoomFacts): RoomTrack | undefined {
    const source = SOURCES[publication.source];
    if (!source) return undefined;
    const { trackSid: id, isMuted: muted } = publication;
    const flow = this.#readFlow(publication, facts);
    const known = this.#handles.get(id);
    if (known?.muted === muted && known.flow === flow) return known;
    const handle: RoomTrack = { id, source, muted, flow, attach: (element) => this.#pictures.attach(publication, element) };
    this.#handles.set(id, handle);
    return handle;
  }

  #readFlow(publication: Publication, { picturesWanted, listens }: RoomFacts): TrackFlow {
    if (publication.isLocal) return 'flowing';
    if (publication.track?.streamState === Track.StreamState.Paused || (publication.source === Track.Source.Camera && !picturesWanted)) return 'paused';
    return publication.track && listens ? this.#watch.read(publication.trackSid) : 'coming';
  }
}

function readConnection(state: ConnectionState): RoomConnection {
  if (state === ConnectionState.Connected) return { kind: 'joined' };
  if (state === ConnectionState.Connecting) return { kind: 'joining' };
  return { kind: state === ConnectionState.Disconnected ? 'unjoined' : 'interrupted' };
}
