import { createHash } from 'node:crypto';

/** The namespace of u-City's name-based ids, itself made once at random. */
const NAMESPACE = Buffer.from('6f1b8a0e4c5d4f0b9a3e2d7c51e8b946', 'hex');

/** Makes a UUID version 5 (RFC 9562, section 5.5): the same name always gives the same id. */
export function makeNamedId(name: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  bytes[6] = 0x50 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** A space keeps its id as long as its sign and its place stay: bookings survive a pack that is loaded again. */
export function makeSpaceId(city: string, center: string, floor: string, label: string): string {
  return makeNamedId(`${city}/${center}/${floor}/${label}`);
}
