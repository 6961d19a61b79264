import compress from '@fastify/compress';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { constants } from 'node:zlib';
import { listPageSources } from './calls/engine/page-sources.js';
import { passSignalling } from './calls/engine/pass-signalling.js';
import { MediaWebhooks } from './calls/media-webhooks.js';
import { RoomKeeper } from './calls/room-keeper.js';
import { listDesks } from './calls/staff.js';
import { serveChooser } from './chooser/chooser.js';
import type { CityServices } from './city-services.js';
import type { Config } from './config.js';
import { demoCardFolder } from './demo/demo-cards.js';
import { EventDispatcher } from './events/event-dispatcher.js';
import { EventFeed } from './events/event-feed.js';
import { EventHistory } from './events/event-history.js';
import { EventStreams } from './events/event-streams.js';
import { EventWaits } from './events/event-waits.js';
import { DatabaseWatch, type DatabaseWatchParts } from './health/database-watch.js';
import { Faults } from './health/faults.js';
import { ProcessWatch } from './health/process-watch.js';
import { createApiServer, type TimeLimits } from './http/api-server.js';
import { followRequests } from './http/close-server.js';
import { allowPackagedTelevisions } from './http/cors.js';
import { describeApi } from './http/describe-api.js';
import { limitConnections } from './http/limit-connections.js';
import type { Readiness } from './http/readiness.js';
import { limitRequests } from './http/limit-requests.js';
import { addSecurityHeaders } from './http/security-headers.js';
import { serveFiles } from './http/serve-files.js';
import { cleanUp, scheduleCleanUp } from './jobs/clean-up.js';
import { JobRunner } from './jobs/job-runner.js';
import { serveBookings } from './routes/bookings.js';
import { serveCalls } from './routes/calls.js';
import { serveCheckIn } from './routes/check-in.js';
import { serveCity } from './routes/city.js';
import { serveConsultations } from './routes/consultations.js';
import { serveEvents } from './routes/events.js';
import { serveHealth } from './routes/health.js';
import { serveIdentity } from './routes/identity.js';
import { serveLivekit } from './routes/livekit.js';
import { serveMeetings } from './routes/meetings.js';
import { serveSealed } from './routes/sealed.js';
import type { Migration } from './storage/migrate.js';

export interface AppParts {
  readonly config: Pick<Config, 'requestsPerMinute' | 'connectionsPerAddress' | 'trustProxy' | 'demo' | 'dataFolder' | 'calls' | 'lan'>;
  readonly services: CityServices;
  readonly log: FastifyBaseLogger;
  readonly migrations: readonly Migration[];
  /** Where the built channels lie. */
  readonly webFolder: string;
  readonly limits?: TimeLimits;
  /** How the database is looked at; absent where nobody has to. */
  readonly probes?: Pick<DatabaseWatchParts, 'ask' | 'write' | 'readFreeBytes'> | undefined;
  /** Milliseconds that only ever go on, beside the services' clock. */
  readonly steady: () => number;
}

/** The whole application. It listens nowhere by itself: main listens, tests inject requests. */
export interface App {
  readonly server: FastifyInstance;
  readonly jobs: JobRunner;
  readonly faults: Faults;
  /** Whether the channels have been built. */
  readonly hasChannels: boolean;
  /** Begins to dispatch events and to do jobs. */
  start(): Promise<void>;
  /** Ends streams, requests in hand and jobs, in this order. The database stays open. */
  stop(): Promise<void>;
}

const VERSION = '1';
/** Replies above this are worth compressing: the list of free spaces is, a booking is not. */
const COMPRESS_FROM_BYTES = 2048;

