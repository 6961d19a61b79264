import { setTimeout as wait } from 'node:timers/promises';
import { makeId } from '../../shared/base/ids.js';
import type { CallTicket } from '../../shared/contract/calls.js';
import type { InstallProfile } from '../../shared/contract/identity.js';
import { call } from './api.js';
import type { GoodCard, StaffCard } from './server.js';

/** The media server may have to be built first. */
const READY_LIMIT_MS = 5 * 60_000;

/** A screen that calls and is called; with a card somebody is signed in on it. */
export interface CallScreen {
  readonly deviceId: string;
  readonly deviceToken: string;
  readonly sessionToken?: string;
}

export async function enrolCallScreen(address: string, channel: InstallProfile['channel'], card?: GoodCard): Promise<CallScreen> {
  const deviceId = makeId();
  const profile: InstallProfile = { channel, checksIn: false, diagonalInch: 55, widthPx: 1920, heightPx: 1080, lowerEdgeCm: 60, languages: ['en'] };
  const { deviceToken } = await call(address, 'enrolDevice', { body: { deviceId, profile } });
  if (!card) return { deviceId, deviceToken };
  const { token } = await call(address, 'openSession', { body: { card: { number: card.number }, pin: card.pin } }, { deviceToken });
  return { deviceId, deviceToken, sessionToken: token };
}

/** Waits until the server says that calls are ready. */
export async function waitForCalls(address: string): Promise<void> {
  const limit = performance.now() + READY_LIMIT_MS;
  while ((await call(address, 'readCallEngine', {})).kind !== 'ready') {
    if (performance.now() > limit) throw new Error('The media server does not get ready.');
    await wait(100);
  }
}

/** A call that staff have answered, with the ticket of each side. */
export interface OpenCall {
  readonly params: { readonly callId: string };
  readonly caller: CallScreen;
  readonly staff: CallScreen;
  readonly tickets: readonly [caller: CallTicket, staff: CallTicket];
}

/** Has a screen call the desk of a staff card, and its owner answer. */
export async function openCall(address: string, card: StaffCard): Promise<OpenCall> {
  const [caller, staff] = [await enrolCallScreen(address, 'kiosk'), await enrolCallScreen(address, 'operations', card)];
  const params = { callId: makeId() };
  await call(address, 'startCall', { body: { ...params, target: { kind: 'desk', desk: card.desk }, language: 'en' } }, caller);
  await call(address, 'answerCall', { params, body: { language: 'en' } }, staff);
  const join = (screen: CallScreen) => call(address, 'joinCall', { params, body: {} }, screen);
  return { params, caller, staff, tickets: [await join(caller), await join(staff)] };
}

/** Invites somebody into a call as its guest, who takes the invitation up. @returns their ticket */
export async function joinAsGuest(address: string, { params, caller }: OpenCall): Promise<CallTicket> {
  const guest = await enrolCallScreen(address, 'phone');
  const { code } = await call(address, 'inviteToCall', { params, body: { as: 'guest' } }, caller);
  await call(address, 'redeemInvitation', { body: { code, language: 'en' } }, guest);
  return call(address, 'joinCall', { params, body: {} }, guest);
}

/** Has a guest join a call, whom staff then send out again. @returns the ticket that the guest had */
export async function sendGuestOut(address: string, open: OpenCall): Promise<CallTicket> {
  const ticket = await joinAsGuest(address, open);
  await call(address, 'removeMember', { params: { ...open.params, memberId: ticket.memberId }, body: {} }, open.staff);
  return ticket;
}
