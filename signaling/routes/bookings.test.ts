import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { codeOf, TestServer } from '../testing/test-server.js';

test('a resident reserves a seat, sees it in the list, stays longer and gives it back', async (t) => {
  const server = await TestServer.open(t);
  const { screen } = await server.signIn();
  const seat = server.spaceId('alpha', '3');
  const reserved = await screen.reserve(seat, server.at(60), server.at(120));
  assert.ok(reserved.ok);
  assert.equal(reserved.value.state, 'reserved');
  assert.equal(reserved.value.allocations[0]?.spaceLabel, '3');
  assert.equal(reserved.value.checkInFrom, server.at(30));
  assert.equal(reserved.value.checkInUntil, server.at(70));

  const bookingId = reserved.value.id;
  const longer = await screen.call('extendBooking', { params: { bookingId }, body: { to: server.at(180) } });
  assert.ok(longer.ok);
  assert.equal(longer.value.allocations[0]?.to, server.at(180));
  assert.equal(longer.value.version, 2);
  assert.equal(codeOf(await screen.call('extendBooking', { params: { bookingId }, body: { to: server.at(180) } })), 'time-invalid');

  assert.equal(codeOf(await screen.call('leaveEarly', { params: { bookingId }, body: {} })), 'booking-not-active');
  const cancelled = await screen.call('cancelBooking', { params: { bookingId }, body: {} });
  assert.ok(cancelled.ok);
  assert.equal(cancelled.value.state, 'cancelled');
  assert.equal(codeOf(await screen.call('cancelBooking', { params: { bookingId }, body: {} })), 'booking-not-active');
  const list = await screen.call('listBookings', {});
  assert.ok(list.ok);
  assert.deepEqual(list.value.bookings.map((booking) => [booking.id, booking.state, booking.version]), [[bookingId, 'cancelled', 3]]);
  assert.ok((await screen.reserve(seat, server.at(60), server.at(120))).ok);
});

test('each reason why a space cannot be reserved is told', async (t) => {
  const server = await TestServer.open(t);
  const first = await server.signIn();
  const second = await server.signIn();
  const seat = server.spaceId('alpha', '1');
  assert.ok((await first.screen.reserve(seat, server.at(60), server.at(120))).ok);
  assert.equal(codeOf(await second.screen.reserve(seat, server.at(115), server.at(180))), 'seat-taken');
  assert.ok((await second.screen.reserve(seat, server.at(120), server.at(180))).ok, 'right after is free');
  assert.equal(codeOf(await first.screen.reserve(server.spaceId('beta', '1'), server.at(90), server.at(150))), 'person-busy');
  assert.equal(codeOf(await first.screen.reserve(server.spaceId('alpha', '12'), server.at(300), server.at(360))), 'space-out-of-order');
  assert.equal(codeOf(await first.screen.reserve(server.spaceId('gamma', '1'), server.at(180), server.at(300))), 'outside-opening-hours');
  assert.equal(codeOf(await first.screen.reserve(server.spaceId('gamma', '1'), server.at(-60), server.at(30))), 'time-invalid');
  assert.equal(codeOf(await first.screen.reserve(randomUUID(), server.at(60), server.at(120))), 'not-found');
  const longer = await first.screen.call('listBookings', {});
  assert.ok(longer.ok);
  const bookingId = longer.value.bookings[0]?.id ?? '';
  assert.equal(codeOf(await first.screen.call('extendBooking', { params: { bookingId }, body: { to: server.at(150) } })), 'seat-taken');
});

test('one meeting holds rooms in two centers, beside a seat; a second meeting does not fit', async (t) => {
  const server = await TestServer.open(t);
  const { screen } = await server.signIn();
  const [from, to] = [server.at(60), server.at(120)];
  const room = (center: string) => ({ allocationId: randomUUID(), spaceId: server.spaceId(center, 'A'), from, to });
  assert.ok((await screen.reserve(server.spaceId('alpha', '1'), from, to)).ok);
  const meeting = await screen.call('reserve', { body: { bookingId: randomUUID(), allocations: [room('alpha'), room('beta')] } });
  assert.ok(meeting.ok);
  assert.equal(meeting.value.allocations.length, 2);
  assert.equal(codeOf(await screen.reserve(server.spaceId('alpha', 'B'), from, to)), 'person-busy');
});

