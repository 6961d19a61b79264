import { ConnectionQuality, ConnectionState, LogLevel, Room, RoomEvent, Track, setLogLevel, type LocalTrackPublication, type Participant, type RemoteParticipant, type RemoteTrackPublication } from 'livekit-client';
import type { Cancel, Clock } from '../../base/clock.js';
import { fail, succeed, type Result } from '../../base/result.js';
import { Store, type Readable } from '../../base/store.js';
import type { CallTicket } from '../../contract/calls.js';
import { UNJOINED, type CallRoom, type DeviceFailure, type JoinFailure, type LineQuality, type RoomConnection, type RoomExit, type RoomMember, type RoomMessage, type RoomState, type RoomTrack, type RoomTranscript, type TrackFlow, type TrackSource } from '../call-room.js';
import { FrameWatch, LOOK_MS } from '../frame-watch.js';
import { SoundMeter } from '../sound-meter.js';
import { sampleTrack } from './count-frames.js';
import { OwnDevices } from './own-devices.js';
import { PictureElements } from './picture-elements.js';
import { prepareEngine } from './prepare-engine.js';
import { readDeviceFailure, readExit, readJoinFailure } from './read-failure.js';
import { hearTranscripts, TRANSCRIPTION_TOPIC } from './read-transcript.js';

const SOURCES: Readonly<Partial<Record<Track.Source, TrackSource>>> = {
  [Track.Source.Camera]: 'camera', [Track.Source.Microphone]: 'microphone', [Track.Source.ScreenShare]: 'screen', [Track.Source.ScreenShareAudio]: 'screen-sound',
};

const QUALITIES: Readonly<Record<ConnectionQuality, LineQuality>> = {
  [ConnectionQuality.Excellent]: 'good', [ConnectionQuality.Good]: 'good', [ConnectionQuality.Poor]: 'poor', [ConnectionQuality.Lost]: 'lost', [ConnectionQuality.Unknown]: 'unknown',
};

/** Whatever may have changed something that is shown. */
const CHANGES = [
  RoomEvent.ConnectionStateChanged, RoomEvent.Reconnected, RoomEvent.ParticipantConnected, RoomEvent.ParticipantDisconnected, RoomEvent.TrackPublished, RoomEvent.TrackUnpublished,
  RoomEvent.TrackSubscribed, RoomEvent.TrackUnsubscribed, RoomEvent.TrackMuted, RoomEvent.TrackUnmuted, RoomEvent.LocalTrackPublished, RoomEvent.LocalTrackUnpublished,
  RoomEvent.ActiveSpeakersChanged, RoomEvent.ConnectionQualityChanged, RoomEvent.TrackStreamStateChanged, RoomEvent.AudioPlaybackStatusChanged, RoomEvent.ParticipantPermissionsChanged,
] as const;

/** Whoever may listen again has everything within this time, or will not get it over this connection. */
const MISSING_AFTER_MS = 3_000;

