import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Problem } from '../../shared/contract/problems.js';
import type { Queryable } from '../storage/database.js';

/** Many screens want the same few seats at neighbouring, partly overlapping times. */
export interface Fight {
  /** Of a server on this machine. */
  readonly port: number;
  /** One client each, with somebody signed in. */
  readonly screens: readonly { readonly deviceToken: string; readonly sessionToken: string }[];
  readonly spaceIds: readonly string[];
  /** Reservations that each client tries one after the other. */
  readonly rounds: number;
  /** The instant so many minutes from the fight's start, on the five minutes. */
  at(minutes: number): string;
}

export interface FightReport {
  /** How often the server answered what: `reserved`, or the code of a refusal. */
  readonly counts: ReadonlyMap<string, number>;
  /** Of each request in milliseconds, shortest first. */
  readonly times: readonly number[];
  readonly seconds: number;
}

/** Answers that a fight for seats may have. */
const FAIR = ['reserved', 'seat-taken', 'person-busy'];

/** Lets all clients fight at once, each over a kept connection of a real socket. */
export async function fightForSeats({ port, screens, spaceIds, rounds, at }: Fight): Promise<FightReport> {
  const agent = new Agent({ keepAlive: true, maxSockets: screens.length });
  const counts = new Map<string, number>();
  const times: number[] = [];
  const started = performance.now();
  await Promise.all(screens.map(async ({ deviceToken, sessionToken }, client) => {
    for (let round = 0; round < rounds; round++) {
      const from = 60 * round + 5 * (client % 12);
      const allocation = { allocationId: randomUUID(), spaceId: spaceIds[(client + round) % spaceIds.length], from: at(from), to: at(from + 60) };
      const headers = { 'device-token': deviceToken, authorization: `Bearer ${sessionToken}`, 'idempotency-key': randomUUID() };
      const began = performance.now();
      const code = await post(agent, port, '/api/bookings', headers, { bookingId: randomUUID(), allocations: [allocation] });
      times.push(performance.now() - began);
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  return { counts, times: times.sort((a, b) => a - b), seconds };
}

function post(agent: Agent, port: number, path: string, headers: Record<string, string>, body: unknown): Promise<string> {
  return new Promise((resolve, reject) => {
    const text = JSON.stringify(body);
    const call = request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => { resolve((JSON.parse(Buffer.concat(parts).toString()) as Partial<Problem>).code ?? 'reserved'); });
    });
    call.on('error', reject);
    call.end(text);
  });
}

/** What the server answered besides reserving and refusing for the fight's own reasons. */
export function listOtherErrors({ counts }: FightReport): string[] {
  return [...counts.keys()].filter((code) => !FAIR.includes(code));
}

/** Pairs of active allocations that hold the same space, or the same person, at the same time. */
export async function countOverlaps(database: Queryable): Promise<number> {
  const [{ overlaps } = { overlaps: -1 }] = await database<{ overlaps: number }[]>`
    select count(*) as overlaps from allocation one join allocation other on one.id < other.id and one.during && other.during
      and (one.space_id = other.space_id or one.person_id = other.person_id)
      and one.state in ('reserved', 'checked-in') and other.state in ('reserved', 'checked-in')`;
  return overlaps;
}
