import type { Cancel, Clock } from '../base/clock.js';
import { fail, succeed, type Result } from '../base/result.js';
import { Store, type Readable } from '../base/store.js';
import type { DeviceFailure } from './call-room.js';
import { readMediaError } from './media-error.js';
import { SilenceWatch } from './silence-watch.js';

/** As much of `navigator.mediaDevices` as is used. */
export type MediaSource = Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices'>;

/** Measures how loud a track is; `SoundMeter` is one. */
export interface LevelMeter {
  read(): number | undefined;
  end(): void;
}

export interface DeviceTestParts {
  readonly clock: Clock;
  /** Undefined where the page has none, as one that does not come over HTTPS. */
  readonly source: MediaSource | undefined;
  readonly makeMeter: (track: MediaStreamTrack) => LevelMeter;
  /** One question to the city's server; resolves to whether an answer came. */
  readonly ask: () => Promise<boolean>;
}

/** A microphone, camera or loudspeaker that can be chosen. The browser names them only once one of the kind was allowed. */
export interface DeviceChoice {
  readonly id: string;
  readonly name: string;
}

export interface TestedDevice {
  readonly now: 'off' | 'opening' | 'on' | DeviceFailure;
  readonly id: string | undefined;
  readonly choices: readonly DeviceChoice[];
}

export interface DeviceTestView {
  readonly microphone: TestedDevice;
  /** It has been heard since it was opened. */
  readonly heard: boolean;
  /** It gives nothing but silence. */
  readonly silent: boolean;
  readonly camera: TestedDevice;
  /** To be drawn in a `<video>` as `srcObject`. */
  readonly picture: MediaStream | undefined;
  readonly speakers: readonly DeviceChoice[];
  /** `good`: a talk goes by itself. `slow`: people will talk over each other. `none`: no answer came. */
  readonly line: { readonly kind: 'unknown' | 'measuring' | 'none' } | { readonly kind: 'good' | 'slow'; readonly ms: number };
}

const CLOSED: TestedDevice = { now: 'off', id: undefined, choices: [] };
const UNTESTED: DeviceTestView = { microphone: CLOSED, heard: false, silent: false, camera: CLOSED, picture: undefined, speakers: [], line: { kind: 'unknown' } };

/** How often the level is looked at to tell whether the microphone was heard. */
const LISTEN_MS = 100;
/** A person speaking at arm's length gives more; a quiet room less. */
const VOICE = 0.02;
/** Questions of which the fastest counts, since the first also opens the connection. */
const QUESTIONS = 3;
/** One way takes about half; from 150 ms on talk becomes uneasy (ITU-T G.114). */
const SLOW_MS = 300;

/** Tries microphone, camera and line before somebody joins a call. Nothing is sent anywhere; after `close` nothing is on. */
export class DeviceTest {
  readonly #parts: DeviceTestParts;
  readonly #view = new Store<DeviceTestView>(UNTESTED);
  readonly #silence: SilenceWatch;
  readonly #streams = new Map<'microphone' | 'camera', MediaStream>();
  #meter: LevelMeter | undefined;
  /** Counts openings of each device and closings; what opens for an earlier one is closed at once. */
  readonly #turns = { microphone: 0, camera: 0, line: 0 };
  #cancelListen: Cancel = () => {};

  constructor(parts: DeviceTestParts) {
    this.#parts = parts;
    this.#silence = new SilenceWatch(parts.clock);
    this.#silence.silent.watch((silent) => this.#view.update((view) => ({ ...view, silent })));
  }

  get view(): Readable<DeviceTestView> {
    return this.#view;
  }

  /** How loud the microphone is now, 0 to 1; asked in each frame that draws a level. */
  readLevel(): number {
    return this.#meter?.read() ?? 0;
  }

  async openMicrophone(deviceId?: string): Promise<Result<void, DeviceFailure>> {
    const opened = await this.#open('microphone', deviceId);
    const [track] = opened.ok ? opened.value.getAudioTracks() : [];
    if (!opened.ok || !track) return opened.ok ? succeed(undefined) : opened;
    const meter = this.#parts.makeMeter(track);
    this.#meter = meter;
    this.#view.update((view) => ({ ...view, heard: false }));
    this.#silence.watch(() => meter.read());
    this.#listen(meter);
    return succeed(undefined);
  }

