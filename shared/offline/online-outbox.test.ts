import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fail } from '../base/result.js';
import type { ApiClient } from './api-client.js';
import { makeOnlineOutbox } from './online-outbox.js';

test('a channel that keeps nothing sends an intent once and tells what came of it, and never promises to keep one', async () => {
  const asked: string[] = [];
  const call = (name: string) => {
    asked.push(name);
    return Promise.resolve(fail({ kind: 'network' }));
  };
  const outbox = makeOnlineOutbox({ call } as unknown as Pick<ApiClient, 'call'>);
  const intent = { route: 'leaveEarly', input: { params: { bookingId: 'one' }, body: {} }, subject: 'booking:one' } as const;
  const answer = await outbox.send(intent);
  assert.deepEqual(answer, fail({ kind: 'network' }));
  assert.equal(await outbox.keep(intent, 'key'), false);
  assert.deepEqual(asked, ['leaveEarly']);
  assert.equal(outbox.state.get().kept, 0);
});
