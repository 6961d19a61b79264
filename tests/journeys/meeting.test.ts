import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { readZoned } from '../../shared/base/zoned-time.js';
import { call } from '../product/api.js';
import { openPage } from '../product/browser.js';
import { keepConnections, waitUntilSeenAndHeard } from '../product/call-stats.js';
import { enrolCallScreen } from '../product/calls.js';
import { PANEL, panelAddress } from '../product/panel.js';
import { pickCard, type GoodCard } from '../product/server.js';
import { typeCardAtOnce } from '../product/type-card.js';
import { useCallProduct } from '../product/use-call-product.js';
import { isOfTheEnd } from './help-desk.js';
import { openScreen, RemoteControl } from './remote-control.js';
import { VisitedScreens } from './visited.js';

const TELEVISION = { width: 1920, height: 1080 };
const PICTURES = 'tests/screenshots';

const running = await useCallProduct();
const { skip } = running;

const find = (page: Page, id: string) => page.locator(`[data-id="${id}"]`).first();
const seen = (page: Page, id: string): Promise<void> => find(page, id).waitFor({ state: 'attached' });
const picture = (page: Page, name: string): Promise<unknown> => page.screenshot({ path: `${PICTURES}/${name}.png` });

interface Television {
  readonly page: Page;
  readonly remote: RemoteControl;
  readonly complaints: readonly string[];
  readonly visited: VisitedScreens;
}

/** A television with a camera, on which somebody is signed in. */
async function openTelevision(card: GoodCard): Promise<Television> {
  const { page, complaints } = await openPage(running.browser, TELEVISION, false);
  const visited = new VisitedScreens(page, 'tv');
  await keepConnections(page);
  await page.goto(`${running.product.address}/tv/?lang=en`);
  const remote = new RemoteControl(openScreen(page));
  // Until the first card comes, the focus is somewhere else for a moment.
  await page.locator('tv-rail [data-focused]').first().waitFor({ state: 'attached' });
  await remote.choose('top-sign-in');
  await seen(page, 'sign-in-card');
  await remote.type(card.number);
  await seen(page, 'sign-in-pin');
  await remote.type(card.pin);
  await seen(page, 'top-sign-out');
  return { page, remote, complaints, visited };
}

/** Plans a meeting from now on by remote control. @param places answers which rooms and whether a seat is taken */
async function planMeeting({ page, remote }: Television, guest: GoodCard, places: readonly string[]): Promise<void> {
  await page.evaluate(() => { location.hash = '#/meetings/plan'; });
  for (const control of ['plan-day-0', 'plan-from-0', 'plan-to-0', ...places]) await remote.choose(control);
  if (places.includes('plan-seat-0')) await seen(page, 'plan-seat-found');
  await remote.choose('plan-seat-done');
  await seen(page, 'plan-people');
  await remote.type(guest.number);
  await seen(page, 'plan-person');
  await remote.choose('plan-people-done');
  await remote.choose('plan-title-0');
  await remote.choose('plan-do');
  await seen(page, 'meeting-news');
  await page.getByText('Project meeting').first().waitFor({ state: 'attached' });
}

/** The call goes on here, whoever has left it. */
const waitUntilHere = (page: Page): Promise<void> => page.locator('[data-id=call]').first().waitFor({ state: 'attached' });

async function readMeeting(card: GoodCard) {
  const { address } = running.product;
  const screen = await enrolCallScreen(address, 'tv', card);
  const { meetings } = await call(address, 'listMeetings', {}, screen);
  const meeting = meetings.find(({ state }) => state === 'planned');
  assert.ok(meeting, 'the meeting is in the list of its people');
  return meeting;
}