test('when one space of a meeting is taken, none is held', async (t) => {
  const server = await TestServer.open(t);
  const [first, second] = [await server.signIn(), await server.signIn()];
  const [from, to] = [server.at(60), server.at(120)];
  assert.ok((await first.screen.reserve(server.spaceId('beta', 'A'), from, to)).ok);
  const wish = (center: string) => ({ allocationId: randomUUID(), spaceId: server.spaceId(center, 'A'), from, to });
  const meeting = { bookingId: randomUUID(), allocations: [wish('alpha'), wish('beta')] };
  assert.equal(codeOf(await second.screen.call('reserve', { body: meeting })), 'seat-taken');
  assert.ok((await first.screen.reserve(server.spaceId('alpha', '1'), from, to)).ok);
  const events = await server.services.database`select 1 from event where kind = 'allocation-changed' and data->>'spaceId' = ${server.spaceId('alpha', 'A')}`;
  assert.equal(events.length, 0);
});

test('a repeat of a write gives the same answer, and nothing happens twice', async (t) => {
  const server = await TestServer.open(t);
  const { screen } = await server.signIn();
  const key = randomUUID();
  const wish = (label: string) => ({ bookingId: '0193595e-7f77-7000-8000-000000000001', allocations: [
    { allocationId: '0193595e-7f77-7000-8000-000000000002', spaceId: server.spaceId('alpha', label), from: server.at(60), to: server.at(120) }] });
  const first = await screen.call('reserve', { body: wish('1') }, key);
  const again = await screen.call('reserve', { body: wish('1') }, key);
  assert.ok(first.ok && again.ok);
  assert.deepEqual(again.value, first.value);
  assert.equal(again.repeated, true);
  assert.equal(codeOf(await screen.call('reserve', { body: wish('2') }, key)), 'idempotency-key-reused');
  assert.equal(codeOf(await screen.call('reserve', { body: wish('1') })), 'not-allowed');
  const [{ count } = { count: 0 }] = await server.services.database<{ count: number }[]>`select count(*) as count from event`;
  assert.equal(count, 2);
});

test('a repeat of a write that a version before has answered is answered too', async (t) => {
  const server = await TestServer.open(t);
  const { screen } = await server.signIn();
  const body = { bookingId: randomUUID(), allocations: [{ allocationId: randomUUID(), spaceId: server.spaceId('alpha', '1'), from: server.at(60), to: server.at(120) }] };
  const key = randomUUID();
  assert.ok((await screen.call('reserve', { body }, key)).ok);
  // Since that version an allocation says whether it is a seat.
  await server.services.database`update idempotency set answer = (answer::jsonb #- '{allocations,0,isSeat}')::json where key = ${key}`;
  const again = await screen.call('reserve', { body }, key);
  assert.ok(again.ok, codeOf(again));
  assert.equal(again.value.allocations[0]?.isSeat, undefined);
});

test("another person's booking cannot be seen or touched", async (t) => {
  const server = await TestServer.open(t);
  const [owner, stranger] = [await server.signIn(), await server.signIn()];
  const reserved = await owner.screen.reserve(server.spaceId('alpha', '1'), server.at(60), server.at(120));
  assert.ok(reserved.ok);
  const params = { bookingId: reserved.value.id };
  assert.equal(codeOf(await stranger.screen.call('cancelBooking', { params, body: {} })), 'not-found');
  assert.equal(codeOf(await stranger.screen.call('extendBooking', { params, body: { to: server.at(180) } })), 'not-found');
  const list = await stranger.screen.call('listBookings', {});
  assert.ok(list.ok && list.value.bookings.length === 0);
});

