/** As much of a window as platforms use, so that tests run without one. */
export interface PlatformHost {
  addEventListener(type: string, listener: (event: object) => void): void;
  removeEventListener(type: string, listener: (event: object) => void): void;
  readonly document: {
    readonly visibilityState: string;
    addEventListener(type: string, listener: (event: object) => void): void;
  };
  readonly navigator: {
    readonly wakeLock?: { request(kind: 'screen'): Promise<{ release(): Promise<void> }> };
  };
}
