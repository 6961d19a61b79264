import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { FakeClock } from '../../shared/base/fake-clock.js';
import { assert } from '../../shared/base/result.js';
import type { CityPack } from '../../shared/city/pack.js';
import { ADDRESSES, type RouteName } from '../../shared/contract/addresses.js';
import type { InstallProfile } from '../../shared/contract/identity.js';
import type { Problem } from '../../shared/contract/problems.js';
import type { RouteInput, RouteReply } from '../../shared/contract/routes.js';
import { LivekitRooms } from '../calls/media-rooms.js';
import { City } from '../city/city.js';
import { seedCity } from '../city/seed-city.js';
import { assembleCityServices, type CityServices } from '../city-services.js';
import { createApiServer } from '../http/api-server.js';
import type { Readiness } from '../http/readiness.js';
import { makeCardAuthority } from '../identity/card-authority.js';
import { writeToken } from '../identity/bearer-token.js';
import { enterCard, enterPerson } from '../identity/issue-card.js';
import { keepPin, type KeptPin } from '../identity/pin-rules.js';
import { JobRunner } from '../jobs/job-runner.js';
import { serveBookings } from '../routes/bookings.js';
import { serveCalls } from '../routes/calls.js';
import { serveCheckIn } from '../routes/check-in.js';
import { serveCity } from '../routes/city.js';
import { serveConsultations } from '../routes/consultations.js';
import { serveIdentity } from '../routes/identity.js';
import { serveMeetings } from '../routes/meetings.js';
import { serveSealed } from '../routes/sealed.js';
import type { Database } from '../storage/database.js';
import { secretsFrom } from '../storage/secrets.js';
import { FakeMedia } from './fake-media.js';
import { makeTestCity } from './test-city.js';
import { openTestDatabase, type Ending } from './test-database.js';

export type TestReply<Name extends RouteName> =
  { readonly ok: true; readonly value: RouteReply<Name>; readonly repeated: boolean } | { readonly ok: false; readonly problem: Problem };

export interface TestCard {
  readonly personId: string;
  readonly cardId: string;
  readonly number: string;
  readonly pin: string;
  readonly text: string;
}

/** For a server that nobody watches. */
export const ALWAYS_READY: Readiness = { mayRead: true, mayWrite: true, hear: () => false };

const YEAR_MS = 365 * 86_400_000;

/** PINs of test cards, used in turn: the hash of a PIN is made to take its time, and a test has many cards. */
const PINS = ['314159', '271828', '161803'].map((pin) => ({ pin, kept: undefined as Promise<KeptPin> | undefined }));
let cards = 0;

/** A server for a small city on a database of its own, with the clock in the test's hands. */
export class TestServer {
  private constructor(readonly app: FastifyInstance, readonly services: CityServices, readonly clock: FakeClock, readonly media: FakeMedia) {}

  /** @param realRooms whether media rooms are those of the LiveKit server that `media.state` names, and not of the one in memory */
  static async open(t: Ending, pack: CityPack = makeTestCity(), own?: Database, demo = true, realRooms = false): Promise<TestServer> {
    const database = own ?? await openTestDatabase(t);
    const clock = new FakeClock();
    const media = new FakeMedia();
    const city = new City(pack);
    await seedCity(database, city);
    const secrets = secretsFrom(Buffer.alloc(32, 7));
    const services = await assembleCityServices({ database, secrets, clock, city, authority: await makeCardAuthority(city.id), mediaEngine: media, mediaRooms: realRooms ? new LivekitRooms(media.state) : media, simulator: undefined, demo });
    const app = createApiServer({ database, authenticator: services.authenticator, secrets, clock, readiness: ALWAYS_READY, wakeEvents: () => undefined });
    for (const serve of [serveCity, serveIdentity, serveBookings, serveCheckIn, serveSealed, serveCalls, serveConsultations, serveMeetings]) serve(app, services);
    await app.ready();
    t.after(async () => { await app.close(); });
    return new TestServer(app, services, clock, media);
  }

  /** Enters a person and gives them a card. */
  async giveCard(change: { name?: string; state?: 'active' | 'revoked'; validDays?: number } = {}): Promise<TestCard> {
    const { database, authority } = this.services;
    const now = this.clock.now();
    const personId = await enterPerson(database, change.name ?? 'Kim Ji-woo', true, new Date(now));
    const validFrom = now - YEAR_MS;
    const validTo = now + (change.validDays ?? 365) * 86_400_000;
    const card = await enterCard(database, { personId, validFrom: new Date(validFrom), validTo: new Date(validTo), ...(change.state ? { state: change.state } : {}) });
    const turn = PINS[cards++ % PINS.length];
    assert(turn, 'there are PINs');
    const { salt, hash } = await (turn.kept ??= keepPin(turn.pin));
    await database`insert into pin (card_id, salt, hash) values (${card.cardId}, ${Buffer.from(salt)}, ${Buffer.from(hash)})`;
    const text = await authority.sign({ cardId: card.cardId, validFrom: Math.floor(validFrom / 1000), validTo: Math.floor(validTo / 1000) });
    return { ...card, pin: turn.pin, personId, text };
  }

