import type { TestContext } from 'node:test';
import type { FastifyBaseLogger } from 'fastify';
import { buildApp, type App, type AppParts } from '../app.js';
import type { CallSettings } from '../config.js';
import type { TimeLimits } from '../http/api-server.js';
import { createLog } from '../log.js';
import type { Database } from '../storage/database.js';
import { readMigrations } from '../storage/migrate.js';
import { makeTestCity } from './test-city.js';
import { TestScreen, TestServer } from './test-server.js';

/** The whole application, listening on a free port, over the small city of the tests. */
export interface TestApp {
  readonly app: App;
  readonly city: TestServer;
  readonly address: string;
  /** An enrolled screen that calls the whole application. */
  enrol(centerId?: string, spaceId?: string): Promise<TestScreen>;
}

export interface TestAppChange {
  readonly webFolder?: string;
  readonly requestsPerMinute?: number;
  readonly connectionsPerAddress?: number;
  readonly trustProxy?: boolean;
  readonly limits?: TimeLimits;
  readonly demo?: boolean;
  readonly calls?: CallSettings;
  readonly log?: FastifyBaseLogger;
  /** Migrated; the test closes it. */
  readonly database?: Database;
  readonly probes?: AppParts['probes'];
  readonly steady?: () => number;
  /** Media rooms are those of a real LiveKit server, which the test names to `city.media.state`. */
  readonly realRooms?: boolean;
}

export async function openTestApp(t: TestContext, change: TestAppChange = {}): Promise<TestApp> {
  // The application ends before the database it stands on, although that was opened first.
  const endings: (() => Promise<void>)[] = [];
  const city = await TestServer.open({ after: (work) => { endings.push(work); } }, makeTestCity(), change.database, change.demo, change.realRooms);
  const app = await buildApp({
    config: { requestsPerMinute: change.requestsPerMinute ?? 10_000, connectionsPerAddress: change.connectionsPerAddress ?? 1000, trustProxy: change.trustProxy ?? false, demo: change.demo ?? true, dataFolder: '/srv/u-city', calls: change.calls ?? { kind: 'off' }, lan: undefined },
    ...change.limits && { limits: change.limits },
    services: city.services, log: change.log ?? createLog('silent'), migrations: await readMigrations(), webFolder: change.webFolder ?? '/nonexistent',
    probes: change.probes, steady: change.steady ?? (() => city.clock.now()),
  });
  await app.start();
  const address = await app.server.listen({ port: 0, host: '127.0.0.1' });
  t.after(async () => {
    await app.stop();
    for (const end of endings) await end();
  });
  return {
    app, city, address,
    async enrol(centerId, spaceId) {
      const enrolled = await city.enrol(centerId, true, undefined, spaceId);
      const screen = new TestScreen(app.server, enrolled.deviceId);
      screen.deviceToken = enrolled.deviceToken;
      return screen;
    },
  };
}