/** A room of a LiveKit server. */
export class LivekitRoom implements CallRoom {
  readonly simulated = false;
  readonly #clock: Clock;
  readonly #room: Room;
  readonly #supported: boolean;
  readonly #state = new Store<RoomState>(UNJOINED);
  readonly #devices: OwnDevices;
  readonly #pictures = new PictureElements();
  readonly #watch: FrameWatch;
  readonly #handles = new Map<string, RoomTrack>();
  readonly #messages = new Set<(message: RoomMessage) => void>();
  readonly #transcripts = new Set<(transcript: RoomTranscript) => void>();
  #may: CallTicket['may'] | undefined;
  #exit: RoomExit | undefined;
  #silenced: readonly string[] = [];
  #picturesWanted = true;
  #meter: SoundMeter | undefined;
  #cancelLook: Cancel = () => {};
  #cancelMissing: Cancel = () => {};

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#watch = new FrameWatch(clock);
    // Its messages may contain a ticket.
    setLogLevel(LogLevel.silent);
    const engine = prepareEngine();
    this.#supported = engine !== 'unsupported';
    this.#room = new Room({ adaptiveStream: true, dynacast: true, publishDefaults: { simulcast: true, videoCodec: 'vp8' }, singlePeerConnection: engine === 'one-connection' });
    this.#devices = new OwnDevices(this.#room);
    for (const change of CHANGES) this.#room.on(change, () => this.#read());
    this.#room.on(RoomEvent.TrackPublished, (publication) => this.#subscribe(publication));
    this.#room.on(RoomEvent.TrackSubscribed, (_track, publication, participant) => {
      this.#pictures.bring(publication);
      this.#play(publication, participant.identity);
    });
    this.#room.on(RoomEvent.ParticipantPermissionsChanged, (_before, participant) => this.#listenAgain(participant));
    this.#room.on(RoomEvent.LocalTrackPublished, (publication) => this.#pictures.bring(publication));
    this.#room.on(RoomEvent.Disconnected, (reason) => this.#end(this.#exit ?? readExit(reason)));
    this.#room.on(RoomEvent.DataReceived, (payload, participant, _kind, topic) => {
      if (participant && topic !== undefined) this.#hear({ from: participant.identity, topic, text: new TextDecoder().decode(payload) });
    });
    this.#room.registerTextStreamHandler(TRANSCRIPTION_TOPIC, hearTranscripts((transcript) => {
      for (const listener of [...this.#transcripts]) listener(transcript);
    }));
  }

  get state(): Readable<RoomState> {
    return this.#state;
  }

  async connect({ url, token, may }: CallTicket): Promise<Result<void, JoinFailure>> {
    if (!this.#supported) return fail('unsupported');
    if (this.#exit) return fail('unreachable');
    this.#may = may;
    try {
      // `/` is the server that the page is from.
      await this.#room.connect(new URL(url, location.href).href, token, { maxRetries: 0 });
    } catch (error) {
      this.#end('lost');
      return fail(readJoinFailure(error));
    }
    if (this.#state.get().connection.kind === 'over') return fail('unreachable');
    for (const { publication } of this.#listRemote()) this.#subscribe(publication);
    this.#read();
    void this.#lookOn();
    return succeed(undefined);
  }

  async leave(): Promise<void> {
    this.#exit ??= 'left';
    this.#end('left');
    await this.#room.disconnect(true);
  }

  setMicrophone(on: boolean, deviceId?: string): Promise<Result<void, DeviceFailure>> {
    return this.#may?.microphone || !on ? this.#devices.turn('microphone', on, deviceId) : Promise.resolve(fail('not-allowed'));
  }

  setCamera(on: boolean, deviceId?: string): Promise<Result<void, DeviceFailure>> {
    return this.#may?.camera || !on ? this.#devices.turn('camera', on, deviceId) : Promise.resolve(fail('not-allowed'));
  }

  setScreen(on: boolean): Promise<Result<void, DeviceFailure>> {
    return this.#may?.screen || !on ? this.#devices.turn('screen', on) : Promise.resolve(fail('not-allowed'));
  }

  async setSpeaker(deviceId: string): Promise<Result<void, DeviceFailure>> {
    try {
      await this.#room.switchActiveDevice('audiooutput', deviceId);
      return succeed(undefined);
    } catch (error) {
      return fail(readDeviceFailure(error));
    }
  }

  setSilenced(memberIds: readonly string[]): void {
    if (memberIds.join() === this.#silenced.join()) return;
    this.#silenced = memberIds;
    for (const { publication, memberId } of this.#listRemote()) this.#play(publication, memberId);
  }

  setPictures(received: boolean): void {
    if (received === this.#picturesWanted) return;
    this.#picturesWanted = received;
    for (const { publication } of this.#listRemote()) this.#subscribe(publication);
    this.#read();
  }

  playSound(): Promise<void> {
    return this.#room.startAudio().catch(() => undefined);
  }

  readLevel(memberId: string): number | undefined {
    const { localParticipant, remoteParticipants } = this.#room;
    if (memberId !== localParticipant.identity) return remoteParticipants.get(memberId)?.audioLevel;
    const publication = localParticipant.getTrackPublication(Track.Source.Microphone);
    const track = publication?.isMuted === false ? publication.track?.mediaStreamTrack : undefined;
    if (track !== this.#meter?.track) {
      this.#meter?.end();
      this.#meter = track && new SoundMeter(track);
    }
    return this.#meter ? this.#meter.read() : 0;
  }

  async send(topic: string, text: string): Promise<Result<void, 'not-sent'>> {
    // Without the right LiveKit takes the message all the same, and nobody gets it.
    if (!this.#may?.data || this.#state.get().connection.kind !== 'joined') return fail('not-sent');
    try {
      await this.#room.localParticipant.publishData(new TextEncoder().encode(text), { reliable: true, topic });
      return succeed(undefined);
    } catch {
      return fail('not-sent');
    }
  }

  onMessage(listener: (message: RoomMessage) => void): Cancel {
    this.#messages.add(listener);
    return () => this.#messages.delete(listener);
  }

  onTranscript(listener: (transcript: RoomTranscript) => void): Cancel {
    this.#transcripts.add(listener);
    return () => this.#transcripts.delete(listener);
  }

  #hear(message: RoomMessage): void {
    for (const listener of [...this.#messages]) listener(message);
  }

  #end(why: RoomExit): void {
    if (this.#state.get().connection.kind === 'over') return;
    this.#exit ??= why;
    this.#cancelLook();
    this.#cancelMissing();
    this.#devices.end();
    this.#meter?.end();
    this.#meter = undefined;
    this.#handles.clear();
    this.#state.set({ ...UNJOINED, connection: { kind: 'over', why } });
  }

  #listRemote(): readonly { readonly publication: RemoteTrackPublication; readonly memberId: string }[] {
    return [...this.#room.remoteParticipants.values()].flatMap((participant: RemoteParticipant) =>
      [...participant.trackPublications.values()].map((publication) => ({ publication, memberId: participant.identity })));
  }

  /** Cameras are given up for the sake of the sound while the line is weak. */
  #subscribe(publication: RemoteTrackPublication): void {
    if (publication.source !== Track.Source.Camera) return;
    if (publication.isDesired !== this.#picturesWanted) publication.setSubscribed(this.#picturesWanted);
  }

  #mayListen(): boolean {
    return this.#room.localParticipant.permissions?.canSubscribe !== false;
  }

  /**
   * Who may listen again has to ask for it: the media server remembers only that it once refused. Some engines (Chromium 79) do not
   * hand over sound that comes over a connection of before; then only another room helps.
   */
  #listenAgain(participant: Participant): void {
    if (!participant.isLocal || !this.#mayListen()) return;
    for (const { publication } of this.#listRemote()) if (!publication.isSubscribed) publication.setSubscribed(publication.source !== Track.Source.Camera || this.#picturesWanted);
    this.#cancelMissing();
    this.#cancelMissing = this.#clock.after(MISSING_AFTER_MS, () => {
      const missing = this.#mayListen() && this.#room.state === ConnectionState.Connected && this.#listRemote().some(({ publication }) => !publication.track && !publication.isMuted && publication.isDesired);
      if (!missing) return;
      this.#end('lost');
      void this.#room.disconnect(true);
    });
  }

  #play(publication: RemoteTrackPublication, memberId: string): void {
    const { track, kind } = publication;
    if (!track || kind !== Track.Kind.Audio) return;
    if (this.#silenced.includes(memberId)) track.detach();
    else if (track.attachedElements.length === 0) track.attach();
  }

  async #lookOn(): Promise<void> {
    // Old engines keep the tracks of who may not listen just now, and nothing comes in.
    const listens = this.#mayListen();
    const samples = await Promise.all(this.#listRemote().map(({ publication }) => sampleTrack(publication, listens)));
    if (this.#state.get().connection.kind === 'over') return;
    if (this.#watch.look(samples)) this.#read();
    this.#cancelLook = this.#clock.after(LOOK_MS, () => void this.#lookOn());
  }

  #read(): void {
    if (this.#state.get().connection.kind === 'over') return;
    const { localParticipant, remoteParticipants, activeSpeakers, canPlaybackAudio } = this.#room;
    const connection = readConnection(this.#room.state);
    const joined = connection.kind === 'joined' || connection.kind === 'interrupted';
    this.#state.set({
      connection,
      members: joined ? [...remoteParticipants.values(), localParticipant].map((participant) => this.#readMember(participant)) : [],
      speaking: activeSpeakers.map(({ identity }) => identity),
      soundBlocked: joined && !canPlaybackAudio,
    });
  }

  #readMember(participant: Participant): RoomMember {
    const tracks = [...participant.trackPublications.values()].flatMap((publication) => this.#readTrack(publication as RemoteTrackPublication | LocalTrackPublication) ?? []);
    return { id: participant.identity, self: participant.isLocal, quality: QUALITIES[participant.connectionQuality], tracks };
  }

  /** The same handle as long as it says the same, so that elements need not attach again. */
  #readTrack(publication: RemoteTrackPublication | LocalTrackPublication): RoomTrack | undefined {
    const source = SOURCES[publication.source];
    if (!source) return undefined;
    const { trackSid: id, isMuted: muted } = publication;
    const flow = this.#readFlow(publication);
    const known = this.#handles.get(id);
    if (known?.muted === muted && known.flow === flow) return known;
    const handle: RoomTrack = { id, source, muted, flow, attach: (element) => this.#pictures.attach(publication, element) };
    this.#handles.set(id, handle);
    return handle;
  }

  #readFlow(publication: RemoteTrackPublication | LocalTrackPublication): TrackFlow {
    if (publication.isLocal) return 'flowing';
    if (publication.track?.streamState === Track.StreamState.Paused || (publication.source === Track.Source.Camera && !this.#picturesWanted)) return 'paused';
    return publication.track && this.#mayListen() ? this.#watch.read(publication.trackSid) : 'coming';
  }
}

function readConnection(state: ConnectionState): RoomConnection {
  if (state === ConnectionState.Connected) return { kind: 'joined' };
  if (state === ConnectionState.Connecting) return { kind: 'joining' };
  return { kind: state === ConnectionState.Disconnected ? 'unjoined' : 'interrupted' };
}
