import { fail, succeed, type Result } from '../base/result.js';

/**
 * The part of CBOR (RFC 8949) that a card token needs, in the deterministic form of its section 4.2 and in no other:
 * shortest heads, definite lengths, sorted unique keys. A general decoder also takes other spellings of a value, and then
 * an altered card could pass.
 */
export type CborValue = number | string | Uint8Array | readonly CborValue[] | ReadonlyMap<number, CborValue> | Tagged;

export class Tagged {
  constructor(readonly tag: number, readonly value: CborValue) {}
}

const LARGEST = 0xffff_ffff;
const DEEPEST = 4;

/** Writes a value; numbers are integers from -2^32 to 2^32-1. */
export function encodeCbor(value: CborValue): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(writeValue(value));
}

function writeHead(major: number, argument: number): number[] {
  const top = major << 5;
  if (argument < 24) return [top | argument];
  if (argument < 0x100) return [top | 24, argument];
  if (argument < 0x1_0000) return [top | 25, argument >> 8, argument & 0xff];
  return [top | 26, argument >>> 24, (argument >>> 16) & 0xff, (argument >>> 8) & 0xff, argument & 0xff];
}

function writeValue(value: CborValue): number[] {
  if (typeof value === 'number') return value < 0 ? writeHead(1, -1 - value) : writeHead(0, value);
  if (typeof value === 'string') {
    const bytes = new TextEncoder().encode(value);
    return [...writeHead(3, bytes.length), ...bytes];
  }
  if (value instanceof Uint8Array) return [...writeHead(2, value.length), ...value];
  if (value instanceof Tagged) return [...writeHead(6, value.tag), ...writeValue(value.value)];
  if (value instanceof Map) {
    const entries = [...(value as ReadonlyMap<number, CborValue>)].map(([key, item]) => ({ key: writeValue(key), item: writeValue(item) }));
    entries.sort((a, b) => compareBytes(a.key, b.key));
    return [...writeHead(5, entries.length), ...entries.flatMap((entry) => [...entry.key, ...entry.item])];
  }
  const items = value as readonly CborValue[];
  return [...writeHead(4, items.length), ...items.flatMap(writeValue)];
}

function compareBytes(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Reads one value that fills `bytes` exactly. */
export function decodeCbor(bytes: Uint8Array): Result<CborValue, 'not-cbor'> {
  const reader = new Reader(bytes);
  try {
    const value = reader.readValue(0);
    return reader.atEnd ? succeed(value) : fail('not-cbor');
  } catch (error) {
    if (error instanceof NotCbor) return fail('not-cbor');
    throw error;
  }
}

/** Leaves the recursion of one read; never leaves this file. */
class NotCbor extends Error {}

class Reader {
  #position = 0;

  constructor(readonly bytes: Uint8Array) {}

  get atEnd(): boolean {
    return this.#position === this.bytes.length;
  }

  readValue(depth: number): CborValue {
    if (depth > DEEPEST) throw new NotCbor();
    const { major, argument } = this.#readHead();
    switch (major) {
      case 0: return argument;
      case 1: return -1 - argument;
      case 2: return this.#take(argument);
      case 3: return this.#readText(argument);
      case 4: return this.#readList(argument, depth);
      case 5: return this.#readMap(argument, depth);
      case 6: return new Tagged(argument, this.readValue(depth + 1));
      default: throw new NotCbor();
    }
  }

  #take(length: number): Uint8Array {
    const end = this.#position + length;
    if (end > this.bytes.length) throw new NotCbor();
    const part = this.bytes.slice(this.#position, end);
    this.#position = end;
    return part;
  }

  #readHead(): { major: number; argument: number } {
    const first = this.#take(1)[0] ?? 0;
    const short = first & 0x1f;
    if (short < 24) return { major: first >> 5, argument: short };
    const width = [1, 2, 4][short - 24];
    if (width === undefined) throw new NotCbor();
    const argument = this.#take(width).reduce((sum, byte) => sum * 256 + byte, 0);
    const smallest = [24, 0x100, 0x1_0000][short - 24] ?? LARGEST;
    if (argument < smallest) throw new NotCbor();
    return { major: first >> 5, argument };
  }

  #readText(length: number): string {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.#take(length));
    } catch {
      throw new NotCbor();
    }
  }

  #readList(length: number, depth: number): CborValue[] {
    const items: CborValue[] = [];
    for (let index = 0; index < length; index++) items.push(this.readValue(depth + 1));
    return items;
  }

  #readMap(length: number, depth: number): ReadonlyMap<number, CborValue> {
    const map = new Map<number, CborValue>();
    let last: readonly number[] = [];
    for (let index = 0; index < length; index++) {
      const key = this.readValue(depth + 1);
      if (typeof key !== 'number') throw new NotCbor();
      const spelled = writeValue(key);
      if (index > 0 && compareBytes(last, spelled) >= 0) throw new NotCbor();
      last = spelled;
      map.set(key, this.readValue(depth + 1));
    }
    return map;
  }
}
