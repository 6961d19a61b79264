import type { Clock } from '../shared/base/clock.js';
import { makeSealOpener, type SealOpener } from '../shared/contract/sealing.js';
import { Calls } from './calls/calls.js';
import { CallTickets } from './calls/call-tickets.js';
import { DeskWork } from './calls/desk-work.js';
import type { MediaEngine } from './calls/engine/media-engine.js';
import { Invitations } from './calls/invitations.js';
import { LivekitRooms, type MediaRooms } from './calls/media-rooms.js';
import { markRooms } from './calls/room-names.js';
import { watchCallJob } from './calls/watch-call-job.js';
import { CheckIn } from './check-in/check-in.js';
import { CheckInSheets } from './check-in/check-in-sheets.js';
import type { City } from './city/city.js';
import { Devices } from './devices/devices.js';
import { ClinicianWork } from './consultations/clinician-work.js';
import { Consultations } from './consultations/consultations.js';
import { SealedTexts } from './consultations/sealed-text.js';
import type { Authenticator } from './http/authenticator.js';
import type { CardAuthority } from './identity/card-authority.js';
import { Cards } from './identity/cards.js';
import { makeAuthenticator } from './identity/make-authenticator.js';
import { Sessions } from './identity/sessions.js';
import type { JobKind } from './jobs/job-runner.js';
import { endMeetingJob } from './meetings/end-meeting.js';
import { MeetingCalls } from './meetings/meeting-calls.js';
import { Meetings } from './meetings/meetings.js';
import { Rooms } from './meetings/rooms.js';
import { releaseNoShowJob } from './reservations/no-show.js';
import { OccupancyReader } from './reservations/occupancy.js';
import { Reservations } from './reservations/reservations.js';
import { Notices } from './sealed/notices.js';
import { SealedIntents } from './sealed/sealed-intents.js';
import type { Database } from './storage/database.js';
import type { Secrets } from './storage/secrets.js';

export interface CityServicesParts {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly city: City;
  readonly authority: CardAuthority;
  /** Carries calls; it may still be getting ready, or be off. */
  readonly mediaEngine: MediaEngine;
  /** Its rooms, where somebody else than the engine is to be asked about them. */
  readonly mediaRooms?: MediaRooms;
  /** Fills the city with invented visitors; every figure then says so. */
  readonly simulator: JobKind | undefined;
  /** Where people reach this installation, if it knows: the address of a proxy, or this machine's on the network. */
  readonly readPublicAddress?: () => string | undefined;
  /** A demonstration: devices enrol themselves, and the city's screens may be driven by their addresses. */
  readonly demo: boolean;
}

/** What the server can do for a city: the capabilities that routes and jobs call. */
export interface CityServices extends CityServicesParts {
  readonly authenticator: Authenticator;
  readonly devices: Devices;
  readonly cards: Cards;
  readonly sessions: Sessions;
  readonly occupancy: OccupancyReader;
  readonly reservations: Reservations;
  readonly checkIn: CheckIn;
  readonly sheets: CheckInSheets;
  readonly opener: SealOpener;
  readonly sealedIntents: SealedIntents;
  readonly notices: Notices;
  readonly mediaRooms: MediaRooms;
  readonly calls: Calls;
  readonly callTickets: CallTickets;
  readonly deskWork: DeskWork;
  readonly invitations: Invitations;
  readonly consultations: Consultations;
  readonly clinicianWork: ClinicianWork;
  readonly meetings: Meetings;
  readonly meetingCalls: MeetingCalls;
  readonly rooms: Rooms;
  /** What the names of this installation's media rooms begin with. */
  readonly roomMark: string;
  readonly jobs: readonly JobKind[];
}

/** Puts the capabilities together; nothing is started and nothing is read. */
export async function assembleCityServices(parts: CityServicesParts): Promise<CityServices> {
  const { database, secrets, clock, city, authority, simulator, mediaEngine, mediaRooms = new LivekitRooms(mediaEngine.state) } = parts;
  const devices = new Devices(secrets, clock);
  const cards = new Cards(authority, clock);
  const sessions = new Sessions(city.settings, clock);
  const notices = new Notices(clock);
  const roomMark = markRooms(secrets);
  const texts = new SealedTexts(secrets);
  const clinicianWork = new ClinicianWork({ city, clock, texts });
  const opener = await makeSealOpener(secrets.deriveKey('sealed-intents'));
  const calls = new Calls({ city, cards, clock, engine: mediaEngine.state, roomMark });
  return {
    ...parts, devices, cards, sessions,
    authenticator: makeAuthenticator(database, secrets, devices, sessions),
    occupancy: new OccupancyReader(database, city, clock, simulator !== undefined),
    reservations: new Reservations(city, clock),
    checkIn: new CheckIn(city, cards, clock),
    sheets: new CheckInSheets(database, city, secrets, clock),
    opener, notices,
    sealedIntents: new SealedIntents({ database, city, opener, cards, sessions, notices, secrets, clock }),
    mediaRooms,
    calls,
    callTickets: new CallTickets(database, mediaEngine.state, mediaRooms),
    deskWork: new DeskWork(clock),
    invitations: new Invitations(secrets, clock, (sql, callId) => clinicianWork.mayInvite(sql, callId)),
    consultations: new Consultations({ city, clock, texts }),
    clinicianWork,
    meetings: new Meetings(city, cards, clock),
    meetingCalls: new MeetingCalls({ calls, clock, engine: mediaEngine.state, roomMark }),
    rooms: new Rooms(database, city, clock, simulator !== undefined),
    roomMark,
    jobs: [releaseNoShowJob(clock), watchCallJob(clock), endMeetingJob(clock), ...(simulator ? [simulator] : [])],
  };
}
