import type { SimulatedGate } from '../gate/simulated-gate.js';
import type { NetworkSwitch } from '../network-switch.js';
import type { SimulatedPresence } from '../presence/simulated-presence.js';
import type { SimulatedScanner } from '../simulated-scanner.js';

/** A card to hold up: what it is called on the strip, and what stands in its code. PINs are not the strip's business. */
export interface StripCard {
  readonly name: string;
  readonly text: string;
}

/** The simulators of a screen. What a channel does not have is left out, and the strip has no row for it. */
export interface StripDevices {
  readonly scanner?: SimulatedScanner;
  readonly gate?: SimulatedGate;
  readonly presence?: SimulatedPresence;
  readonly network?: NetworkSwitch;
  readonly cards?: readonly StripCard[];
  /** Reads the picture of a card that is dropped on the strip; undefined if there is no code in it. */
  readonly readImage?: (image: Blob) => Promise<string | undefined>;
}

/** The keys of the strip's remote control, with the numbers that browsers give them. */
export const STRIP_KEYS = [
  { label: '↑', key: 'ArrowUp', keyCode: 38 }, { label: '↓', key: 'ArrowDown', keyCode: 40 },
  { label: '←', key: 'ArrowLeft', keyCode: 37 }, { label: '→', key: 'ArrowRight', keyCode: 39 },
  { label: 'OK', key: 'Enter', keyCode: 13 }, { label: 'Back', key: 'Escape', keyCode: 27 },
] as const;

/** Presses a key where the focus is, as a keyboard would. */
export function pressKey({ key, keyCode }: { readonly key: string; readonly keyCode: number }): void {
  let target: Element = document.activeElement ?? document.body;
  while (target.shadowRoot?.activeElement) target = target.shadowRoot.activeElement;
  for (const type of ['keydown', 'keyup']) {
    target.dispatchEvent(new KeyboardEvent(type, { key, code: key, keyCode, bubbles: true, cancelable: true, composed: true }));
  }
}