  /** A screen that has enrolled itself: a panel of a center, or a television when none is named. */
  async enrol(centerId?: string, checksIn = true, channel: InstallProfile['channel'] = centerId === undefined ? 'tv' : 'kiosk', spaceId?: string): Promise<TestScreen> {
    const profile: InstallProfile = {
      channel, ...(centerId === undefined ? {} : { centerId }), ...(spaceId === undefined ? {} : { spaceId }), checksIn: centerId !== undefined && checksIn,
      diagonalInch: 55, widthPx: 1080, heightPx: 1920, lowerEdgeCm: 75, languages: ['en'],
    };
    const screen = new TestScreen(this.app, randomUUID());
    const reply = await screen.call('enrolDevice', { body: { deviceId: screen.deviceId, profile } });
    assert(reply.ok, 'a device of the test city can enrol');
    screen.deviceToken = reply.value.deviceToken;
    return screen;
  }

  /** A television where the owner of a new card is signed in. */
  async signIn(card?: TestCard): Promise<{ screen: TestScreen; card: TestCard }> {
    const own = card ?? await this.giveCard();
    const screen = await this.enrol();
    await this.openSession(screen, own.personId);
    return { screen, card: own };
  }

  /** As `signIn` for somebody new who has no card: for crowds. */
  async seatPerson(): Promise<TestScreen> {
    const screen = await this.enrol();
    await this.openSession(screen, await enterPerson(this.services.database, 'Kim Ji-woo', true, new Date(this.clock.now())));
    return screen;
  }

  /** Signs somebody in on a screen where nobody is, without a PIN to be checked, whose hash is made to take its time; `TestScreen.signIn` is the whole way. */
  async openSession(screen: TestScreen, personId: string): Promise<void> {
    const { database, sessions, secrets, authenticator } = this.services;
    const device = await authenticator.findDevice(screen.deviceToken);
    assert(device, 'a device that enrolled is known');
    screen.sessionToken = writeToken(secrets, 'session-token', await sessions.open(database, personId, device));
  }

  /** Time passes, and some devices go on saying that they are there, and people that they are: a center whose devices are silent releases nobody. */
  async pass(minutes: number, ...present: readonly TestScreen[]): Promise<void> {
    for (let minute = 0; minute < minutes; minute++) {
      this.clock.advance(60_000);
      for (const device of present) {
        assert((await device.call('sayHere', {})).ok, 'a device of the test city is known');
        if (device.sessionToken) await device.call('extendSession', { body: {} });
      }
      await this.runJobs();
    }
  }

  /** Does the jobs that are due by the test's clock. */
  async runJobs(): Promise<void> {
    const { database, jobs } = this.services;
    const runner = new JobRunner({
      database, clock: this.clock, kinds: jobs, wakeEvents: () => undefined,
      tellFailure: (kind, error) => { throw new Error(`Job ${kind} failed`, { cause: error }); },
    });
    await runner.runDue();
  }

  spaceId(center: string, label: string): string {
    for (const { space, center: own } of this.services.city.spaces) if (own.id === center && space.label === label) return space.id;
    throw new Error(`No space ${label} in ${center}`);
  }

  /** The instant so many minutes after the test began, on the five minutes. */
  at(minutes: number): string {
    const step = 300_000;
    return new Date(Math.floor(this.clock.now() / step) * step + minutes * 60_000).toISOString();
  }
}

/** One screen that calls the server by the contract. */
export class TestScreen {
  deviceToken = '';
  sessionToken = '';

  constructor(private readonly app: FastifyInstance, readonly deviceId: string) {}

  async call<Name extends RouteName>(name: Name, input: RouteInput<Name>, key: string = randomUUID()): Promise<TestReply<Name>> {
    const { method, path } = ADDRESSES[name];
    const { params = {}, query, body } = input as { params?: Record<string, string>; query?: Record<string, string>; body?: object };
    const url = path.replace(/:(\w+)/g, (_, parameter: string) => encodeURIComponent(params[parameter] ?? ''));
    const response = await this.app.inject({
      method, url, ...(query ? { query } : {}), ...(body ? { payload: body } : {}),
      headers: {
        ...(this.deviceToken ? { 'device-token': this.deviceToken } : {}),
        ...(this.sessionToken ? { authorization: `Bearer ${this.sessionToken}` } : {}),
        ...(method === 'POST' ? { 'idempotency-key': key } : {}),
      },
    });
    if (response.statusCode >= 300) return { ok: false, problem: response.json<Problem>() };
    return { ok: true, value: response.json<RouteReply<Name>>(), repeated: response.headers['idempotency-replayed'] === 'true' };
  }

  async signIn(card: TestCard): Promise<void> {
    const reply = await this.call('openSession', { body: { card: { number: card.number }, pin: card.pin } });
    assert(reply.ok, 'the right PIN signs in');
    this.sessionToken = reply.value.token;
  }

  /** Reserves one space. @returns the booking, or the code of the refusal */
  async reserve(spaceId: string, from: string, to: string, ids = { bookingId: randomUUID(), allocationId: randomUUID() }) {
    return this.call('reserve', { body: { bookingId: ids.bookingId, allocations: [{ allocationId: ids.allocationId, spaceId, from, to }] } });
  }

  async showCard(text: string): Promise<TestReply<'checkIn'>> {
    return this.call('checkIn', { body: { card: text, source: 'camera', scannedAt: '2026-11-23T05:32:00.000Z' } });
  }
}

/** The code of a refusal, or `ok`. */
export function codeOf(reply: TestReply<RouteName>): string {
  return reply.ok ? 'ok' : reply.problem.code;
}
