import type { Cancel } from '../../base/clock.js';

/** A key as the platform reports it; `shared/navigation` turns it into an intent. */
export interface RemoteKey {
  /** `KeyboardEvent.key`, such as `ArrowUp` or `Enter`; televisions leave it `Unidentified` for keys of their own. */
  readonly key: string;
  /** The platform's number for the key; on televisions often the only thing that tells keys apart. */
  readonly keyCode: number;
  /** The key is being held down. */
  readonly repeat: boolean;
}

/** A remote control or a row of keys on a panel. */
export interface RemoteControl {
  readonly simulated: boolean;
  onKey(listener: (key: RemoteKey) => void): Cancel;
}
