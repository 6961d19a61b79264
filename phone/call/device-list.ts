import type { ReactiveControllerHost } from 'lit';

/** The devices that the browser lists, for as long as an element is on the page; read again when one comes or goes, and when asked. */
export class DeviceList {
  readonly #host: ReactiveControllerHost;
  readonly #source: MediaDevices | undefined;
  #devices: readonly MediaDeviceInfo[] = [];
  readonly #onChange = (): void => void this.read();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    // A page that does not come over HTTPS has none.
    this.#source = navigator.mediaDevices as MediaDevices | undefined;
    host.addController({
      hostConnected: () => {
        this.#source?.addEventListener('devicechange', this.#onChange);
        void this.read();
      },
      hostDisconnected: () => this.#source?.removeEventListener('devicechange', this.#onChange),
    });
  }

  get all(): readonly MediaDeviceInfo[] {
    return this.#devices;
  }

  /** The loudspeaker after the one in use, where the browser lets a page choose and there are several. */
  findNextSpeaker(current: string | undefined): string | undefined {
    const speakers = this.#devices.filter(({ kind, deviceId }) => kind === 'audiooutput' && deviceId !== '');
    if (speakers.length < 2 || !('setSinkId' in HTMLMediaElement.prototype)) return undefined;
    return speakers[(speakers.findIndex(({ deviceId }) => deviceId === (current ?? 'default')) + 1) % speakers.length]?.deviceId;
  }

  async read(): Promise<void> {
    this.#devices = await this.#source?.enumerateDevices().catch(() => []) ?? [];
    this.#host.requestUpdate();
  }
}
