import type { Reveal } from './key-round.js';

/** The topic of what members say to each other to agree on a key; it is the one that is not sealed. */
export const KEY_TOPIC = 'u-city.key';

/**
 * What a member tells the others of its round, always all of it: whatever was lost is in the next one. `done`: it has the key, and
 * needs no answer.
 */
export interface KeyMessage {
  /** The members between whom the round is, as `nameMembers` names them. */
  readonly members: string;
  readonly number: number;
  readonly commit: string;
  /** What is revealed, and the commitments of all after which it was. */
  readonly run?: string | undefined;
  readonly reveal?: Reveal | undefined;
  /** From the one that makes the key: the key, sealed for each of the others. */
  readonly keys?: Readonly<Record<string, string>> | undefined;
  readonly done: boolean;
}

/** More members are not in a call. */
const MOST_MEMBERS = 32;
/** Numbers of rounds grow one by one; whoever names a large one wants to do harm. */
export const MOST_ROUNDS = 1_000;
/** Characters of base64url of 32 bytes, and of a point of P-256 that is not compressed. */
const HASH = /^[\w-]{43}$/;
const POINT = /^[\w-]{87}$/;
/** A sealed key: number, 32 bytes, tag. */
const SEALED = /^[\w-]{80}$/;
const ID = /^[0-9a-f-]{36}$/;
/** The longest message that is even parsed. */
const LONGEST = 10_000;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const fits = (value: unknown, form: RegExp): value is string => typeof value === 'string' && form.test(value);

function isList(value: unknown, separator: string, form: RegExp): value is string {
  if (typeof value !== 'string') return false;
  const parts = value.split(separator);
  return parts.length <= MOST_MEMBERS && parts.every((part) => form.test(part));
}

function readReveal(value: unknown): Reveal | undefined {
  return isFields(value) && fits(value.publicKey, POINT) && fits(value.nonce, HASH) ? { publicKey: value.publicKey, nonce: value.nonce } : undefined;
}

function readKeys(value: unknown): Readonly<Record<string, string>> | undefined {
  const entries = isFields(value) ? Object.entries(value) : [];
  return entries.length > 0 && entries.length <= MOST_MEMBERS && entries.every(([id, sealed]) => ID.test(id) && fits(sealed, SEALED)) ? Object.fromEntries(entries) as Record<string, string> : undefined;
}

/** Reads somebody else's input: nothing if it is malformed. What it says is to be proven yet. */
export function readKeyMessage(text: string): KeyMessage | undefined {
  if (text.length > LONGEST) return undefined;
  try {
    const fields: unknown = JSON.parse(text);
    if (!isFields(fields)) return undefined;
    const { members, number, commit, run, done } = fields;
    if (!isList(members, ',', ID) || !fits(commit, HASH) || typeof done !== 'boolean') return undefined;
    if (typeof number !== 'number' || !Number.isInteger(number) || number < 0 || number > MOST_ROUNDS) return undefined;
    if (run !== undefined && !isList(run, '.', HASH)) return undefined;
    return { members, number, commit, run, reveal: readReveal(fields.reveal), keys: readKeys(fields.keys), done };
  } catch {
    return undefined;
  }
}
