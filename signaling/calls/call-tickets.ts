import { fail, succeed, type Result } from '../../shared/base/result.js';
import type { Readable } from '../../shared/base/store.js';
import type { CallTicket } from '../../shared/contract/calls.js';
import type { ProblemFailure } from '../http/problem.js';
import type { Database } from '../storage/database.js';
import { findMember } from './call-members.js';
import { makeCallToken, rightsOf } from './call-token.js';
import type { EngineState } from './engine/media-engine.js';
import type { MediaRooms } from './media-rooms.js';

type TicketProblem = ProblemFailure<'not-found' | 'call-over' | 'calls-off' | 'not-allowed' | 'service-unavailable'>;

/** Tickets for the media rooms of calls that have been answered. */
export class CallTickets {
  constructor(private readonly database: Database, private readonly engine: Readable<EngineState>, private readonly rooms: MediaRooms) {}

  /**
   * Makes a ticket for the member that a screen is. Its room is made first if it is not there: at the first joining, and after the
   * media server has started anew and knows no rooms.
   */
  async make(deviceId: string, callId: string): Promise<Result<CallTicket, TicketProblem>> {
    const found = await this.#find(deviceId, callId);
    if (!found.ok) return found;
    const { member, room, ...facts } = found.value;
    const engine = this.engine.get();
    if (engine.kind !== 'ready') return fail({ code: engine.kind === 'off' ? 'calls-off' : 'service-unavailable' });
    const opened = await this.rooms.open(room);
    if (!opened.ok) return fail({ code: 'service-unavailable' });
    // The call may have ended while its room was made; then nobody else closes it.
    if (!await this.#isStillOpen(room)) {
      await this.rooms.close(room);
      return fail({ code: 'call-over' });
    }
    const token = await makeCallToken(member, { room, ...facts }, engine);
    return succeed({ url: engine.url, token, memberId: member.id, may: rightsOf(member.role, facts) });
  }

  async #find(deviceId: string, callId: string) {
    const [call] = await this.database<{ state: string; held: boolean; encrypted: boolean; room: string | null; known: boolean }[]>`
      select state, held, encrypted, name as room, exists (select 1 from call_member where call_id = call.id and device_id = ${deviceId}) as known
      from call left join call_room on call_id = call.id and not over where call.id = ${callId}`;
    if (!call?.known) return fail({ code: 'not-found' as const });
    const member = await findMember(this.database, callId, deviceId);
    if (call.state === 'ended' || !member) return fail({ code: 'call-over' as const });
    if (!call.room || member.state !== 'in-call') return fail({ code: 'not-allowed' as const });
    return succeed({ member, room: call.room, held: call.held, encrypted: call.encrypted });
  }

  async #isStillOpen(room: string): Promise<boolean> {
    const [row] = await this.database`select 1 from call_room where name = ${room} and not over`;
    return row !== undefined;
  }
}
