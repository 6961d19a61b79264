import { fail, succeed, type Result } from '../base/result.js';

/** The alphabet of RFC 9285: what a QR code packs as alphanumeric and a keyboard-wedge reader types without loss. */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Writes bytes as base45 (RFC 9285): three characters for two bytes, two for a last single one. */
export function encodeBase45(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 2) {
    const pair = index + 1 < bytes.length;
    let rest = pair ? (bytes[index] ?? 0) * 256 + (bytes[index + 1] ?? 0) : (bytes[index] ?? 0);
    for (let digit = 0; digit < (pair ? 3 : 2); digit++) {
      text += ALPHABET.charAt(rest % 45);
      rest = Math.floor(rest / 45);
    }
  }
  return text;
}

/**
 * Reads base45 strictly: a foreign character, a length that no encoder writes or a group above its range fails, so that
 * each byte string has exactly one spelling.
 */
export function decodeBase45(text: string): Result<Uint8Array<ArrayBuffer>, 'not-base45'> {
  if (text.length % 3 === 1) return fail('not-base45');
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index += 3) {
    const digits = Array.from(text.slice(index, index + 3), (character) => ALPHABET.indexOf(character));
    if (digits.includes(-1)) return fail('not-base45');
    const [low = 0, middle = 0, high = 0] = digits;
    const value = low + middle * 45 + high * 2025;
    if (value > (digits.length === 3 ? 0xffff : 0xff)) return fail('not-base45');
    if (digits.length === 3) bytes.push(value >> 8);
    bytes.push(value & 0xff);
  }
  return succeed(Uint8Array.from(bytes));
}
