import { makeId } from '../../shared/base/ids.js';
import { ADDRESSES, type RouteName } from '../../shared/contract/addresses.js';
import type { InstallProfile } from '../../shared/contract/identity.js';
import type { RouteInput, RouteReply } from '../../shared/contract/routes.js';

interface Credentials {
  readonly deviceToken?: string;
  readonly sessionToken?: string;
}

/** Calls the real server as a device would; a failure throws with the problem's code. */
export async function call<Name extends RouteName>(server: string, name: Name, input: RouteInput<Name>, credentials: Credentials = {}): Promise<RouteReply<Name>> {
  const { method, path } = ADDRESSES[name];
  const { params = {}, query, body } = input as { params?: Record<string, string>; query?: Record<string, string>; body?: unknown };
  const filled = path.replace(/:(\w+)/g, (_whole, key: string) => encodeURIComponent(params[key] ?? ''));
  const reply = await fetch(`${server}${filled}${query ? `?${new URLSearchParams(query).toString()}` : ''}`, {
    method,
    headers: {
      ...(credentials.deviceToken ? { 'device-token': credentials.deviceToken } : {}),
      ...(credentials.sessionToken ? { authorization: `Bearer ${credentials.sessionToken}` } : {}),
      ...(method === 'POST' ? { 'content-type': 'application/json', 'idempotency-key': makeId() } : {}),
    },
    ...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
  });
  const answer: unknown = await reply.json();
  if (!reply.ok) throw new Error(`${name}: ${reply.status} ${JSON.stringify(answer)}`);
  return answer as RouteReply<Name>;
}

const TELEVISION: InstallProfile = { channel: 'tv', checksIn: false, diagonalInch: 55, widthPx: 1920, heightPx: 1080, lowerEdgeCm: 60, languages: ['en'] };

/** A resident signed in on a television of the test's own. */
export class Resident {
  readonly #server: string;
  readonly #credentials: Credentials;

  /** Somebody who is signed in already; `signIn` signs in. */
  constructor(server: string, credentials: Credentials) {
    this.#server = server;
    this.#credentials = credentials;
  }

  static async signIn(server: string, card: { readonly number: string; readonly pin: string }): Promise<Resident> {
    const { deviceToken } = await call(server, 'enrolDevice', { body: { deviceId: makeId(), profile: TELEVISION } });
    const { token } = await call(server, 'openSession', { body: { card: { number: card.number }, pin: card.pin } }, { deviceToken });
    return new Resident(server, { deviceToken, sessionToken: token });
  }

  /**
   * Reserves the first free seat of a center that can be had, or the one with this sign, from `startsInMinutes` on: as on the screens, a stay
   * from now begins at the last five minutes.
   */
  async reserveSeat(centerId: string, startsInMinutes: number, minutes: number, label?: string): Promise<RouteReply<'reserve'>> {
    const step = 5 * 60_000;
    const from = Math.floor((Date.now() + startsInMinutes * 60_000) / step) * step;
    const to = from + minutes * 60_000;
    const center = await call(this.#server, 'readCenter', { params: { centerId } });
    const seats = center.floors.flatMap((floor) => floor.spaces).filter((space) => space.kind === 'seat' && !space.outOfOrder && (label === undefined || space.label === label));
    let refusal: unknown;
    for (const seat of seats) {
      const allocation = { allocationId: makeId(), spaceId: seat.id, from: new Date(from).toISOString(), to: new Date(to).toISOString() };
      try {
        return await call(this.#server, 'reserve', { body: { bookingId: makeId(), allocations: [allocation] } }, this.#credentials);
      } catch (error) {
        refusal = error;
        if (!String(error).includes('seat-taken')) throw error;
      }
    }
    throw new Error(`No seat could be had at ${centerId}: ${String(refusal)}`);
  }

  /** What the signs of the reserved seats say, in the order of their start. */
  async listReservedSeats(): Promise<string[]> {
    const { bookings } = await call(this.#server, 'listBookings', {}, this.#credentials);
    return bookings.filter(({ state }) => state === 'reserved').flatMap(({ allocations }) => allocations.map(({ spaceLabel }) => spaceLabel));
  }

  /** How each booking stands, the earliest first. */
  async readStates(): Promise<string[]> {
    const { bookings } = await call(this.#server, 'listBookings', {}, this.#credentials);
    return bookings.map(({ state }) => state);
  }

  /** Rings the person whose card has this number. @returns the call's id */
  async ring(number: string): Promise<string> {
    const callId = makeId();
    await call(this.#server, 'startCall', { body: { callId, target: { kind: 'person', number }, language: 'vi' } }, this.#credentials);
    return callId;
  }

  async hangUp(callId: string): Promise<void> {
    await call(this.#server, 'hangUp', { params: { callId }, body: {} }, this.#credentials);
  }

  async cancelAll(): Promise<void> {
    const { bookings } = await call(this.#server, 'listBookings', {}, this.#credentials);
    for (const booking of bookings) {
      if (booking.state === 'reserved') await call(this.#server, 'cancelBooking', { params: { bookingId: booking.id }, body: {} }, this.#credentials);
      if (booking.state === 'checked-in') await call(this.#server, 'leaveEarly', { params: { bookingId: booking.id }, body: {} }, this.#credentials);
    }
  }
}
