import type { ReactiveControllerHost } from 'lit';
import type { CallCarrier } from '../../telepresence/call-session.js';
import { hasCamera } from '../../telepresence/has-camera.js';
import { canEncrypt } from '../../telepresence/secrecy/can-encrypt.js';
import type { HealthMessages } from './strings/compiled/index.js';

/** What carries a talk that is asked for at this television: one that cannot encrypt asks for it, and a phone carries it. */
export class TvCarrier {
  readonly carrier: CallCarrier = canEncrypt() ? 'here' : 'phone';
  /** Until it is known there is nothing to say of it. */
  #lacksCamera = false;

  constructor(host: ReactiveControllerHost) {
    if (this.carrier === 'phone') return;
    void hasCamera(navigator.mediaDevices as MediaDevices | undefined).then((has) => {
      this.#lacksCamera = !has;
      host.requestUpdate();
    });
  }

  /** What this television lacks and what the person does about it; said before anything is asked. Empty where it lacks nothing. */
  say(words: HealthMessages): string {
    if (this.carrier === 'phone') return words.tvCannotEncrypt();
    return this.#lacksCamera ? words.tvNoCamera() : '';
  }
}
