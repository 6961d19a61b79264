/**
 * One round of agreeing on a key, as a pure state machine. Each member first tells a commitment to what it will contribute, and
 * reveals that only when it has the commitments of all. So nobody can choose their part after having seen another's, and a short
 * code that is computed from all parts is as good as its length: whoever sits in between has one try, not as many as a computer
 * makes in a second (the reason for it: RFC 6189, section 4.4.1.1).
 */

/** What a member contributes: its public key of P-256 and 32 random bytes, both as base64url. */
export interface Reveal {
  readonly publicKey: string;
  readonly nonce: string;
}

/** A member's own part; the private key stays where it was made. */
export interface Contribution {
  readonly commit: string;
  readonly reveal: Reveal;
}

export interface KeyRound {
  /** All ids, sorted, the own one among them. */
  readonly members: readonly string[];
  readonly selfId: string;
  /** Rounds between the same members are numbered; a contribution is made anew for each. */
  readonly number: number;
  readonly own: Contribution;
  /** By member, the own ones included. */
  readonly commits: ReadonlyMap<string, string>;
  readonly reveals: ReadonlyMap<string, Reveal>;
}

/** What a round hears of a member's: `reveal` only if it is what `commit` promised. */
export interface Heard {
  readonly number: number;
  readonly commit: string;
  readonly run?: string | undefined;
  readonly reveal?: Reveal | undefined;
  readonly done: boolean;
}

/**
 * What follows from what was heard. `begin`: another round of this number, with another contribution. `tell`: the others are to hear
 * of us, because there is something new to be told, or because they do not have what was told already.
 */
export interface Step {
  readonly round: KeyRound;
  readonly begin?: number;
  readonly tell?: 'news' | 'again';
}

/** The members of a round as one text. */
export const nameMembers = (members: readonly string[]): string => members.join(',');

export function beginRound(members: readonly string[], selfId: string, number: number, own: Contribution): KeyRound {
  return { members, selfId, number, own, commits: new Map([[selfId, own.commit]]), reveals: new Map([[selfId, own.reveal]]) };
}

/** The commitments of all, in the order of their ids; undefined while one is missing, and so long nothing is revealed. */
export function readRun({ members, commits }: KeyRound): string | undefined {
  const all = members.map((id) => commits.get(id));
  return all.includes(undefined) ? undefined : all.join('.');
}

/** Whether everybody has revealed what they had promised. */
export const isComplete = ({ members, reveals }: KeyRound): boolean => members.every((id) => reveals.has(id));

/** Takes in what another member told of a round between the same members. */
export function hear(round: KeyRound, from: string, heard: Heard): Step {
  if (from === round.selfId || !round.members.includes(from)) return { round };
  if (heard.number > round.number) return { round, begin: heard.number };
  // They have not heard of this round.
  if (heard.number < round.number) return { round, tell: 'again' };
  const known = round.commits.get(from);
  const before = readRun(round);
  // Ours is revealed: another part than the one that was promised before could be chosen to fit.
  if (known !== undefined && known !== heard.commit && before !== undefined) return { round, begin: round.number + 1 };
  const isNew = known !== heard.commit;
  const next = isNew ? { ...round, commits: new Map(round.commits).set(from, heard.commit) } : round;
  const run = readRun(next);
  const isProven = heard.reveal !== undefined && run !== undefined && heard.run === run;
  const after = isProven && !next.reveals.has(from) ? { ...next, reveals: new Map(next.reveals).set(from, heard.reveal) } : next;
  return { round: after, ...isNew ? { tell: 'news' as const } : heard.done ? {} : { tell: 'again' as const } };
}
