import assert from 'node:assert/strict';
import type { NetworkInterfaceInfo } from 'node:os';
import { test } from 'node:test';
import { isPrivate, pickLanAddress } from './lan-address.js';

const at = (address: string, change: Partial<NetworkInterfaceInfo> = {}): NetworkInterfaceInfo =>
  ({ address, family: 'IPv4', internal: false, netmask: '255.255.255.0', mac: '02:00:00:00:00:01', cidr: null, ...change }) as NetworkInterfaceInfo;

test('addresses of private networks are told from those of the internet', () => {
  for (const address of ['10.0.0.1', '172.16.0.1', '172.31.255.254', '192.168.1.5', '169.254.7.7', '100.127.0.1', '127.0.0.2']) assert.ok(isPrivate(address), address);
  for (const address of ['8.8.8.8', '172.32.0.1', '192.169.0.1', '100.128.0.1', '11.0.0.1', '256.1.1.1', '10.0.0', 'fe80::1', 'localhost']) assert.ok(!isPrivate(address), address);
});

test('the network of the screens is preferred to those of containers and tunnels', () => {
  const lo = [at('127.0.0.1', { internal: true })];
  assert.equal(pickLanAddress({ lo, docker0: [at('172.17.0.1')], wlan0: [at('fe80::1', { family: 'IPv6' } as Partial<NetworkInterfaceInfo>), at('192.168.1.5')] }), '192.168.1.5');
  assert.equal(pickLanAddress({ lo, docker0: [at('172.17.0.1')] }), '172.17.0.1');
  assert.equal(pickLanAddress({ lo, eth0: [at('203.0.113.9')] }), undefined);
});
