import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from '../base/fake-clock.js';
import type { InstallProfile } from '../contract/identity.js';
import { ApiClient } from './api-client.js';
import { enrolDevice, PageDeviceMemory } from './enrolment.js';

const profile: InstallProfile = {
  channel: 'tv', checksIn: false, diagonalInch: 55, widthPx: 1920, heightPx: 1080, lowerEdgeCm: 60, languages: ['ko', 'en'],
};

test('a device enrols once and is the same device after a restart; a forgetful server is told again', async () => {
  const enrolled: string[] = [];
  let known = new Set<string>();
  const makeApi = (): ApiClient => new ApiClient({
    clock: new FakeClock(),
    fetch: async (address, init) => {
      const token = (init.headers as Record<string, string>)['device-token'];
      if (address === '/api/devices') {
        const { deviceId } = JSON.parse(String(init.body)) as { deviceId: string };
        enrolled.push(deviceId);
        known.add(`token-${enrolled.length}`);
        return new Response(JSON.stringify({ deviceId, deviceToken: `token-${enrolled.length}`, profile }));
      }
      return known.has(token ?? '')
        ? new Response('{"ticket":"t"}')
        : new Response('{"code":"device-unknown","status":401,"title":"","type":""}', { status: 401 });
    },
  });
  const memory = new PageDeviceMemory();
  const first = await enrolDevice(makeApi(), memory, profile);
  const api = makeApi();
  const second = await enrolDevice(api, memory, profile);
  assert.ok(first.ok && second.ok);
  assert.equal(first.value, second.value);
  assert.equal(enrolled.length, 1);

  known = new Set();
  const answers = await Promise.all([1, 2].map(() => api.call('openEventTicket', { body: { topics: ['city'] } })));
  assert.ok(answers.every((answer) => answer.ok));
  assert.deepEqual(enrolled, [first.value, first.value], 'both calls wait for one renewal');
});
