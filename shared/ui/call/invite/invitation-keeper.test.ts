import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from '../../../base/fake-clock.js';
import { fail, succeed } from '../../../base/result.js';
import type { Call, CallMember } from '../../../contract/calls.js';
import type { ApiClient, CallFailure } from '../../../offline/api-client.js';
import { InvitationKeeper, type InvitedAs } from './invitation-keeper.js';

const CALL_ID = '0190b7a0-0000-7000-8000-000000000001';
const settle = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

function play(as: InvitedAs = 'guest') {
  const clock = new FakeClock();
  const asked: string[] = [];
  let failure: CallFailure | undefined;
  const api = {
    call: async (_name: string, _input: unknown, options: { idempotencyKey: string }) => {
      asked.push(options.idempotencyKey);
      await Promise.resolve();
      return failure ? fail(failure) : succeed({ code: String(asked.length).padStart(6, '0'), validUntil: new Date(clock.now() + 600_000).toISOString(), link: '' });
    },
  } as unknown as ApiClient;
  const keeper = new InvitationKeeper({ api, clock, callId: CALL_ID, as });
  return { keeper, clock, asked, refuse: (next: CallFailure | undefined) => { failure = next; } };
}

const member = (id: string, role: CallMember['role']): CallMember => ({ id, tileId: id, role, state: 'in-call', channel: 'phone', language: 'en' });
const call = (state: Call['state'], ...members: CallMember[]): Call => ({ event: 0, id: CALL_ID, version: 1, target: 'desk', state, held: false, encrypted: false, askedAt: '', members });
const codeOf = (keeper: InvitationKeeper): string => {
  const seen = keeper.state.get();
  return seen.kind === 'ready' ? seen.invitation.code : seen.kind;
};

test('a code that runs out is replaced before it does, each asked for under a key of its own', async () => {
  const { keeper, clock, asked } = play();
  void keeper.ask();
  assert.equal(codeOf(keeper), 'asking');
  await settle();
  assert.equal(codeOf(keeper), '000001');
  clock.advance(579_000);
  await settle();
  assert.equal(codeOf(keeper), '000001');
  clock.advance(1_000);
  await settle();
  assert.equal(codeOf(keeper), '000002');
  assert.equal(new Set(asked).size, 2);
  keeper.stop();
  clock.advance(3_600_000);
  await settle();
  assert.equal(asked.length, 2, 'nothing is renewed that nobody looks at');
});

test('somebody who joins has used the code; who was there before has not, nor has a camera that of a guest', async () => {
  const { keeper } = play('guest');
  keeper.look(call('active', member('a', 'guest')));
  void keeper.ask();
  await settle();
  keeper.look(call('active', member('a', 'guest'), member('b', 'camera')));
  assert.equal(codeOf(keeper), '000001');
  keeper.look(call('active', member('a', 'guest'), member('c', 'guest')));
  assert.equal(codeOf(keeper), 'used');
  void keeper.ask();
  await settle();
  assert.equal(codeOf(keeper), '000002');
});

test('a call that has ended invites nobody; a server that is away can be asked again', async () => {
  const { keeper, refuse } = play();
  refuse({ kind: 'network' });
  void keeper.ask();
  await settle();
  assert.equal(codeOf(keeper), 'failed');
  refuse({ kind: 'problem', problem: { type: '', title: '', status: 409, code: 'call-over' } });
  void keeper.ask();
  await settle();
  assert.equal(codeOf(keeper), 'over');
  refuse(undefined);
  void keeper.ask();
  await settle();
  keeper.look(call('ended'));
  assert.equal(codeOf(keeper), 'over');
});