  async openCamera(deviceId?: string): Promise<Result<void, DeviceFailure>> {
    const opened = await this.#open('camera', deviceId);
    if (!opened.ok) return opened;
    this.#view.update((view) => ({ ...view, picture: opened.value }));
    return succeed(undefined);
  }

  async measureLine(): Promise<void> {
    const turn = ++this.#turns.line;
    this.#view.update((view) => ({ ...view, line: { kind: 'measuring' } }));
    const times: number[] = [];
    for (let question = 0; question < QUESTIONS; question++) {
      const started = this.#parts.clock.now();
      const answered = await this.#parts.ask();
      if (turn !== this.#turns.line) return;
      if (answered) times.push(this.#parts.clock.now() - started);
    }
    const ms = Math.min(...times);
    this.#view.update((view) => ({ ...view, line: times.length === 0 ? { kind: 'none' } : { kind: ms < SLOW_MS ? 'good' : 'slow', ms } }));
  }

  /** Ends the test; the devices that were chosen can be read from the view before. */
  close(): void {
    for (const device of ['microphone', 'camera'] as const) this.#stop(device);
    this.#turns.line++;
    this.#view.set(UNTESTED);
  }

  async #open(device: 'microphone' | 'camera', deviceId: string | undefined): Promise<Result<MediaStream, DeviceFailure>> {
    this.#stop(device);
    const turn = this.#turns[device];
    this.#set(device, { now: 'opening', id: deviceId });
    const answer = await this.#ask(device, deviceId);
    if (turn !== this.#turns[device]) {
      if (answer.ok) for (const track of answer.value.getTracks()) track.stop();
      return fail('failed');
    }
    if (!answer.ok) {
      this.#set(device, { now: answer.failure });
      return answer;
    }
    this.#streams.set(device, answer.value);
    const [track] = answer.value.getTracks();
    track?.addEventListener('ended', () => {
      if (this.#streams.get(device) !== answer.value) return;
      this.#stop(device);
      this.#set(device, { now: 'missing' });
    });
    this.#set(device, { now: 'on', id: track?.getSettings().deviceId });
    await this.#list();
    return answer;
  }

  async #ask(device: 'microphone' | 'camera', deviceId: string | undefined): Promise<Result<MediaStream, DeviceFailure>> {
    const wanted = deviceId === undefined ? true : { deviceId: { exact: deviceId } };
    const { source } = this.#parts;
    if (!source) return fail('missing');
    try {
      return succeed(await source.getUserMedia(device === 'microphone' ? { audio: wanted } : { video: wanted }));
    } catch (error) {
      return fail(readMediaError(error));
    }
  }

  async #list(): Promise<void> {
    const devices = await this.#parts.source?.enumerateDevices().catch(() => []) ?? [];
    const list = (kind: MediaDeviceKind): readonly DeviceChoice[] => devices.filter((device) => device.kind === kind && device.deviceId !== '').map(({ deviceId, label }) => ({ id: deviceId, name: label }));
    this.#view.update((view) => ({
      ...view, microphone: { ...view.microphone, choices: list('audioinput') }, camera: { ...view.camera, choices: list('videoinput') }, speakers: list('audiooutput'),
    }));
  }

  #listen(meter: LevelMeter): void {
    this.#cancelListen = this.#parts.clock.after(LISTEN_MS, () => {
      if ((meter.read() ?? 0) > VOICE) this.#view.update((view) => ({ ...view, heard: true }));
      else this.#listen(meter);
    });
  }

  #stop(device: 'microphone' | 'camera'): void {
    this.#turns[device]++;
    for (const track of this.#streams.get(device)?.getTracks() ?? []) track.stop();
    this.#streams.delete(device);
    if (device === 'camera') return this.#view.update((view) => ({ ...view, picture: undefined }));
    this.#cancelListen();
    this.#silence.watch(undefined);
    this.#meter?.end();
    this.#meter = undefined;
  }

  #set(device: 'microphone' | 'camera', change: Partial<TestedDevice>): void {
    this.#view.update((view) => ({ ...view, [device]: { ...view[device], ...change } }));
  }
}
