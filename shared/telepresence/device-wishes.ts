import { Store, type Readable } from '../base/store.js';
import type { Cancel } from '../base/clock.js';
import type { Result } from '../base/result.js';
import type { CallTicket } from '../contract/calls.js';
import type { CallRoom, DeviceFailure, RoomState, TrackSource } from './call-room.js';
import type { CallDevices, DeviceNow, DeviceView } from './call-view.js';

export type WishedDevice = 'microphone' | 'camera' | 'screen';
const DEVICES: readonly WishedDevice[] = ['microphone', 'camera', 'screen'];

const UNWISHED: DeviceView = { wish: false, now: 'off', deviceId: undefined };
const NOTHING: CallDevices = { microphone: UNWISHED, camera: UNWISHED, screen: UNWISHED, speakerId: undefined };

/** Why devices are off although they are wished. */
export interface DeviceLimits {
  readonly held: boolean;
  /** The line is too weak for pictures. */
  readonly line: boolean;
}

interface Stage {
  readonly room: CallRoom;
  readonly may: CallTicket['may'];
  /** What the room was last told of each device, with the device that was chosen. */
  readonly told: Map<WishedDevice, string>;
  /** Devices that the room has shown as publishing; one that then disappears was pulled out or taken away. */
  readonly seen: Set<WishedDevice>;
}

/**
 * Devices as wished by the person, and what they do. A wish outlives rooms: it is told to each new one. What the room refuses, or
 * somebody else turns off, is shown as it is.
 */
export class DeviceWishes {
  readonly #state = new Store<CallDevices>(NOTHING);
  #limits: DeviceLimits = { held: false, line: false };
  #stage: Stage | undefined;
  #cancelWatch: Cancel = () => {};

  get state(): Readable<CallDevices> {
    return this.#state;
  }

  wish(device: WishedDevice, on: boolean, deviceId?: string): void {
    const known = this.#state.get()[device];
    // A device that failed is tried again when it is asked for again.
    if (on) this.#stage?.told.delete(device);
    this.#set(device, { wish: on, now: known.now, deviceId: deviceId ?? known.deviceId });
    this.#settle(device);
  }

  chooseSpeaker(deviceId: string): void {
    this.#state.update((state) => ({ ...state, speakerId: deviceId }));
    void this.#stage?.room.setSpeaker(deviceId);
  }

  limit(limits: DeviceLimits): void {
    if (limits.held === this.#limits.held && limits.line === this.#limits.line) return;
    this.#limits = limits;
    for (const device of DEVICES) this.#settle(device);
  }

  /** A room was joined, or none is there any more. */
  enter(room: CallRoom | undefined, may?: CallTicket['may']): void {
    if (this.#stage?.room === room) return;
    this.#cancelWatch();
    this.#stage = room && may ? { room, may, told: new Map(), seen: new Set() } : undefined;
    if (room) this.#cancelWatch = room.state.watch((state) => this.#compare(state));
    const { speakerId } = this.#state.get();
    if (room && speakerId !== undefined) void room.setSpeaker(speakerId);
    for (const device of DEVICES) this.#settle(device);
  }

  forget(): void {
    this.enter(undefined);
    this.#limits = { held: false, line: false };
    this.#state.set(NOTHING);
  }

  #set(device: WishedDevice, view: DeviceView): void {
    this.#state.update((state) => ({ ...state, [device]: view }));
  }

  /** What the device should do now. */
  #read(device: WishedDevice): DeviceNow {
    const stage = this.#stage;
    if (!stage || !this.#state.get()[device].wish) return 'off';
    if (!stage.may[device]) return 'not-allowed';
    if (this.#limits.held) return 'held';
    return this.#limits.line && device === 'camera' ? 'line' : 'on';
  }

  #settle(device: WishedDevice): void {
    const stage = this.#stage;
    const view = this.#state.get()[device];
    const aim = this.#read(device);
    const on = aim === 'on';
    if (!stage) return this.#set(device, { ...view, now: 'off' });
    const order = on ? `on ${view.deviceId ?? ''}` : 'off';
    const last = stage.told.get(device) ?? 'off';
    if (order === last) {
      if (!on) this.#set(device, { ...view, now: aim });
      return;
    }
    stage.told.set(device, order);
    stage.seen.delete(device);
    this.#set(device, { ...view, now: on ? 'starting' : aim });
    void turn(stage.room, device, on, view.deviceId).then((answer) => {
      // Another wish has overtaken this one, or another room has come.
      if (this.#stage !== stage || stage.told.get(device) !== order) return;
      const now = this.#state.get()[device];
      if (!answer.ok) this.#set(device, { ...now, now: answer.failure });
      else if (on) this.#set(device, { ...now, now: 'on' });
      this.#compare(stage.room.state.get());
    });
  }

  /** The room shows what is really published: a device may be pulled out, or turned off by staff or by the browser's own button. */
  #compare({ connection, members }: RoomState): void {
    const stage = this.#stage;
    const own = members.find(({ self }) => self);
    if (!stage || connection.kind !== 'joined' || !own) return;
    for (const device of DEVICES) {
      const view = this.#state.get()[device];
      const publishes = own.tracks.some(({ source, muted }) => source === (device satisfies TrackSource) && !muted);
      if (publishes) stage.seen.add(device);
      else if (view.now === 'on' && stage.seen.has(device)) {
        stage.told.delete(device);
        stage.seen.delete(device);
        const gone = !own.tracks.some(({ source }) => source === device);
        this.#set(device, { ...view, wish: false, now: gone && device !== 'screen' ? 'missing' : 'off' });
      }
    }
  }
}

function turn(room: CallRoom, device: WishedDevice, on: boolean, deviceId: string | undefined): Promise<Result<void, DeviceFailure>> {
  if (device === 'microphone') return room.setMicrophone(on, deviceId);
  return device === 'camera' ? room.setCamera(on, deviceId) : room.setScreen(on);
}
