import { makeId } from '../../base/ids.js';
import type { Clock } from '../../base/clock.js';
import type { Scan } from '../../devices/scanner.js';
import type { ApiClient } from '../../offline/api-client.js';
import type { CheckInSheetKeeper } from '../../offline/check-in-sheet.js';
import type { Outbox } from '../../offline/outbox.js';
import { readRefusal, type CheckInAnswer } from './check-in-answer.js';

export interface CheckInDeskParts {
  readonly api: Pick<ApiClient, 'call' | 'isCutOff'>;
  readonly clock: Clock;
  readonly outbox: Pick<Outbox, 'keep'>;
  /** Only a center's own devices have one. */
  readonly sheet: Pick<CheckInSheetKeeper, 'checkIn'> | undefined;
}

/** A person stands at the door: after this the sheet answers. */
const PATIENCE_MS = 1_200;

/**
 * Answers a card: the server does, or, while it cannot be reached, the check-in sheet; what the sheet lets in is sent later,
 * under the key of the try that had no answer.
 */
export async function answerCard(scan: Scan, { api, clock, outbox, sheet }: CheckInDeskParts): Promise<CheckInAnswer> {
  const input = { body: { card: scan.text, source: scan.source, scannedAt: new Date(scan.at).toISOString() } };
  const idempotencyKey = makeId(clock.now());
  if (!sheet || !api.isCutOff()) {
    const answer = await api.call('checkIn', input, { idempotencyKey, ...(sheet ? { timeoutMs: PATIENCE_MS } : {}) });
    if (answer.ok) return { kind: 'welcome', reply: answer.value };
    const refusal = readRefusal(answer.failure);
    if (refusal.kind !== 'no-server' || !sheet) return refusal;
  }
  const entry = await sheet.checkIn(scan.text);
  if (!entry.ok) {
    const { code, opensAt } = entry.failure;
    if (code === 'sheet-missing') return { kind: 'no-server' };
    if (code === 'not-on-sheet') return { kind: 'not-on-sheet' };
    return readRefusal({ kind: 'problem', problem: { type: '', title: '', status: 0, code, ...(opensAt === undefined ? {} : { opensAt: new Date(opensAt).toISOString() }) } });
  }
  // A panel that cannot keep the check-in for later still opens the door: the person has a reservation.
  await outbox.keep({ route: 'checkIn', subject: `allocation:${entry.value.allocationId}`, input }, idempotencyKey);
  return { kind: 'welcome', reply: entry.value };
}
