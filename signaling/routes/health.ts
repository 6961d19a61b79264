import type { FastifyInstance } from 'fastify';
import type { Readable } from '../../shared/base/store.js';
import type { EngineState } from '../calls/engine/media-engine.js';
import type { Faults } from '../health/faults.js';
import type { ProcessWatch } from '../health/process-watch.js';
import { isMigrated, type Migration } from '../storage/migrate.js';

export interface HealthParts {
  readonly migrations: readonly Migration[];
  readonly faults: Faults;
  readonly process: ProcessWatch;
  readonly media: Readable<EngineState>;
  /** False once the server has begun to stop. */
  readonly isOpen: () => boolean;
}

/** An event that waits longer for its position shows that nobody dispatches. */
const LONGEST_WAIT_SECONDS = 10;
const LONGEST_ANSWER_MS = 2000;

/**
 * `/healthz`: the process lives, with facts of its own; it answers 200 whatever else is wrong. `/readyz`: it can do all of its
 * work, so a proxy may send it screens; otherwise 503 and what is wrong. How calls stand is said beside it and changes nothing: a
 * server without a media server does everything else.
 */
export function serveHealth(app: FastifyInstance, { migrations, faults, process, media, isOpen }: HealthParts): void {
  const { database, clock } = app.parts;
  app.get('/healthz', { schema: { hide: true } }, async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return { alive: true, ...process.read(), faults: faults.list() };
  });
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    const checks = await check();
    const ready = Object.values(checks).every(Boolean);
    return reply.code(ready ? 200 : 503).send({ ready, checks, faults: faults.list(), media: tellMedia(media.get()) });
  });

  async function check(): Promise<Record<string, boolean>> {
    if (!isOpen()) return { open: false };
    if (!faults.mayRead) return { database: false };
    const clockFits = !faults.has('clock-jumped');
    return { ...await withLimit(checkDatabase()), clock: clockFits, writes: faults.mayWrite };
  }

  async function checkDatabase(): Promise<Record<string, boolean>> {
    const migrated = await isMigrated(database, migrations);
    if (!migrated) return { database: true, migrated };
    const [oldest] = await database<{ seconds: number | null }[]>`
      select extract(epoch from ${new Date(clock.now())} - min(at))::float8 as seconds from event where position is null`;
    return { database: true, migrated, events: (oldest?.seconds ?? 0) < LONGEST_WAIT_SECONDS };
  }

  /** A database that hangs must not make the probe hang. */
  async function withLimit(asked: Promise<Record<string, boolean>>): Promise<Record<string, boolean>> {
    let cancel = (): void => undefined;
    const late = new Promise<Record<string, boolean>>((answer) => { cancel = clock.after(LONGEST_ANSWER_MS, () => { answer({ database: false }); }); });
    try {
      return await Promise.race([asked.catch(() => ({ database: false })), late]);
    } finally {
      cancel();
    }
  }
}

/** Not where the media server is nor what opens it: a probe asks without saying who it is. */
function tellMedia(state: EngineState): object {
  switch (state.kind) {
    case 'ready': return { state: state.kind };
    case 'getting-ready': return { state: state.kind, step: state.step, ...state.percent !== undefined && { percent: state.percent } };
    case 'off': return { state: state.kind, why: state.why };
  }
}
