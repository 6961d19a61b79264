import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLog } from './log.js';

function capture(write: (log: ReturnType<typeof createLog>) => void): string {
  let text = '';
  write(createLog('trace', { write: (line) => { text += line; } }));
  return text;
}

const PRIVATE: Record<string, unknown> = {
  'a device token in a header': { req: { headers: { 'device-token': 'AAAA-secret-BBBB', 'user-agent': 'tv' } } },
  'a bearer token': { authorization: 'Bearer AAAA-secret-BBBB' },
  'a session token, deep down': { a: { b: [{ sessionToken: 'AAAA-secret-BBBB' }] } },
  'a card': { scan: { card: 'AAAA-secret-BBBB' } },
  'a PIN': { pin: 'AAAA-secret-BBBB' },
  'a name': { person: { displayName: 'AAAA-secret-BBBB' } },
  'a body': { body: { anything: 'AAAA-secret-BBBB' } },
  'a token inside a sentence': { note: 'refused Bearer AAAA-secret-BBBB today' },
  'a ticket in an address': { url: '/api/events?ticket=AAAA-secret-BBBB' },
  "a media server's token in an address": { err: new Error('connect /rtc?access_token=AAAA-secret-BBBB&sdk=js') },
  "a media server's token in words": { note: 'bad token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzZWNyZXQtQUFBQSJ9.AAAA-secret-BBBB' },
  'an error that carries its query': Object.assign(new Error('failed'), { parameters: ['AAAA-secret-BBBB'], query: 'AAAA-secret-BBBB' }),
  'the cause of an error': { err: new Error('outer', { cause: Object.assign(new Error('inner'), { detail: 'Key (name)=(AAAA-secret-BBBB)' }) }) },
};

for (const [what, line] of Object.entries(PRIVATE)) {
  test(`the log does not show ${what}`, () => {
    const text = capture((log) => { log.info(line instanceof Error ? { err: line } : line as object, 'Something happened'); });
    assert.doesNotMatch(text, /secret/);
    assert.match(text, /Something happened/);
  });
}

test('card numbers, PINs and signed tokens are hidden in running text', () => {
  const text = capture((log) => { log.warn('card 12345678 pin 654321 token abcdefghijklmnopqrst.ABCDEFGHIJKLMNOPQRST'); });
  assert.doesNotMatch(text, /12345678|654321|abcdefghij/);
});

test('what helps to find a fault stays: ids, codes, routes, places in the source', () => {
  const id = '0190f3a2-1111-7abc-8def-0123456789ab';
  const error = Object.assign(new Error('connection lost'), { code: 'ECONNREFUSED' });
  const text = capture((log) => { log.error({ reqId: id, route: '/api/bookings/:bookingId', err: error, ms: 12.5 }, 'The request failed'); });
  for (const part of [id, '/api/bookings/:bookingId', 'ECONNREFUSED', 'connection lost', 'log.test.ts', '12.5']) assert.ok(text.includes(part), part);
});
