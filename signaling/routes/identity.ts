import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { fail, succeed } from '../../shared/base/result.js';
import type { CityServices } from '../city-services.js';
import { serveRoute } from '../http/serve-route.js';
import { writeToken } from '../identity/bearer-token.js';

const KeptDevice = z.object({ deviceId: z.string(), tokenNumber: z.number() });
const KeptSession = z.object({ sessionId: z.string() });

/** Devices, cards and sessions. Tokens are not kept with the answers to writes: a repeat gets the same token, made again. */
export function serveIdentity(app: FastifyInstance, { devices, cards, sessions, calls, secrets, demo }: CityServices): void {
  serveRoute(app, 'readCardKeys', async ({ sql }) => succeed(await cards.readKeys(sql)));

  serveRoute(app, 'enrolDevice', async ({ body, sql }) => {
    if (!demo) return fail({ code: 'not-allowed' });
    const enrolled = await devices.enrol(sql, body.deviceId, body.profile);
    if (!enrolled.ok) return fail({ code: enrolled.failure });
    return succeed({ deviceId: body.deviceId, deviceToken: devices.writeToken(body.deviceId, enrolled.value), profile: body.profile });
  }, {
    keeps: {
      forget: ({ deviceId, deviceToken }) => ({ deviceId, tokenNumber: Number(deviceToken.split('.')[1]) }),
      recall(kept, { body }) {
        const { deviceId, tokenNumber } = KeptDevice.parse(kept);
        return { deviceId, deviceToken: devices.writeToken(deviceId, tokenNumber), profile: body.profile };
      },
    },
  });

  serveRoute(app, 'openSession', async ({ body, caller, sql }) => {
    const card = 'token' in body.card ? await cards.findByToken(sql, body.card.token) : await cards.findByNumber(sql, body.card.number);
    if (!card.ok) return fail({ code: card.failure });
    const pin = await cards.checkPin(sql, card.value.id, body.pin);
    if (!pin.ok) return pin;
    for (const earlier of await sessions.findUnended(sql, caller.device.deviceId)) await calls.leaveSession(sql, earlier);
    const sessionId = await sessions.open(sql, card.value.personId, caller.device);
    const session = await sessions.read(sql, sessionId);
    return succeed({ ...session, token: writeToken(secrets, 'session-token', sessionId) });
  }, {
    keepsFailures: true,
    keeps: {
      forget: ({ token }) => ({ sessionId: token.split('.')[0] }),
      async recall(kept, { sql }) {
        const { sessionId } = KeptSession.parse(kept);
        return { ...await sessions.read(sql, sessionId), token: writeToken(secrets, 'session-token', sessionId) };
      },
    },
  });

  serveRoute(app, 'readSession', async ({ caller, sql }) => succeed(await sessions.read(sql, caller.person.sessionId)));
  // The access check has moved the idle limit on already, as it does for every request of a person.
  serveRoute(app, 'extendSession', async ({ caller, sql }) => succeed(await sessions.read(sql, caller.person.sessionId)));
  serveRoute(app, 'endSession', async ({ caller, sql }) => {
    await calls.leaveSession(sql, caller.person.sessionId);
    await sessions.end(sql, caller.person.sessionId);
    return succeed({ ended: true as const });
  });
}
