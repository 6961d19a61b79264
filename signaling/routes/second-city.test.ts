import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { toInstant } from '../../shared/base/zoned-time.js';
import { ADDRESSES, type RouteName } from '../../shared/contract/addresses.js';
import { readCityPack } from '../city/read-city-pack.js';
import { codeOf, TestServer } from '../testing/test-server.js';

const ZONE = 'Europe/Riga';
/** The first pack's city in every language; none of it may be in another city's replies. */
const BUSAN = /busan|pusan|부산|釜山|プサン|пусан|ปูซาน|seoul|\+09:00/i;

async function openRiga(t: TestContext): Promise<TestServer> {
  return TestServer.open(t, await readCityPack('riga'));
}

test('every open route of Riga answers, and none names Busan', async (t) => {
  const server = await openRiga(t);
  const { screen } = await server.signIn();
  const from = server.at(0);
  const fill: Partial<Record<RouteName, string>> = {
    readOccupancy: '?day=2026-11-23', readAvailability: `?from=${from}&to=${server.at(60)}`,
  };
  const open = Object.entries(ADDRESSES).filter(([, address]) => address.method === 'GET' && address.access === 'open');
  assert.ok(open.length >= 6);
  for (const [name, { path }] of open) {
    const url = path.replace(':centerId', 'riga-central') + (fill[name as RouteName] ?? '');
    const reply = await server.app.inject({ url });
    assert.equal(reply.statusCode, 200, `${url}: ${reply.body.slice(0, 200)}`);
    assert.doesNotMatch(reply.body, BUSAN, url);
  }
  const city = await screen.call('readCity', {});
  assert.ok(city.ok);
  assert.deepEqual([city.value.country, city.value.timeZone, city.value.defaultLanguage, city.value.centerCount, city.value.lineCount], ['LV', ZONE, 'ru', 8, 2]);
});

test('a seat of the night on which clocks go forward: an hour that is none, and a day of 23', async (t) => {
  const server = await openRiga(t);
  const screen = await server.enrol();
  const night = (time: string): string => new Date(toInstant('2027-03-28', time, ZONE)).toISOString();
  server.clock.advance(toInstant('2027-03-27', '21:00', ZONE) - server.clock.now());
  await screen.signIn(await server.giveCard());
  const seat = server.spaceId('riga-central', '3');
  // From 02:30 to 04:30 on the wall is one hour.
  const reserved = await screen.reserve(seat, night('02:30'), night('04:30'));
  assert.ok(reserved.ok, codeOf(reserved));
  const allocation = reserved.value.allocations[0];
  assert.ok(allocation);
  assert.equal((Date.parse(allocation.to) - Date.parse(allocation.from)) / 60_000, 60);
  const day = await screen.call('readOccupancy', { params: { centerId: 'riga-central' }, query: { day: '2027-03-28' } });
  assert.ok(day.ok);
  assert.deepEqual(day.value.allocations.map((one) => [one.spaceId, one.from, one.to]), [[seat, '2027-03-28T00:30:00.000Z', '2027-03-28T01:30:00.000Z']]);

  const other = await server.signIn();
  assert.equal(codeOf(await other.screen.reserve(seat, night('04:00'), night('05:00'))), 'seat-taken', '04:00 comes right after 02:59, inside that hour');
  const overMidnight = { from: new Date(toInstant('2027-03-27', '23:40', ZONE)).toISOString(), to: night('00:40') };
  assert.ok((await other.screen.reserve(seat, overMidnight.from, overMidnight.to)).ok);
  const imanta = server.spaceId('imanta', '1');
  assert.equal(codeOf(await other.screen.reserve(imanta, night('10:00'), night('11:00'))), 'outside-opening-hours', 'Imanta rests on Sundays');
  const monday = (time: string): string => new Date(toInstant('2027-03-29', time, ZONE)).toISOString();
  assert.ok((await other.screen.reserve(imanta, monday('08:00'), monday('09:00'))).ok);
  assert.equal(monday('08:00'), '2027-03-29T05:00:00.000Z', 'summer time is three hours ahead');
  const bookings = await other.screen.call('listBookings', {});
  assert.ok(bookings.ok);
  assert.doesNotMatch(JSON.stringify(bookings.value), BUSAN);
});

test('a card of Riga opens a panel of Riga, by a check-in on the night of the change', async (t) => {
  const server = await openRiga(t);
  const from = toInstant('2027-03-28', '02:55', ZONE);
  server.clock.advance(from - 3_600_000 - server.clock.now());
  const { screen: home, card } = await server.signIn();
  const panel = await server.enrol('riga-central');
  assert.ok((await home.reserve(server.spaceId('riga-central', '5'), new Date(from).toISOString(), new Date(from + 3_600_000).toISOString())).ok);
  server.clock.advance(from + 6 * 60_000 - server.clock.now());
  const checkedIn = await panel.showCard(card.text);
  assert.ok(checkedIn.ok, codeOf(checkedIn));
  assert.equal(checkedIn.value.spaceLabel, '5');
});
