import type { Clock } from '../../shared/base/clock.js';
import { assert, fail, succeed, type Result } from '../../shared/base/result.js';
import type { CallMember, Invitation as InvitationReply } from '../../shared/contract/calls.js';
import type { ProblemFailure } from '../http/problem.js';
import type { Secrets } from '../storage/secrets.js';
import type { Queryable, Transaction } from '../storage/database.js';
import { addMember, findMember } from './call-members.js';
import { lockCall, type CallActor } from './call-rows.js';
import { tellCall } from './tell-call.js';

type InvitedRole = 'guest' | 'camera';
/** A code, before it is said under which address of this server it can be used. */
type Invitation = Omit<InvitationReply, 'link'>;

const GOOD_FOR_MS = 10 * 60_000;
/** Wrong codes a screen may try before it waits. A million codes stand against a handful that are good at a time. */
const TRIES = 5;
const TRIES_COUNT_MS = 10 * 60_000;
/** How many codes are derived from one request before none is found that is free: with a thousand good ones, never. */
const MOST_DERIVED = 20;

/** Codes by which another screen joins a call: as a guest, or as the camera of the screen that asked. */
export class Invitations {
  /** @param mayInvite whether staff may bring somebody else into a call */
  constructor(private readonly secrets: Secrets, private readonly clock: Clock, private readonly mayInvite: (sql: Queryable, callId: string) => Promise<boolean>) {}

  /** Makes a code. It is derived from the request, so that a repeat gets the same one although it is kept nowhere. */
  async invite(sql: Transaction, { device }: CallActor, callId: string, role: InvitedRole, idempotencyKey: string): Promise<Result<Invitation, ProblemFailure<'not-found' | 'call-over' | 'not-allowed'>>> {
    const call = await lockCall(sql, callId);
    const [known] = await sql`select 1 from call_member where call_id = ${callId} and device_id = ${device.deviceId}`;
    if (!call || !known) return fail({ code: 'not-found' });
    const member = call.state === 'ended' ? undefined : await findMember(sql, callId, device.deviceId);
    if (!member) return fail({ code: 'call-over' });
    // A camera is a part of its television, and a guest is somebody's guest already.
    if (member.role === 'camera' || member.role === 'guest') return fail({ code: 'not-allowed' });
    if (member.role === 'agent' && !await this.mayInvite(sql, callId)) return fail({ code: 'not-allowed' });
    const validUntil = new Date(this.clock.now() + GOOD_FOR_MS);
    for (let number = 0; number < MOST_DERIVED; number++) {
      const code = this.#derive(device.deviceId, idempotencyKey, number);
      const [made] = await sql`
        insert into call_invitation (code_hash, call_id, inviter_id, role, valid_until) values (${this.#hash(code)}, ${callId}, ${member.id}, ${role}, ${validUntil})
        on conflict (code_hash) do nothing returning 1`;
      if (made) return succeed({ code, validUntil: validUntil.toISOString() });
    }
    throw new Error('No code is free.');
  }

  /** The code that a request got before; one that has been used meanwhile looks like any other. */
  async recall(sql: Queryable, { device }: CallActor, idempotencyKey: string, validUntil: string): Promise<Invitation> {
    const codes = Array.from({ length: MOST_DERIVED }, (_, number) => this.#derive(device.deviceId, idempotencyKey, number));
    const hashes = codes.map((code) => this.#hash(code).toString('hex'));
    const [good] = await sql<{ hash: string }[]>`
      select encode(code_hash, 'hex') as hash from call_invitation where encode(code_hash, 'hex') = any(${hashes}) and valid_until = ${validUntil}`;
    const code = codes[good ? hashes.indexOf(good.hash) : 0];
    assert(code, 'some code is derived');
    return { code, validUntil };
  }

  /** Uses a code up and makes the screen a member. What it writes has to stay although the code is wrong: it counts tries. @returns the call's id */
  async redeem(sql: Transaction, actor: CallActor, wish: { readonly code: string; readonly language: CallMember['language']; readonly name?: string | undefined }): Promise<Result<string, ProblemFailure<'not-found' | 'call-busy' | 'call-over' | 'too-many-requests'>>> {
    const now = this.clock.now();
    const { deviceId } = actor.device;
    const [tries] = await sql<{ count: number }[]>`
      select count(*)::int as count from call_code_try where device_id = ${deviceId} and at > ${new Date(now - TRIES_COUNT_MS)}`;
    if ((tries?.count ?? 0) >= TRIES) return fail({ code: 'too-many-requests' });
    const [found] = await sql<{ callId: string; role: InvitedRole; tileId: string }[]>`
      select call_invitation.call_id, call_invitation.role, tile_id from call_invitation join call_member on call_member.id = inviter_id
      where code_hash = ${this.#hash(wish.code)} and valid_until > ${new Date(now)}`;
    if (!found) {
      await sql`insert into call_code_try (device_id, at) values (${deviceId}, ${new Date(now)})`;
      return fail({ code: 'not-found' });
    }
    const call = await lockCall(sql, found.callId);
    // Of two who use one code at once the second finds it used, once the first has let the call go.
    const [isGood] = await sql`select 1 from call_invitation where code_hash = ${this.#hash(wish.code)}`;
    if (!isGood || !call || call.state === 'ended') return fail({ code: 'call-over' });
    const isCamera = found.role === 'camera';
    const added = await addMember(sql, actor, {
      callId: call.id, role: found.role, state: call.state === 'active' ? 'in-call' : 'ringing', language: wish.language,
      ...isCamera && { tileId: found.tileId }, ...!isCamera && wish.name !== undefined && { givenName: wish.name },
    }, now);
    if (!added.ok) return fail({ code: added.failure });
    await sql`delete from call_invitation where code_hash = ${this.#hash(wish.code)}`;
    await tellCall(sql, call.id, now, 'members');
    return succeed(call.id);
  }

  #derive(deviceId: string, idempotencyKey: string, number: number): string {
    const bytes = this.secrets.seal('call-code', `${deviceId} ${idempotencyKey} ${String(number)}`);
    return String(bytes.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
  }

  #hash(code: string): Buffer {
    return this.secrets.seal('call-invitation', code);
  }
}
