import type { CallSession } from '../../telepresence/call-session.js';
import type { CallView, DeviceView } from '../../telepresence/call-view.js';
import type { CallControl } from './city-call-controls.js';

/** Does what a control of the call says: devices change over, hanging up hangs up. Writing, and what is behind "more", is the screen's own. */
export function pressControl(calls: Pick<CallSession, 'setMicrophone' | 'setCamera' | 'hangUp'>, { devices }: CallView, control: Exclude<CallControl, 'write' | 'more'>): void {
  if (control === 'microphone') calls.setMicrophone(!isOn(devices.microphone));
  else if (control === 'camera') calls.setCamera(!isOn(devices.camera));
  else calls.hangUp();
}

/**
 * What a control shows as on: what the person wishes, unless it cannot be had. Before the call is joined, or while it is held, a
 * wish is all there is; a device that failed is tried again by its next press.
 */
export function isOn({ wish, now }: DeviceView): boolean {
  return wish && !isFailure(now);
}

/** Whether a device that is wished does not work. */
export function isFailure(now: DeviceView['now'] | 'opening'): boolean {
  return now === 'refused' || now === 'missing' || now === 'busy' || now === 'failed' || now === 'not-allowed';
}
