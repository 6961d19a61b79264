import { randomUUID } from 'node:crypto';
import { assert } from '../../shared/base/result.js';
import type { Call } from '../../shared/contract/calls.js';
import type { TestCard, TestReply, TestScreen, TestServer } from './test-server.js';

export type CallTo = { readonly desk: 'help' | 'health' } | { readonly card: TestCard } | { readonly spaceId: string };

/** Has a screen call somebody. */
export function startCall(screen: TestScreen, to: CallTo, callId: string = randomUUID()): Promise<TestReply<'startCall'>> {
  const target = 'desk' in to ? { kind: 'desk' as const, desk: to.desk }
    : 'card' in to ? { kind: 'person' as const, number: to.card.number } : { kind: 'room' as const, spaceId: to.spaceId };
  return screen.call('startCall', { body: { callId, target, language: 'en' } });
}

/** Somebody who answers at a desk, signed in on a screen of the Operation Center. */
export async function seatStaff(server: TestServer, desk: 'help' | 'health' = 'help', name = 'Agent Oh'): Promise<{ screen: TestScreen; card: TestCard }> {
  const card = await server.giveCard({ name });
  await server.services.database`insert into staff (person_id, desk) values (${card.personId}, ${desk})`;
  const screen = await server.enrol(undefined, false, 'operations');
  await server.openSession(screen, card.personId);
  return { screen, card };
}

/** A call that staff of the help desk have answered. */
export async function openHelpCall(server: TestServer): Promise<{ call: Call; caller: TestScreen; agent: TestScreen }> {
  const caller = await server.enrol('alpha');
  const { screen: agent } = await seatStaff(server);
  const asked = await startCall(caller, { desk: 'help' });
  assert(asked.ok, 'a panel can call the help desk');
  const answered = await agent.call('answerCall', { params: { callId: asked.value.id }, body: { language: 'ko' } });
  assert(answered.ok, 'staff can answer');
  return { call: answered.value, caller, agent };
}
/** Has each of these screens join the media room with the ticket it gets. @returns the room's name */
export async function joinAll(server: TestServer, callId: string, ...screens: readonly TestScreen[]): Promise<string> {
  const room = await readRoom(server, callId);
  for (const screen of screens) {
    const ticket = await screen.call('joinCall', { params: { callId }, body: {} });
    assert(ticket.ok, 'a member gets a ticket');
    server.media.enter(room, ticket.value.memberId);
  }
  return room;
}

/** The name of a call's media room. */
export async function readRoom(server: TestServer, callId: string): Promise<string> {
  const [row] = await server.services.database<{ name: string }[]>`select name from call_room where call_id = ${callId} and not over`;
  assert(row, 'an answered call has a room');
  return row.name;
}