test('a meeting across two centers is planned on a television, seen by who is invited, and joined from a room’s panel after a card and from a television by one press', { skip }, async () => {
  const { product } = running;
  const [organizer, guest] = [pickCard(product, 0), pickCard(product, 1)];
  const home = await openTelevision(organizer);
  await planMeeting(home, guest, ['plan-room-0', 'plan-room-1', 'plan-rooms-done']);
  await picture(home.page, 'meeting-planned');

  const meeting = await readMeeting(guest);
  assert.equal(new Set(meeting.allocations.map(({ centerId }) => centerId)).size, 2, 'a room in each of two centers');
  const [room] = meeting.allocations;
  assert.ok(room);

  // The room's own panel, at rest: a card of one of the people, then one press.
  const panel = await openPage(running.browser, PANEL);
  const visited = new VisitedScreens(panel.page, 'kiosk');
  await keepConnections(panel.page);
  await panel.page.goto(panelAddress(product, 'simulated').replace(/center=[^&]+/, `center=${room.centerId}&room=${room.spaceId}`));
  await panel.page.locator('kiosk-attract').waitFor();
  await typeCardAtOnce(panel.page, organizer.token);
  await find(panel.page, 'room-join').waitFor();
  await picture(panel.page, 'meeting-room-checked-in');
  await find(panel.page, 'room-join').tap();

  // The television of who is invited shows it on home; one press is the call.
  const invited = await openTelevision(guest);
  await invited.remote.choose(`card-meeting-${meeting.id}`);
  for (const { page } of [panel, invited]) await page.locator('[data-id=call][data-phase=in-call]').first().waitFor({ state: 'attached' });
  await Promise.all([waitUntilSeenAndHeard(panel.page), waitUntilSeenAndHeard(invited.page)]);
  await picture(panel.page, 'meeting-panel-call');
  await picture(invited.page, 'meeting-tv-call');

  // The room leaves: nothing of it stays there, and the meeting goes on for who is left.
  await find(panel.page, 'call-hang-up').dispatchEvent('click');
  await find(panel.page, 'meeting-left').waitFor();
  await find(panel.page, 'meeting-left-action').dispatchEvent('click');
  await panel.page.locator('kiosk-attract').waitFor();
  assert.equal(await panel.page.locator('video').count(), 0);
  await waitUntilHere(invited.page);
  await invited.remote.choose('call-hang-up');
  await seen(invited.page, 'call-ended');

  // Called off by its organizer, the rooms of both centers are free at once.
  const free = async (): Promise<number> => {
    const { rooms } = await call(product.address, 'readRooms', { query: { from: meeting.from, to: meeting.to } });
    return rooms.filter(({ spaceId, bookable }) => bookable && meeting.allocations.some((allocation) => allocation.spaceId === spaceId)).length;
  };
  assert.equal(await free(), 0);
  await home.remote.choose('meeting-0');
  await home.remote.choose('meeting-ask-cancel');
  await home.remote.choose('cancel-yes');
  await home.page.getByText('The meeting was cancelled.', { exact: false }).waitFor({ state: 'attached' });
  assert.equal(await free(), 2);

  assert.deepEqual([...home.complaints, ...panel.complaints, ...invited.complaints].filter((complaint) => !isOfTheEnd(complaint)), []);
  await visited.assertAllAreScenes();
  for (const { page } of [home, panel, invited]) await page.context().close();
});

test('a meeting with a room in one center and the organizer’s own seat in another is planned on a television, and its list names the seat', { skip }, async () => {
  const { product } = running;
  const [organizer, guest] = [pickCard(product, 2), pickCard(product, 3)];
  const home = await openTelevision(organizer);
  await planMeeting(home, guest, ['plan-room-0', 'plan-rooms-done', 'plan-seat-0']);

  const { allocations } = await readMeeting(guest);
  const [room, seat] = [false, true].map((isSeat) => allocations.find((allocation) => allocation.isSeat === isSeat));
  assert.ok(room && seat && allocations.length === 2);
  assert.notEqual(room.centerId, seat.centerId);
  await home.remote.choose('meeting-0');
  await home.page.getByText(`Seat ${seat.spaceLabel}`).first().waitFor({ state: 'attached' });
  await picture(home.page, 'meeting-seat');

  // Called off, the seat is free as well.
  await home.remote.choose('meeting-ask-cancel');
  await home.remote.choose('cancel-yes');
  await seen(home.page, 'meeting-news');
  const { allocations: held } = await call(product.address, 'readOccupancy', { params: { centerId: seat.centerId }, query: { day: readZoned(Date.parse(seat.from), 'Asia/Seoul').day } });
  assert.ok(!held.some(({ allocationId, state }) => allocationId === seat.id && state === 'reserved'));
  assert.deepEqual(home.complaints, []);
  await home.visited.assertAllAreScenes();
  await home.page.context().close();
});
