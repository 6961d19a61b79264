import { ConnectionState, LogLevel, Room, RoomEvent, Track, setLogLevel, type Participant, type RemoteParticipant, type RemoteTrackPublication } from 'livekit-client';
import type { Cancel, Clock } from '../../base/clock.js';
import { fail, succeed, type Result } from '../../base/result.js';
import { Store, type Readable } from '../../base/store.js';
import type { CallTicket } from '../../contract/calls.js';
import { UNJOINED, type CallRoom, type DeviceFailure, type JoinFailure, type RoomExit, type RoomMessage, type RoomState, type RoomTranscript } from '../call-room.js';
import { FrameWatch, LOOK_MS } from '../frame-watch.js';
import { SoundMeter } from '../sound-meter.js';
import { sampleTrack } from './count-frames.js';
import { OwnDevices } from './own-devices.js';
import { PictureElements } from './picture-elements.js';
import { prepareEngine } from './prepare-engine.js';
import { readDeviceFailure, readExit, readJoinFailure } from './read-failure.js';
import { RoomReader } from './read-room.js';
import { hearTranscripts, TRANSCRIPTION_TOPIC } from './read-transcript.js';
import { Secrecy } from './secrecy.js';

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
  readonly #secrecy: Secrecy;
  readonly #reader: RoomReader;
  readonly #messages = new Set<(message: RoomMessage) => void>();
  readonly #transcripts = new Set<(transcript: RoomTranscript) => void>();
  #may: CallTicket['may'] | undefined;
  #exit: RoomExit | undefined;
  #silenced: readonly string[] = [];
  #picturesWanted = true;
  #meter: SoundMeter | undefined;
  #cancelLook: Cancel = () => {};
  #cancelMissing: Cancel = () => {};
  #opening: Promise<void> = Promise.resolve();

  /** @param makeWorker starts livekit-client's worker of encryption; with it the room is encrypted from end to end, and nothing is sent or shown before `setKey` */
  constructor(clock: Clock, makeWorker?: () => Worker) {
    this.#clock = clock;
    this.#watch = new FrameWatch(clock);
    // Its messages may contain a ticket.
    setLogLevel(LogLevel.silent);
    const engine = prepareEngine();
    this.#supported = engine !== 'unsupported';
    this.#secrecy = new Secrecy(clock, makeWorker);
    this.#room = new Room({ ...this.#secrecy.options, adaptiveStream: true, dynacast: true, publishDefaults: { simulcast: true, videoCodec: 'vp8' }, singlePeerConnection: engine === 'one-connection' });
    this.#reader = new RoomReader(this.#room, this.#watch, this.#pictures, this.#secrecy);
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
    this.#room.on(RoomEvent.EncryptionError, (_error, participant) => {
      if (participant && !participant.isLocal) this.#lock(participant.identity);
    });
    this.#room.on(RoomEvent.DataReceived, (payload, participant, _kind, topic) => {
      if (participant && topic !== undefined) this.#openMessage(participant.identity, topic, new TextDecoder().decode(payload));
    });
    this.#room.registerTextStreamHandler(TRANSCRIPTION_TOPIC, hearTranscripts((transcript) => {
      // Whether a stream was encrypted cannot be told, so that in an encrypted room none is believed.
      if (this.#secrecy.isEncrypted) return;
      for (const listener of [...this.#transcripts]) listener(transcript);
    }));
  }

  get state(): Readable<RoomState> {
    return this.#state;
  }

  async connect({ url, token, may }: CallTicket): Promise<Result<void, JoinFailure>> {
    if (!this.#supported || !this.#secrecy.isPossible) return fail('unsupported');
    if (this.#exit) return fail('unreachable');
    this.#may = may;
    try {
      if (this.#secrecy.isEncrypted) await this.#room.setE2EEEnabled(true);
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

  async setKey(key: ArrayBuffer | undefined): Promise<void> {
    await this.#secrecy.setKey(key);
    if (this.#state.get().connection.kind === 'unjoined') return;
    for (const { publication, memberId } of this.#listRemote()) this.#play(publication, memberId);
    this.#read();
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
      const sealed = await this.#secrecy.seal(this.#room.localParticipant.identity, topic, text);
      if (sealed === undefined) return fail('not-sent');
      await this.#room.localParticipant.publishData(new TextEncoder().encode(sealed), { reliable: true, topic });
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

  /** Nothing of who cannot be deciphered is drawn or played. */
  #lock(memberId: string): void {
    const known = this.#state.get().members.some(({ id, unreadable }) => id === memberId && unreadable === 'locked');
    this.#secrecy.lock(memberId);
    if (known) return;
    for (const each of this.#listRemote()) if (each.memberId === memberId) this.#play(each.publication, memberId);
    this.#read();
  }

  /** One after the other, so that they are heard in the order in which they came. */
  #openMessage(from: string, topic: string, text: string): void {
    this.#opening = this.#opening.then(async () => {
      const opened = await this.#secrecy.open(from, topic, text);
      if (opened !== undefined) for (const listener of [...this.#messages]) listener({ from, topic, text: opened });
    });
  }

  #end(why: RoomExit): void {
    if (this.#state.get().connection.kind === 'over') return;
    this.#exit ??= why;
    this.#cancelLook();
    this.#cancelMissing();
    this.#devices.end();
    this.#meter?.end();
    this.#meter = undefined;
    this.#secrecy.end();
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
    const participant = this.#room.remoteParticipants.get(memberId);
    if (this.#silenced.includes(memberId) || !participant || this.#secrecy.read(participant)) {
      if (track.attachedElements.length > 0) track.detach();
    } else if (track.attachedElements.length === 0) track.attach();
  }

  async #lookOn(): Promise<void> {
    // Old engines keep the tracks of who may not listen just now, and nothing comes in.
    const listens = this.#mayListen();
    const samples = await Promise.all(this.#listRemote().map(({ publication }) => sampleTrack(publication, listens)));
    if (this.#state.get().connection.kind === 'over') return;
    const opened = this.#secrecy.look();
    // Whether a sender encrypts, and whether their frames open, may be known only some time after their sound has come.
    for (const { publication, memberId } of this.#listRemote()) this.#play(publication, memberId);
    if (this.#watch.look(samples) || opened) this.#read();
    this.#cancelLook = this.#clock.after(LOOK_MS, () => void this.#lookOn());
  }

  #read(): void {
    if (this.#state.get().connection.kind === 'over') return;
    this.#state.set(this.#reader.read({ picturesWanted: this.#picturesWanted, listens: this.#mayListen() }));
  }
}