test('a reservation nobody came to is free for others at once, job or no job', async (t) => {
  const server = await TestServer.open(t);
  const [late, quick] = [await server.signIn(), await server.signIn()];
  const [seat, other] = [server.spaceId('alpha', '1'), server.spaceId('alpha', '2')];
  const [from, to] = [server.at(0), server.at(120)];
  const missed = await late.screen.reserve(seat, from, to);
  assert.ok(missed.ok);
  server.clock.advance(10 * 60_000);
  const day = '2026-11-23';
  const occupancy = await quick.screen.call('readOccupancy', { params: { centerId: 'alpha' }, query: { day } });
  assert.ok(occupancy.ok && occupancy.value.allocations.length === 0);
  const list = await late.screen.call('listBookings', {});
  assert.ok(list.ok && list.value.bookings[0]?.state === 'released');
  const params = { bookingId: missed.value.id };
  assert.equal(codeOf(await late.screen.call('extendBooking', { params, body: { to: server.at(180) } })), 'booking-not-active');

  assert.ok((await quick.screen.reserve(seat, server.at(0), to)).ok, 'the seat is free');
  assert.ok((await late.screen.reserve(other, server.at(0), to)).ok, 'and so is the person');
  const states = await server.services.database`select data->>'state' as state from event where data->>'spaceId' = ${seat} order by id`;
  assert.deepEqual(states.map((row) => row['state']), ['reserved', 'released', 'reserved']);
});

test('the job releases a no-show and tells the screens; a visit it leaves alone', async (t) => {
  const server = await TestServer.open(t);
  const [late, present] = [await server.signIn(), await server.signIn()];
  assert.ok((await late.screen.reserve(server.spaceId('alpha', '1'), server.at(0), server.at(60))).ok);
  assert.ok((await present.screen.reserve(server.spaceId('alpha', '2'), server.at(0), server.at(60))).ok);
  const panel = await server.enrol('alpha');
  assert.ok((await panel.showCard(present.card.text)).ok);
  await server.pass(11, panel);
  const rows = await server.services.database`select label, state, version from allocation join space on space.id = space_id join booking on booking.id = booking_id order by label`;
  assert.deepEqual(rows.map((row) => ({ ...row })), [{ label: '1', state: 'released', version: 2 }, { label: '2', state: 'checked-in', version: 2 }]);
});

test('events name no person, except on the topic of the person alone', async (t) => {
  const server = await TestServer.open(t);
  const { screen, card } = await server.signIn(await server.giveCard({ name: 'Park Seo-yeon' }));
  const reserved = await screen.reserve(server.spaceId('alpha', '1'), server.at(0), server.at(60));
  assert.ok(reserved.ok);
  await (await server.enrol('alpha')).showCard(card.text);
  await screen.call('leaveEarly', { params: { bookingId: reserved.value.id }, body: {} });
  const events = await server.services.database<{ topic: string; kind: string; data: Record<string, unknown> }[]>`select topic, kind, data from event order by id`;
  assert.deepEqual(events.map((event) => `${event.topic.split(':')[0] ?? ''} ${event.kind} ${String(event.data['state'] ?? event.data['version'])}`), [
    'center allocation-changed reserved', 'person booking-changed 1',
    'center allocation-changed checked-in', 'person booking-changed 2',
    'center allocation-changed ended', 'person booking-changed 3',
  ]);
  for (const event of events) {
    const text = JSON.stringify(event.data) + (event.topic.startsWith('center:') ? event.topic : '');
    for (const secret of [card.personId, card.cardId, card.number, card.pin, 'Park', 'Seo-yeon']) assert.ok(!text.includes(secret));
    if (event.topic.startsWith('center:')) assert.ok(!text.includes(reserved.value.id), 'a center does not learn which booking it is');
  }
});

test('what is free: closed centers have nothing, taken and broken seats do not count', async (t) => {
  const server = await TestServer.open(t);
  const { screen } = await server.signIn();
  assert.ok((await screen.reserve(server.spaceId('alpha', '1'), server.at(60), server.at(120))).ok);
  const free = await screen.call('readAvailability', { query: { from: server.at(90), to: server.at(300) } });
  assert.ok(free.ok);
  assert.deepEqual(free.value.centers, [
    { centerId: 'alpha', open: true, freeSeats: 10, freeRooms: 2, largestFreeRoom: 8 },
    { centerId: 'beta', open: true, freeSeats: 12, freeRooms: 2, largestFreeRoom: 8 },
    { centerId: 'gamma', open: false, freeSeats: 0, freeRooms: 0, largestFreeRoom: 0 },
  ]);
  assert.equal(codeOf(await screen.call('readAvailability', { query: { from: server.at(90), to: server.at(90) } })), 'time-invalid');
});
