import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { fail, succeed, type Result } from '../../shared/base/result.js';
import type { Call, Invitation } from '../../shared/contract/calls.js';
import type { CallActor } from '../calls/call-rows.js';
import { writePhoneLink } from '../calls/phone-link.js';
import { dismissMissed, listMissed } from '../calls/missed-calls.js';
import { isStaff } from '../calls/staff.js';
import type { CityServices } from '../city-services.js';
import { readSnapshot } from '../events/event-log.js';
import { serveRoute } from '../http/serve-route.js';
import type { Queryable, Transaction } from '../storage/database.js';

const KeptCall = z.object({ callId: z.string() });
const KeptInvitation = z.object({ validUntil: z.string() });

/** Calls as screens see them: started, answered, left; what staff do with them; codes by which others join. */
export function serveCalls(app: FastifyInstance, { database, city, mediaEngine, calls, deskWork, invitations, callTickets, readPublicAddress }: CityServices): void {
  /** Calls name people while they last, so a kept answer holds the call's id alone and a repeat gets the call as it is now. */
  const keeps = {
    forget: (call: Call) => ({ callId: call.id }),
    recall: (kept: unknown, { sql, caller }: { readonly sql: Queryable; readonly caller: CallActor }) => calls.readChanged(sql, caller, KeptCall.parse(kept).callId),
  };
  const readAfter = async <Failure>(done: Result<unknown, Failure>, sql: Transaction, caller: CallActor, callId: string): Promise<Result<Call, Failure>> =>
    (done.ok ? succeed(await calls.readChanged(sql, caller, callId)) : done);

  serveRoute(app, 'readCallEngine', async () => {
    const { kind } = mediaEngine.state.get();
    const { telephone } = city.settings;
    return succeed(kind === 'off' && telephone !== undefined ? { kind, telephone } : { kind });
  }, { needsNoDatabase: true });
  serveRoute(app, 'listCalls', async ({ caller }) => succeed(await readSnapshot(database, async (sql, event) => ({ event, calls: await calls.list(sql, caller, event) }))));
  serveRoute(app, 'readCall', ({ caller, params }) => readSnapshot(database, (sql, event) => calls.read(sql, caller, params.callId, event)));

  serveRoute(app, 'startCall', ({ caller, body, sql }) => calls.start(sql, caller, body), { keeps });
  serveRoute(app, 'answerCall', ({ caller, params, body, sql }) => calls.answer(sql, caller, params.callId, body.language), { keeps });
  serveRoute(app, 'declineCall', ({ caller, params, sql }) => calls.decline(sql, caller, params.callId), { keeps });
  serveRoute(app, 'listMissedCalls', async ({ caller }) => succeed({ missed: await listMissed(database, caller.person.personId) }));
  serveRoute(app, 'dismissMissedCall', async ({ caller, params, sql }) => {
    await dismissMissed(sql, caller.person.personId, params.missedId);
    return succeed({ seen: true as const });
  });
  serveRoute(app, 'moveCall', ({ caller, params, body, sql }) => calls.move(sql, caller, params.callId, body.language), { keeps });
  serveRoute(app, 'hangUp', ({ caller, params, sql }) => calls.hangUp(sql, caller, params.callId), { keeps });
  serveRoute(app, 'joinCall', ({ caller, params }) => callTickets.make(caller.device.deviceId, params.callId));

  serveRoute(app, 'holdCall', async ({ caller, params: { callId }, sql }) => readAfter(await deskWork.setHeld(sql, caller, callId, true), sql, caller, callId), { keeps });
  serveRoute(app, 'resumeCall', async ({ caller, params: { callId }, sql }) => readAfter(await deskWork.setHeld(sql, caller, callId, false), sql, caller, callId), { keeps });
  serveRoute(app, 'transferCall', async ({ caller, params: { callId }, body, sql }) => readAfter(await deskWork.transfer(sql, caller, callId, body.desk), sql, caller, callId), { keeps });
  serveRoute(app, 'removeMember', async ({ caller, params: { callId, memberId }, sql }) => readAfter(await deskWork.removeMember(sql, caller, callId, memberId), sql, caller, callId), { keeps });
  serveRoute(app, 'readQueue', async ({ caller, params: { desk }, sql }) => {
    if (!await isStaff(sql, caller.person.personId, desk)) return fail({ code: 'not-allowed' });
    return succeed(await readSnapshot(database, async (snapshot, event) => ({ event, desk, ...await deskWork.readQueue(snapshot, desk) })));
  });

  const addLink = (invitation: Omit<Invitation, 'link'>, origin: string): Invitation => ({ ...invitation, link: writePhoneLink(readPublicAddress?.() ?? origin, invitation.code) });
  serveRoute(app, 'inviteToCall', async ({ caller, params, body, sql, idempotencyKey, origin }) => {
    const made = await invitations.invite(sql, caller, params.callId, body.as, idempotencyKey);
    return made.ok ? succeed(addLink(made.value, origin)) : made;
  }, {
    keeps: {
      forget: ({ validUntil }) => ({ validUntil }),
      recall: async (kept, { sql, caller, idempotencyKey, origin }) => addLink(await invitations.recall(sql, caller, idempotencyKey, KeptInvitation.parse(kept).validUntil), origin),
    },
  });
  serveRoute(app, 'redeemInvitation', async ({ caller, body, sql }) => {
    const joined = await invitations.redeem(sql, caller, body);
    return joined.ok ? succeed(await calls.readChanged(sql, caller, joined.value)) : joined;
  }, { keepsFailures: true, keeps });
}
