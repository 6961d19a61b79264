import { makeId } from '../../shared/base/ids.js';
import type { InstallProfile } from '../../shared/contract/identity.js';
import { call } from '../../tests/product/api.js';
import type { Product } from '../../tests/product/server.js';
import { readDemoCards } from '../../signaling/demo/demo-cards.js';

const PHONE: InstallProfile = { channel: 'phone', checksIn: false, diagonalInch: 6, widthPx: 390, heightPx: 844, lowerEdgeCm: 100, languages: ['ko'] };

/** A card with the PIN that opens a session. */
export interface ResidentCard {
  readonly number: string;
  readonly pin: string;
  readonly token: string;
}

/** The card of one of the demonstration's invented residents. */
export async function pickResident(product: Product, name = '김지우'): Promise<ResidentCard> {
  const card = (await readDemoCards(product.dataFolder))?.find((candidate) => candidate.kind === 'good' && candidate.name === name);
  if (card?.number === undefined || card.pin === undefined) throw new Error(`The demo has no card of ${name}`);
  return { number: card.number, pin: card.pin, token: card.token };
}

/** A screen from which somebody does what is not in the picture. */
async function openScreen(product: Product, card: ResidentCard): Promise<{ readonly deviceToken: string; readonly sessionToken: string }> {
  const { deviceToken } = await call(product.address, 'enrolDevice', { body: { deviceId: makeId(), profile: PHONE } });
  const { token: sessionToken } = await call(product.address, 'openSession', { body: { card: { number: card.number }, pin: card.pin } }, { deviceToken });
  return { deviceToken, sessionToken };
}

/** Plans a meeting in the first free room of each of two centers, and invites one more person. */
export async function planMeeting(product: Product, card: ResidentCard, guest: ResidentCard, from: string, to: string, title: string): Promise<void> {
  const screen = await openScreen(product, card);
  const { rooms } = await call(product.address, 'readRooms', { query: { from, to } });
  const free = rooms.filter(({ bookable }) => bookable);
  const second = free.find(({ centerId }) => centerId !== free[0]?.centerId);
  const places = [free[0], second].flatMap((room) => (room ? [{ allocationId: makeId(), spaceId: room.spaceId }] : []));
  await call(product.address, 'planMeeting', { body: { meetingId: makeId(), from, to, rooms: places, people: [guest.number], title } }, screen);
}

/** Reserves the first seat of a center that is free for a time, as if from another screen. */
export async function reserveSeat(product: Product, card: ResidentCard, centerId: string, from: string, to: string): Promise<void> {
  const { deviceToken, sessionToken } = await openScreen(product, card);
  const { floors } = await call(product.address, 'readCenter', { params: { centerId } });
  for (const { id: spaceId } of floors.flatMap((floor) => floor.spaces).filter((space) => space.kind === 'seat' && !space.outOfOrder)) {
    const body = { bookingId: makeId(), allocations: [{ allocationId: makeId(), spaceId, from, to }] };
    const taken = await call(product.address, 'reserve', { body }, { deviceToken, sessionToken }).then(() => false, (error: unknown) => {
      if (String(error).includes('seat-taken')) return true;
      throw error;
    });
    if (!taken) return;
  }
  throw new Error(`No seat is free at ${centerId}`);
}
