import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { systemClock } from '../shared/base/clock.js';
import { buildApp, type App } from './app.js';
import { announceEngine } from './calls/engine/announce-engine.js';
import { makeEngine } from './calls/engine/make-engine.js';
import type { StartableEngine } from './calls/engine/media-engine.js';
import { assembleCityServices } from './city-services.js';
import { City } from './city/city.js';
import { readCityPack } from './city/read-city-pack.js';
import { seedCity } from './city/seed-city.js';
import { readConfig, type Config } from './config.js';
import { OccupancySimulator } from './demo/occupancy-simulator.js';
import { seedDemo } from './demo/seed-demo.js';
import { claimSecrets } from './identity/claim-secrets.js';
import { readFreeBytes } from './health/disk-room.js';
import { prepareLan } from './lan/prepare-lan.js';
import { serveLan, type Lan } from './lan/serve-lan.js';
import { createLog } from './log.js';
import { askOnce, whileAlone, writeOnce } from './storage/probe.js';
import { migrate, readMigrations } from './storage/migrate.js';
import { openDatabase } from './storage/open-database.js';
import { findProjectFolder } from './storage/project-folder.js';

/** What a starter that has opened a channel to this process is told. */
type Telling = { readonly step: string } | { readonly calls: { readonly state: string; readonly words: string } } | { readonly ready: { readonly address: string; readonly lan: Pick<Lan, 'address' | 'welcomeAddress'> | undefined; readonly dataFolder: string; readonly hasChannels: boolean; readonly demo: boolean } };

/** Requests in hand and streams get this long to end; then the process ends anyhow. */
const STOP_LIMIT_MS = 15_000;

function tell(telling: Telling): void {
  if (process.connected) process.send?.(telling);
}

async function start(config: Config, log: FastifyBaseLogger): Promise<() => Promise<void>> {
  const projectFolder = findProjectFolder();
  const tellStep = (step: string): void => {
    log.info(step);
    tell({ step });
  };
  const [pack, migrations] = await Promise.all([readCityPack(config.city), readMigrations()]);
  const opened = await openDatabase(config, {
    step: tellStep,
    trouble: (facts, words) => { log.warn(facts, words); },
    hopeless: (error) => {
      log.fatal({ err: error }, 'The server cannot go on without its database');
      process.exit(1);
    },
  });
  const { database, unhurried, probe, folder, close } = opened;
  let app: App | undefined;
  let lan: Lan | undefined;
  let engine: StartableEngine | undefined;
  const stop = async (): Promise<void> => {
    await app?.stop();
    await lan?.close();
    await engine?.stop();
    await close();
  };
  try {
    const ran = await migrate(unhurried, migrations);
    if (ran > 0) log.info({ migrations: ran }, 'The database was brought up to date');
    const city = new City(pack);
    const { secrets, authority } = await claimSecrets(unhurried, config.dataFolder, city.id);
    const clock = systemClock;
    const simulator = config.simulatedVisitors ? new OccupancySimulator(city, clock) : undefined;
    await whileAlone(unhurried, async () => {
      if (await seedCity(unhurried, city)) tellStep('City laid out');
      if (config.demo) await seedDemo({ database: unhurried, authority, clock, dataFolder: config.dataFolder, isShared: config.databaseUrl !== undefined, tell: tellStep });
      await simulator?.start(unhurried, tellStep);
    });
    const network = config.lan && await prepareLan(config.lan, config.dataFolder, city.id, clock.now());
    engine = makeEngine(config, secrets, clock, network?.host);
    announceEngine(engine.state, log, (calls) => { tell({ calls }); });
    const services = await assembleCityServices({ database, secrets, clock, city, authority, mediaEngine: engine, simulator, demo: config.demo, readPublicAddress: () => config.publicUrl ?? lan?.address });
    app = await buildApp({
      config, services, log, migrations, webFolder: join(projectFolder, 'dist/web'), steady: () => performance.now(),
      probes: { ask: () => askOnce(probe), write: () => writeOnce(probe), readFreeBytes: folder === undefined ? undefined : () => readFreeBytes(folder) },
    });
    await app.start();
    await app.server.listen({ port: config.port, host: config.host });
    const port = readPort(app.server.addresses()[0]) ?? config.port;
    // After it listens, because the media server calls back.
    engine.start(reachFromHere(config.host, port));
    const address = config.publicUrl ?? nameAddress(config.host, port);
    if (network) {
      lan = await serveLan({ ...network, app: app.server, engine: engine.state, welcomePort: port, connectionsPerAddress: config.connectionsPerAddress });
      log.info({ address: lan.address, welcomeAddress: lan.welcomeAddress }, 'Serving the network');
    }
    log.info({ address }, 'Ready');
    tell({ ready: { address, lan: lan && { address: lan.address, welcomeAddress: lan.welcomeAddress }, dataFolder: config.dataFolder, hasChannels: app.hasChannels, demo: config.demo } });
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

function readPort(bound: string | { readonly port: number } | undefined): number | undefined {
  return typeof bound === 'object' ? bound.port : undefined;
}

/** Browsers treat localhost as secure, which cameras and cryptography need; so it is named where it leads here. */
function nameAddress(host: string, port: number): string {
  const isHere = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host);
  return `http://${isHere ? 'localhost' : host}:${String(port)}`;
}

/** Where a program on this machine reaches a server that listens on `host`. */
function reachFromHere(host: string, port: number): string {
  const isAny = host === '0.0.0.0' || host === '::';
  return `http://${isAny ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${String(port)}`;
}

/** Stops once, in order, whatever asks for it: Ctrl-C, the system, or a starter that has gone. */
function stopOnRequest(stop: () => Promise<void>, log: FastifyBaseLogger): void {
  let stopping = false;
  const stopOnce = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => { process.exit(1); }, STOP_LIMIT_MS).unref();
    stop().then(
      () => { process.exit(0); },
      (error: unknown) => {
        log.error({ err: error }, 'The server did not stop cleanly');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopOnce);
  if (process.connected) process.once('disconnect', stopOnce);
}

const envFile = await readFile(join(findProjectFolder(), '.env'), 'utf8').catch(() => undefined);
const config = readConfig(process.env, envFile, findProjectFolder());
if (!config.ok) {
  process.stderr.write(`${config.failure}\n`);
  process.exit(2);
}
const log = createLog(config.value.logLevel);
try {
  stopOnRequest(await start(config.value, log), log);
} catch (error) {
  log.fatal({ err: error }, 'The server could not start');
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}

/** The words of an error and its causes, for the person at the terminal. */
function explain(error: unknown): string {
  const isPortTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (isPortTaken) return 'The port is taken by another program. Set PORT, or LAN_PORT for the network, to a free one.';
  if (error instanceof Error && 'code' in error && error.code === 'EADDRNOTAVAIL') return `No interface of this machine has the address that HOST or LAN names (${error.message}).`;
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}\n  because: ${explain(error.cause)}`;
}
