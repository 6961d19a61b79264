import * as fc from 'fast-check';
import { z } from 'zod';

/** As much of JSON Schema as the contract's requests use. */
interface Shape {
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
}

const LONGEST_TEXT = 200;
const MOST_ITEMS = 8;

/** Texts that mean something to the server (ids, tokens, times). */
export interface Words {
  /** Tried wherever they fit. */
  readonly anywhere: readonly string[];
  /** Tried first in the field of this name. */
  readonly of: Readonly<Record<string, readonly string[]>>;
}

/** Values that fit a schema. */
export function arbitraryValue(schema: z.ZodType, words: Words): fc.Arbitrary<unknown> {
  return fitting(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape, words);
}

function fitting(shape: Shape, words: Words): fc.Arbitrary<unknown> {
  if ('const' in shape) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => fitting(choice, words)));
  switch (shape.type) {
    case 'object': return arbitraryObject(shape, words);
    case 'array': return arbitraryList(shape, fitting(shape.items ?? {}, words));
    case 'string': return arbitraryText(shape, words.anywhere);
    case 'integer': return fc.integer({ min: Math.max(shape.minimum ?? -1e6, -1e6), max: Math.min(shape.maximum ?? 1e6, 1e6) });
    case 'number': return fc.double({ min: shape.minimum ?? -1e6, max: shape.maximum ?? 1e6, noNaN: true });
    case 'boolean': return fc.boolean();
    case 'null': return fc.constant(null);
    default: return fc.jsonValue({ maxDepth: 2 });
  }
}

/** Short ones mostly: of many items one is likely to be refused, and then nothing comes through. */
function arbitraryList({ minItems = 0, maxItems = MOST_ITEMS }: Shape, item: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const list = (most: number): fc.Arbitrary<unknown> => fc.array(item, { minLength: minItems, maxLength: Math.max(minItems, Math.min(most, maxItems)) });
  return fc.oneof({ weight: 4, arbitrary: list(minItems + 1) }, { weight: 1, arbitrary: list(MOST_ITEMS) });
}

function arbitraryObject({ properties = {}, required = [], additionalProperties }: Shape, words: Words): fc.Arbitrary<unknown> {
  if (typeof additionalProperties === 'object' && Object.keys(properties).length === 0 && additionalProperties.type) {
    return fc.dictionary(fc.string({ maxLength: 12 }), fitting(additionalProperties, words), { maxKeys: 4 });
  }
  const field = (name: string, shape: Shape): fc.Arbitrary<unknown> => {
    const any = fitting(shape, words);
    const known = words.of[name] && fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...words.of[name]) }, { weight: 1, arbitrary: fitting(shape.items ?? shape, words) });
    if (!known) return any;
    return shape.type === 'array' ? arbitraryList(shape, known) : shape.type === 'string' ? known : any;
  };
  return fc.record(Object.fromEntries(Object.entries(properties).map(([name, shape]) => [name, field(name, shape)])), { requiredKeys: [...required] });
}

function arbitraryText(shape: Shape, words: readonly string[]): fc.Arbitrary<string> {
  const { minLength = 0, maxLength = Math.max(minLength, LONGEST_TEXT), pattern } = shape;
  const regex = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  const known = words.filter((word) => word.length >= minLength && word.length <= (shape.maxLength ?? Infinity) && (!regex || regex.test(word)));
  const made = madeText(shape.format, regex, minLength, Math.min(maxLength, Math.max(minLength, LONGEST_TEXT)));
  return known.length === 0 ? made : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: made });
}

function madeText(format: string | undefined, regex: RegExp | undefined, minLength: number, maxLength: number): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date-time') return fc.date({ min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }).map((date) => date.toISOString());
  if (format === 'date') return fc.date({ min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
  if (regex) return fc.stringMatching(regex).filter((text) => text.length >= minLength && text.length <= maxLength);
  return fc.string({ minLength, maxLength, unit: 'binary' });
}

/** What no caller should send, and some do. */
const JUNK: readonly unknown[] = [
  null, true, '', ' ', '\u0000', '\ud800', 'a\u0000b', '__proto__', "'; drop table person; --", '%00', '../../etc/passwd', '9'.repeat(400), 'x'.repeat(5000), '🪑'.repeat(300),
  -1, 0, 1.5, 1e21, Number.MAX_SAFE_INTEGER, -(2 ** 63), [], {}, [[]], { $ne: null }, '0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z', '-000001-01-01T00:00:00Z', '2026-02-30',
  '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '١٢٣٤٥٦٧٨',
];

/** Values that nearly fit: a fitting one with one part of it replaced, left out, or added to. */
export function nearly(fittingValue: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(fittingValue, fc.nat(), fc.constantFrom('replace', 'leave-out', 'add'), fc.constantFrom(...JUNK)).map(([value, place, change, junk]) => spoil(value, place, change, junk));
}

type Container = Record<string, unknown> | unknown[];

function spoil(value: unknown, place: number, change: string, junk: unknown): unknown {
  const copy = structuredClone(value);
  const places: { container: Container; key: string }[] = [];
  const walk = (container: Container): void => {
    for (const [key, part] of Object.entries(container)) {
      places.push({ container, key });
      if (typeof part === 'object' && part !== null) walk(part as Container);
    }
  };
  if (typeof copy !== 'object' || copy === null) return junk;
  walk(copy as Container);
  const chosen = places[place % Math.max(1, places.length)];
  if (!chosen) return change === 'add' ? { unasked: junk } : junk;
  const container = chosen.container as Record<string, unknown>;
  if (change === 'replace') container[chosen.key] = junk;
  else if (change === 'leave-out') Reflect.deleteProperty(container, chosen.key);
  else container[`${chosen.key} and more`] = junk;
  return copy;
}
