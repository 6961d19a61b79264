import assert from 'node:assert/strict';
import { after, test, type TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { dispose } from '@livekit/rtc-node';
import type { CallTicket } from '../../shared/contract/calls.js';
import { Attendee, type Source } from '../testing/attendee.js';
import { openHelpCall, readRoom, startCall } from '../testing/call-people.js';
import { ensureLivekit, startLivekit } from '../testing/livekit.js';
import { openTestApp } from '../testing/test-app.js';
import { codeOf, type TestScreen } from '../testing/test-server.js';
import { makeCallToken, TOKEN_OPENS_MS } from './call-token.js';

/*
 * Calls over a real LiveKit server, with members who join from Node: what each of them may do there, and that nobody stays in or
 * comes back who has no part in a call.
 */
const body = {};

after(async () => { await dispose(); });

async function until(holds: () => boolean | Promise<boolean>, what: string, limitMs = 20_000): Promise<void> {
  const end = performance.now() + limitMs;
  while (!await holds()) {
    if (performance.now() > end) assert.fail(`In vain: ${what}`);
    await wait(10);
  }
}

/** How long nothing came, each time, while something is counted. */
class Gaps {
  readonly #read: () => number;
  readonly #ms: number[] = [];
  #seen: number;
  #at = performance.now();

  constructor(read: () => number) {
    this.#read = read;
    this.#seen = read();
  }

  look(): void {
    const now = this.#read();
    if (now === this.#seen) return;
    this.#ms.push(performance.now() - this.#at);
    [this.#seen, this.#at] = [now, performance.now()];
  }

  get median(): number {
    return [...this.#ms].sort((a, b) => a - b)[Math.floor(this.#ms.length / 2)] ?? 0;
  }

  get longest(): number {
    return Math.max(...this.#ms, performance.now() - this.#at);
  }
}

/** @param hears whether the media server's news reach us; otherwise they are lost, as they may be */
async function prepare(t: TestContext, program: string, hears = true) {
  const app = await openTestApp(t, { realRooms: true });
  const livekit = await startLivekit(program, ...hears ? [app.address] : []);
  const { url, apiUrl, key, secret } = livekit;
  app.city.media.state.set({ kind: 'ready', url, apiUrl, key, secret });
  const help = await openHelpCall(app.city);
  const params = { callId: help.call.id };
  const attendees: Attendee[] = [];
  t.after(async () => {
    for (const attendee of attendees) await attendee.leave();
    await livekit.kill();
  });
  const join = async (ticket: Pick<CallTicket, 'url' | 'token'>): Promise<Attendee> => {
    const attendee = await Attendee.join(ticket);
    attendees.push(attendee);
    return attendee;
  };
  const getTicket = async (screen: TestScreen): Promise<CallTicket> => {
    const ticket = await screen.call('joinCall', { params, body });
    assert.ok(ticket.ok, codeOf(ticket));
    return ticket.value;
  };
  /** Another screen in the call, by a code. */
  const invite = async (as: 'guest' | 'camera'): Promise<TestScreen> => {
    const invitation = await help.caller.call('inviteToCall', { params, body: { as } });
    assert.ok(invitation.ok);
    const screen = await app.enrol();
    assert.ok((await screen.call('redeemInvitation', { body: { code: invitation.value.code, language: 'en' } })).ok);
    return screen;
  };
  return { app, livekit, params, join, getTicket, invite, ...help };
}

test('each role publishes what it may, and nothing else; who may not listen hears nothing', async (t) => {
  const program = await ensureLivekit(t);
  if (program === undefined) return;
  const { caller, agent, getTicket, join, invite } = await prepare(t, program);
  const roles = { caller: await getTicket(caller), agent: await getTicket(agent), guest: await getTicket(await invite('guest')), camera: await getTicket(await invite('camera')) };
  const [one, two, guest, camera] = [await join(roles.caller), await join(roles.agent), await join(roles.guest), await join(roles.camera)];
  assert.ok(one.tileId !== undefined && camera.tileId === one.tileId && two.tileId !== one.tileId);
  const everybody = [guest, camera, one, two];
  for (const source of ['camera', 'microphone'] satisfies Source[]) for (const attendee of everybody) attendee.publish(source);
  await camera.say('from the camera');
  await guest.say('from the guest');
  const seen = (role: keyof typeof roles): string[] => ['camera', 'microphone', 'screen'].filter((source) => (role === 'caller' ? two : one).published.has(`${roles[role].memberId} ${source}`));
  await until(() => (Object.keys(roles) as (keyof typeof roles)[]).every((role) => ['camera', 'microphone'].every((source) => seen(role).includes(source))), 'everybody shows and speaks');
  await until(() => one.frames > 5 && two.frames > 5 && guest.frames > 5, 'pictures move');
  // Those who may not share a screen ask first: once the others' are seen, they have been refused.
  for (const attendee of everybody) attendee.publish('screen');
  await until(() => seen('caller').includes('screen') && seen('agent').includes('screen'), 'screens are shared');
  assert.deepEqual(Object.fromEntries((Object.keys(roles) as (keyof typeof roles)[]).map((role) => [role, seen(role).includes('screen')])), { caller: true, agent: true, guest: false, camera: false });
  for (const [role, { may }] of Object.entries(roles)) assert.equal(may.screen, seen(role as keyof typeof roles).includes('screen'), 'a ticket says what the media server does');
  assert.equal(camera.frames, 0);
  assert.deepEqual(one.heard, ['from the guest']);
});

test('a token opens its own room alone, says nothing of rooms, and cannot be altered', async (t) => {
  const program = await ensureLivekit(t);
  if (program === undefined) return;
  const { app, livekit, call, caller, getTicket, join } = await prepare(t, program);
  const ticket = await getTicket(caller);
  const room = await readRoom(app.city, call.id);
  const other = 'another-room';
  assert.ok((await app.city.services.mediaRooms.open(other)).ok);
  const [head = '', claims = '', seal = ''] = ticket.token.split('.');
  const altered = Buffer.from(Buffer.from(claims, 'base64url').toString().replace(room, other)).toString('base64url');
  assert.notEqual(altered, claims);
  await assert.rejects(join({ url: ticket.url, token: [head, altered, seal].join('.') }), /401/);
  const validated = await fetch(`${livekit.apiUrl}/rtc/validate?room=${other}&access_token=${ticket.token}`);
  await validated.text();
  await join(ticket);
  assert.deepEqual(await app.city.services.mediaRooms.list(other), { ok: true, value: [] });
  for (const method of ['ListRooms', 'CreateRoom', 'ListParticipants', 'DeleteRoom', 'RemoveParticipant']) {
    const reply = await fetch(`${livekit.apiUrl}/twirp/livekit.RoomService/${method}`, {
      method: 'POST', headers: { authorization: `Bearer ${ticket.token}`, 'content-type': 'application/json' }, body: JSON.stringify({ room, name: room, identity: ticket.memberId }),
    });
    assert.ok(reply.status === 401 || reply.status === 403, `${method}: ${String(reply.status)}`);
  }
});

test('a token is outlived by nobody, and opens no call that has ended', async (t) => {
  const program = await ensureLivekit(t);
  if (program === undefined) return;
  const { app, livekit, call, caller, agent, params, getTicket, join } = await prepare(t, program);
  const room = await readRoom(app.city, call.id);
  const [mine, theirs] = [await getTicket(caller), await getTicket(agent)];
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() - TOKEN_OPENS_MS - 10_000 });
  const old = await makeCallToken({ id: mine.memberId, tileId: 'tile', role: 'caller' }, { room, held: false, encrypted: false }, livekit);
  t.mock.timers.reset();
  await assert.rejects(join({ url: livekit.url, token: old }), /401/);

  const [one, two] = [await join(mine), await join(theirs)];
  assert.ok((await caller.call('hangUp', { params, body })).ok);
  await until(() => one.out === 'closed' && two.out === 'closed', 'the room is closed for everybody');
  for (const ticket of [mine, theirs]) await assert.rejects(join(ticket), /404/);
  assert.equal(codeOf(await agent.call('joinCall', { params, body })), 'call-over');
  await assert.rejects(join(theirs), /404/);
});

for (const hears of [true, false]) {
  test(`who was sent out and comes back with the old token is sent out again at once, ${hears ? 'by what the media server tells' : 'although it tells nothing'}`, async (t) => {
    const program = await ensureLivekit(t);
    if (program === undefined) return;
    const { app, caller, agent, call, getTicket, join, invite } = await prepare(t, program, hears);
    if (!hears) {
      // The keeper looks by the clock of the test.
      const run = setInterval(() => { app.city.clock.advance(100); }, 100);
      t.after(() => { clearInterval(run); });
    }
    await join(await getTicket(caller));
    const ticket = await getTicket(await invite('guest'));
    const guest = await join(ticket);
    assert.equal(codeOf(await agent.call('removeMember', { params: { callId: call.id, memberId: ticket.memberId }, body })), 'ok');
    await until(() => guest.out === 'removed', 'the guest is sent out');
    const stays: number[] = [];
    for (let round = 0; round < 3; round++) {
      const back = await join(ticket);
      const begin = performance.now();
      await until(() => back.out === 'removed', 'the guest is sent out again');
      stays.push(performance.now() - begin);
    }
    t.diagnostic(`out again after ${stays.map((ms) => ms.toFixed(0)).join(', ')} ms`);
  });
}

test('while a call is held nobody sees anybody; afterwards pictures move again by themselves', async (t) => {
  const program = await ensureLivekit(t);
  if (program === undefined) return;
  const { caller, agent, params, getTicket, join } = await prepare(t, program);
  const [one, two] = [await join(await getTicket(caller)), await join(await getTicket(agent))];
  one.publish('camera');
  two.publish('camera');
  await until(() => one.frames > 5 && two.frames > 5, 'pictures move');
  assert.equal(codeOf(await agent.call('holdCall', { params, body })), 'ok');
  let still = 0;
  let counted = [0, 0];
  await until(async () => {
    await wait(100);
    const now = [one.frames, two.frames];
    still = now.join() === counted.join() ? still + 1 : 0;
    counted = now;
    return still >= 5;
  }, 'pictures stand still for half a second');
  assert.equal(codeOf(await agent.call('resumeCall', { params, body })), 'ok');
  await until(() => one.frames > counted[0]! + 5 && two.frames > counted[1]! + 5, 'pictures move again');
});

test('a media server that was killed and started anew gets the room back from the next who joins', async (t) => {
  const program = await ensureLivekit(t);
  if (program === undefined) return;
  const { livekit, caller, agent, params, getTicket, join } = await prepare(t, program);
  const before = await join(await getTicket(caller));
  await livekit.kill();
  await before.leave();
  assert.equal(codeOf(await caller.call('joinCall', { params, body })), 'service-unavailable');
  await livekit.restart();
  const [one, two] = [await join(await getTicket(caller)), await join(await getTicket(agent))];
  one.publish('camera');
  await until(() => two.frames > 5, 'the picture moves');
});

test('a call that moves to another screen of its person: the others hear somebody of its tile all the time', async (t) => {
  const program = await ensureLivekit(t);
  if (program === undefined) return;
  const { app, join } = await prepare(t, program);
  const { screen: television, card } = await app.city.signIn();
  const { screen: caller } = await app.city.signIn();
  const asked = await startCall(caller, { card });
  assert.ok(asked.ok);
  const params = { callId: asked.value.id };
  const getTicket = async (screen: TestScreen): Promise<CallTicket> => {
    const ticket = await screen.call('joinCall', { params, body });
    assert.ok(ticket.ok, codeOf(ticket));
    return ticket.value;
  };
  assert.equal(codeOf(await television.call('answerCall', { params, body: { language: 'ko' } })), 'ok');
  const [listener, first] = [await join(await getTicket(caller)), await join(await getTicket(television))];
  const present = (attendee: Attendee): void => { for (const source of ['camera', 'microphone'] as const) attendee.publish(source); };
  present(first);
  await until(() => listener.frames > 5 && listener.sounds > 20, 'the picture moves and the tone is heard');

  const panel = await app.city.enrol('alpha');
  await panel.signIn(card);
  // Times without a frame or a sound of the party, whichever of its screens sent it.
  const [picture, sound] = [new Gaps(() => listener.frames), new Gaps(() => listener.sounds)];
  const looking = setInterval(() => {
    picture.look();
    sound.look();
  }, 10);
  t.after(() => { clearInterval(looking); });
  assert.equal(codeOf(await panel.call('moveCall', { params, body: { language: 'ko' } })), 'ok');
  const second = await join(await getTicket(panel));
  present(second);
  await until(() => first.out === 'removed', 'the first screen is out once the second has joined');
  const [frames, sounds] = [listener.frames, listener.sounds];
  await until(() => listener.frames > frames + 10 && listener.sounds > sounds + 20, 'the second is seen and heard');
  for (const [what, gaps] of [['picture', picture], ['sound', sound]] as const) {
    t.diagnostic(`gaps of the ${what}: p50 ${gaps.median.toFixed(0)} ms, longest ${gaps.longest.toFixed(0)} ms`);
    assert.ok(gaps.longest <= 3_000, `a gap of the ${what} of ${gaps.longest.toFixed(0)} ms`);
  }
  const call = await caller.call('readCall', { params });
  assert.ok(call.ok && call.value.state === 'active');
});
