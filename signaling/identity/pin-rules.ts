import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** Wrong PINs before a wait. */
export const PIN_TRIES = 5;
const MINUTE = 60_000;
/** How long the first, second, ... wait in a row lasts; the last one repeats. */
const WAITS_MS = [1, 5, 15, 60, 240, 1440].map((minutes) => minutes * MINUTE);

/** How long a card waits that is locked after `locksBefore` locks in a row without a right PIN between them. */
export function waitAfterLock(locksBefore: number): number {
  return WAITS_MS[Math.min(locksBefore, WAITS_MS.length - 1)] ?? MINUTE;
}

/** A PIN as it is kept: six digits are few, so each guess is made to cost 32 MiB and some tens of milliseconds. */
export interface KeptPin {
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
}

const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 } as const;

/** Makes the kept form of a new PIN. */
export async function keepPin(pin: string): Promise<KeptPin> {
  const salt = randomBytes(16);
  return { salt, hash: await hashPin(pin, salt) };
}

export async function isPin(pin: string, kept: KeptPin): Promise<boolean> {
  return timingSafeEqual(await hashPin(pin, kept.salt), kept.hash);
}

function hashPin(pin: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, 32, COST, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