/** Builds the application from its parts. */
export async function buildApp({ config, services, log, migrations, webFolder, limits, probes, steady }: AppParts): Promise<App> {
  const { database, clock, secrets, authenticator } = services;
  const faults = new Faults(clock, log);
  const processWatch = new ProcessWatch({ clock, faults, steady });
  const nothing = async (): Promise<void> => undefined;
  const databaseWatch = new DatabaseWatch({ clock, faults, ask: nothing, write: nothing, ...probes });
  const hear = (error: unknown): boolean => databaseWatch.hear(error);
  const readiness: Readiness = { get mayRead() { return faults.mayRead; }, get mayWrite() { return faults.mayWrite; }, hear };
  // While the database is away, its fault has been told; what waits for it need not tell it once a second.
  const tellFailure = (error: unknown): void => { if (!hear(error) || faults.mayRead) log.error({ err: error }, 'Events are held up'); };
  const dispatcher = new EventDispatcher({ database, tellFailure });
  const wakeEvents = (): void => { dispatcher.wake(); };
  const history = new EventHistory(database);
  const streams = new EventStreams({ clock, history, tellFailure, findOpenSessions: authenticator.findOpenSessions });
  const waits = new EventWaits(clock);
  const keeper = new RoomKeeper({
    database, clock, rooms: services.mediaRooms, roomMark: services.roomMark, wakeEvents,
    tellFailure: (error) => { if (!hear(error) || faults.mayRead) log.error({ err: error }, 'Media rooms are not looked after'); },
  });
  const feed = new EventFeed({
    database, tellFailure,
    begin: (position) => { history.begin(position); },
    publish: (event) => { for (const one of [history, streams, waits, keeper]) one.publish(event); },
  });
  const jobs = new JobRunner({
    database, clock, wakeEvents, mayRun: () => faults.mayWrite, kinds: [...services.jobs, cleanUp(clock)],
    tellFailure: (kind, error) => { if (!hear(error) || faults.mayRead) log.error({ kind, err: error }, 'A job failed and will be tried again'); },
  });

  const server = createApiServer({ database, authenticator, secrets, clock, readiness, wakeEvents }, { logger: log, trustProxy: config.trustProxy, ...limits && { limits } });
  const closeServer = followRequests(server);
  let isOpen = true;
  addSecurityHeaders(server, listPageSources(config));
  if (!config.trustProxy) limitConnections(server.server, config.connectionsPerAddress);
  allowPackagedTelevisions(server);
  await limitRequests(server, config.requestsPerMinute);
  await server.register(compress, {
    threshold: COMPRESS_FROM_BYTES, encodings: ['br', 'gzip'], customTypes: /^application\/json/,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  await describeApi(server, VERSION);

  // The map of the server: one line for each group of addresses.
  serveHealth(server, { migrations, faults, process: processWatch, media: services.mediaEngine.state, isOpen: () => isOpen });
  serveCity(server, services);
  serveIdentity(server, services);
  serveBookings(server, services);
  serveCheckIn(server, services);
  serveSealed(server, services);
  serveCalls(server, services);
  serveConsultations(server, services);
  serveMeetings(server, services);
  serveLivekit(server, new MediaWebhooks(database, services.mediaEngine.state, clock), keeper);
  serveEvents(server, { history, streams, waits, listDesks: (personId) => listDesks(database, personId) });
  if (config.calls.kind === 'own' && config.lan) passSignalling(server, services.mediaEngine.state);
  serveChooser(server, { city: services.city, cardFolder: config.demo ? demoCardFolder(config.dataFolder) : undefined });
  const hasChannels = await serveFiles(server, webFolder);

  return {
    server, jobs, faults, hasChannels,
    async start() {
      processWatch.start();
      if (probes) databaseWatch.start();
      await scheduleCleanUp(database, clock);
      await feed.start();
      dispatcher.start();
      streams.start();
      jobs.start();
      keeper.start();
    },
    async stop() {
      isOpen = false;
      waits.close();
      databaseWatch.stop();
      processWatch.stop();
      await streams.close();
      await closeServer();
      await jobs.stop();
      await keeper.stop();
      await dispatcher.stop();
      await feed.stop();
    },
  };
}
