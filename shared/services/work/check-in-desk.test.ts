import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from '../../base/fake-clock.js';
import { fail, succeed, type Result } from '../../base/result.js';
import type { CheckInReply } from '../../contract/bookings.js';
import type { Scan } from '../../devices/scanner.js';
import type { ApiClient, CallFailure } from '../../offline/api-client.js';
import { answerCard } from './check-in-desk.js';

const reply: CheckInReply = {
  bookingId: 'b', allocationId: 'a', centerId: 'seomyeon', floorId: 'floor-1', spaceId: 's', spaceLabel: '14',
  from: '2026-11-23T05:00:00.000Z', to: '2026-11-23T06:00:00.000Z', again: false,
};
const scan = { source: 'wedge', format: 'text', bytes: new Uint8Array(0), text: 'C1', at: 0 } as unknown as Scan;

function makeDesk(answer: Result<CheckInReply, CallFailure>, options: { cutOff?: boolean; listed?: boolean } = {}) {
  const tried: (string | undefined)[] = [];
  const kept: string[] = [];
  const parts = {
    clock: new FakeClock(),
    api: {
      isCutOff: () => options.cutOff ?? false,
      call: async (_name: string, _input: unknown, call?: { idempotencyKey?: string }) => {
        tried.push(call?.idempotencyKey);
        return answer;
      },
    } as unknown as Pick<ApiClient, 'call' | 'isCutOff'>,
    outbox: { keep: async (_intent: unknown, key: string) => kept.push(key) > 0 },
    sheet: { checkIn: async () => (options.listed ?? true ? succeed(reply) : fail({ code: 'not-on-sheet' as const })) },
  };
  return { parts, tried, kept };
}

test('with a server the server answers, and nothing is kept', async () => {
  const { parts, kept } = makeDesk(succeed(reply));
  assert.deepEqual(await answerCard(scan, parts), { kind: 'welcome', reply });
  assert.equal(kept.length, 0);
});

test('a server that does not answer: the sheet lets in, and the check-in is kept under the key of the try', async () => {
  const { parts, tried, kept } = makeDesk(fail({ kind: 'timeout' }));
  assert.deepEqual(await answerCard(scan, parts), { kind: 'welcome', reply });
  assert.deepEqual(kept, tried);
});

test('known to be cut off the door does not wait; who is not on the sheet is told so and nothing is kept', async () => {
  const { parts, tried, kept } = makeDesk(fail({ kind: 'network' }), { cutOff: true, listed: false });
  assert.deepEqual(await answerCard(scan, parts), { kind: 'not-on-sheet' });
  assert.deepEqual([tried.length, kept.length], [0, 0]);
});

test('a refusal of the server is not overruled by the sheet', async () => {
  const { parts } = makeDesk(fail({ kind: 'problem', problem: { type: '', title: '', status: 403, code: 'card-revoked' } }));
  assert.deepEqual(await answerCard(scan, parts), { kind: 'revoked' });
});

test('a screen without a sheet says that the server cannot be asked', async () => {
  const { parts } = makeDesk(fail({ kind: 'network' }));
  assert.deepEqual(await answerCard(scan, { ...parts, sheet: undefined }), { kind: 'no-server' });
});
