import { createLocalAudioTrack, createLocalScreenTracks, createLocalVideoTrack, Track, VideoPresets, type LocalTrack, type Room } from 'livekit-client';
import { fail, succeed, type Result } from '../../base/result.js';
import type { DeviceFailure } from '../call-room.js';
import { readDeviceFailure } from './read-failure.js';

export type OwnSource = 'microphone' | 'camera' | 'screen';

const SOURCES: Readonly<Record<OwnSource, Track.Source>> = { microphone: Track.Source.Microphone, camera: Track.Source.Camera, screen: Track.Source.ScreenShare };
const KINDS = { microphone: 'audioinput', camera: 'videoinput' } as const;

function open(source: OwnSource, deviceId: string | undefined): Promise<LocalTrack[]> {
  // `exact`: whoever chose a camera does not want to be seen through another one.
  const device = deviceId === undefined ? {} : { deviceId: { exact: deviceId } };
  if (source === 'screen') return createLocalScreenTracks({ audio: true });
  if (source === 'camera') return createLocalVideoTrack({ ...device, resolution: VideoPresets.h720.resolution }).then((track) => [track as LocalTrack]);
  return createLocalAudioTrack(device).then((track) => [track as LocalTrack]);
}

/**
 * Own camera, microphone and screen in a room. Each is opened by us, so that one which opens only after the call has ended is
 * closed again at once; orders about one device are carried out one after the other.
 */
export class OwnDevices {
  readonly #room: Room;
  readonly #orders = new Map<OwnSource, Promise<unknown>>();
  #ended = false;

  constructor(room: Room) {
    this.#room = room;
  }

  turn(source: OwnSource, on: boolean, deviceId?: string): Promise<Result<void, DeviceFailure>> {
    const order = (this.#orders.get(source) ?? Promise.resolve()).then(() => this.#turn(source, on, deviceId));
    this.#orders.set(source, order);
    return order;
  }

  end(): void {
    this.#ended = true;
  }

  async #turn(source: OwnSource, on: boolean, deviceId: string | undefined): Promise<Result<void, DeviceFailure>> {
    if (this.#ended) return on ? fail('failed') : succeed(undefined);
    try {
      if (on) await this.#turnOn(source, deviceId);
      else await this.#turnOff(source);
      return this.#ended && on ? fail('failed') : succeed(undefined);
    } catch (error) {
      return fail(readDeviceFailure(error));
    }
  }

  async #turnOn(source: OwnSource, deviceId: string | undefined): Promise<void> {
    const { localParticipant } = this.#room;
    const known = localParticipant.getTrackPublication(SOURCES[source]);
    if (known?.track) {
      if (source !== 'screen' && deviceId !== undefined && this.#room.getActiveDevice(KINDS[source]) !== deviceId) await this.#room.switchActiveDevice(KINDS[source], deviceId);
      await known.unmute();
      return;
    }
    const tracks = await open(source, deviceId);
    try {
      for (const track of tracks) if (!this.#ended) await localParticipant.publishTrack(track, { source: track.source });
    } catch (error) {
      for (const track of tracks) track.stop();
      throw error;
    }
    if (this.#ended) for (const track of tracks) track.stop();
  }

  async #turnOff(source: OwnSource): Promise<void> {
    const { localParticipant } = this.#room;
    if (source !== 'screen') {
      await localParticipant.getTrackPublication(SOURCES[source])?.mute();
      return;
    }
    for (const each of [Track.Source.ScreenShare, Track.Source.ScreenShareAudio]) {
      const track = localParticipant.getTrackPublication(each)?.track;
      if (track) await localParticipant.unpublishTrack(track, true);
    }
  }
}
