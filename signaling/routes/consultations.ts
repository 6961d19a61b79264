import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { fail, succeed } from '../../shared/base/result.js';
import { ConsultationFile, type Consultation } from '../../shared/contract/consultations.js';
import { isStaff } from '../calls/staff.js';
import type { CityServices } from '../city-services.js';
import { composeForgotten } from '../consultations/consultation-rows.js';
import { readHealthDesk } from '../consultations/health-desk.js';
import { readSnapshot } from '../events/event-log.js';
import type { Caller } from '../http/authenticator.js';
import { serveRoute } from '../http/serve-route.js';
import type { Queryable } from '../storage/database.js';

const Kept = z.object({ id: z.string(), kind: z.enum(['walk-in', 'appointment']), askedAt: z.string() });
const KeptFile = ConsultationFile.pick({ id: true, kind: true, language: true });

/** Remote consultations: what a person agrees to, asks for and takes back; what clinicians read and write. */
export function serveConsultations(app: FastifyInstance, { database, city, clock, consultations, clinicianWork }: CityServices): void {
  /** Nothing that was said or agreed lies with kept answers: a repeat gets the consultation as it is now. */
  const keeps = {
    forget: ({ id, kind, askedAt }: Consultation) => ({ id, kind, askedAt }),
    async recall(kept: unknown, { sql }: { readonly sql: Queryable }) {
      const known = Kept.parse(kept);
      return await consultations.read(sql, known.id) ?? composeForgotten(known);
    },
  };
  const keepsFile = {
    forget: ({ id, kind, language }: ConsultationFile) => ({ id, kind, language }),
    recall: (kept: unknown, { sql, caller }: { readonly sql: Queryable; readonly caller: Caller<'person'> }) => clinicianWork.recall(sql, caller.person.personId, KeptFile.parse(kept)),
  };

  serveRoute(app, 'readHealthDesk', async ({ sql }) => succeed(await readHealthDesk(sql, city, clock.now())));
  serveRoute(app, 'readConsultationTimes', async ({ query, sql }) => succeed(await consultations.listTimes(sql, query.day)));
  serveRoute(app, 'listConsultations', async ({ caller }) =>
    succeed(await readSnapshot(database, async (sql, event) => ({ event, consultations: await consultations.list(sql, caller.person.personId) }))));
  serveRoute(app, 'startConsultation', ({ caller, body, sql }) => consultations.start(sql, caller, body), { keeps });
  serveRoute(app, 'joinConsultation', ({ caller, params, body, sql }) => consultations.join(sql, caller, params.consultationId, body.callId), { keeps });
  serveRoute(app, 'changeConsent', ({ caller, params, body, sql }) => consultations.changeConsent(sql, caller.person.personId, params.consultationId, body), { keeps });
  serveRoute(app, 'endConsultation', ({ caller, params, sql }) => consultations.end(sql, caller.person.personId, params.consultationId), { keeps });

  serveRoute(app, 'listAppointments', async ({ caller, sql }) => {
    if (!await isStaff(sql, caller.person.personId, 'health')) return fail({ code: 'not-allowed' });
    return succeed(await readSnapshot(database, async (snapshot, event) => ({ event, appointments: await clinicianWork.listAppointments(snapshot, caller.person.personId) })));
  });
  serveRoute(app, 'openConsultation', ({ caller, params, sql }) => clinicianWork.open(sql, caller, params.callId), { keeps: keepsFile });
  serveRoute(app, 'writeNotes', ({ caller, params, body, sql }) => clinicianWork.writeNotes(sql, caller.person.personId, params.consultationId, body.text), { keeps: keepsFile });
  serveRoute(app, 'writeSummary', ({ caller, params, body, sql }) => clinicianWork.writeSummary(sql, caller.person.personId, params.consultationId, body), { keeps: keepsFile });
}
