import { assert } from '../../shared/base/result.js';
import { openMeeting } from './plan-meeting.js';
import type { TestApp } from './test-app.js';
import type { TestCard, TestScreen } from './test-server.js';

/** Forgets all meetings: their bookings, and with them their rooms, calls and people. */
export async function forgetMeetings({ city }: TestApp): Promise<void> {
  const { database } = city.services;
  await database`delete from call where target = 'meeting'`;
  await database`delete from booking where id in (select booking_id from allocation join space on space.id = space_id where space.kind = 'telepresence-room')`;
}

/**
 * Makes the meetings that a route needs to be asked about: one that runs, for which the panel's own room was checked in, a later one,
 * one to which the asker is invited, and last one of somebody else.
 */
export async function settleMeetings(app: TestApp, { panel, asker, card, third }: { readonly panel: TestScreen; readonly asker: TestScreen; readonly card: TestCard; readonly third: TestScreen }): Promise<readonly string[]> {
  await forgetMeetings(app);
  const runs = await openMeeting(app.city, asker, { from: 0, to: 60, centers: ['alpha'] });
  const later = await openMeeting(app.city, asker, { from: 1400, to: 1430, centers: ['alpha', 'beta'] });
  const invited = await openMeeting(app.city, third, { from: 700, to: 730, centers: ['beta'], people: [card] });
  const foreign = await openMeeting(app.city, third, { from: 800, to: 830, centers: ['alpha', 'beta'] });
  assert((await panel.showCard(card.text)).ok, 'the organizer of a meeting opens its room');
  return [runs.id, later.id, invited.id, foreign.id];
}
