import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openHelpCall } from '../testing/call-people.js';
import { TestServer } from '../testing/test-server.js';
import { writePhoneLink } from './phone-link.js';

test('a link leads to the phone’s page of the address that is given, with the code behind the sign that no server sees', () => {
  for (const address of ['https://city.example', 'https://city.example/']) assert.equal(writePhoneLink(address, '012345'), 'https://city.example/phone/#/join/012345');
  assert.equal(new URL(writePhoneLink('https://192.168.1.5:8443', '012345')).pathname, '/phone/');
});

test('an invitation carries a link to where the screen reached the server, and a repeat carries it again', async (t) => {
  const server = await TestServer.open(t);
  const { call, caller } = await openHelpCall(server);
  const key = '0190b7a0-0000-7000-8000-0000000000f1';
  const invite = () => caller.call('inviteToCall', { params: { callId: call.id }, body: { as: 'guest' } }, key);
  const [first, again] = [await invite(), await invite()];
  assert.ok(first.ok && again.ok && again.repeated);
  assert.match(first.value.link, new RegExp(`^http://localhost(:80)?/phone/#/join/${first.value.code}$`));
  assert.equal(again.value.link, first.value.link);
});
