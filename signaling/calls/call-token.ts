import { AccessToken, TrackSource } from 'livekit-server-sdk';
import type { CallMember, CallTicket } from '../../shared/contract/calls.js';

export type CallRights = CallTicket['may'];

/** For joining only: whoever has joined stays until the room is closed or they are removed. The media server allows a minute more. */
export const TOKEN_SECONDS = 120;
/** Until then an old token may open its room again. */
export const TOKEN_OPENS_MS = (TOKEN_SECONDS + 60) * 1000;

const ALL: CallRights = { camera: true, microphone: true, screen: true, data: true, listen: true };
const RIGHTS: { readonly [Role in CallMember['role']]: CallRights } = {
  caller: ALL,
  callee: ALL,
  agent: ALL,
  attendee: ALL,
  // Somebody who came by a link sees and speaks; they put nothing on everybody's screen.
  guest: { ...ALL, screen: false },
  // Its television hears and shows the others.
  camera: { camera: true, microphone: true, screen: false, data: false, listen: false },
};

/** What of a call its members' rights follow from. */
export interface CallFacts {
  readonly held: boolean;
  readonly encrypted: boolean;
}

/** What a member may do in its media room; while a call is held nobody hears or sees anybody, and who has to agree on a key may send data. */
export function rightsOf(role: CallMember['role'], { held, encrypted }: CallFacts): CallRights {
  const rights = RIGHTS[role];
  return { ...rights, data: rights.data || encrypted, listen: rights.listen && !held };
}

const SOURCES: readonly (readonly [keyof CallRights, readonly TrackSource[]])[] = [
  ['camera', [TrackSource.CAMERA]],
  ['microphone', [TrackSource.MICROPHONE]],
  ['screen', [TrackSource.SCREEN_SHARE, TrackSource.SCREEN_SHARE_AUDIO]],
];

/** The same rights in the media server's words. */
export function describeRights(rights: CallRights) {
  const canPublishSources = SOURCES.flatMap(([right, sources]) => (rights[right] ? sources : []));
  return { canPublish: canPublishSources.length > 0, canPublishSources, canPublishData: rights.data, canSubscribe: rights.listen, canUpdateMetadata: false, hidden: false };
}

/**
 * Makes the token that lets one member into the media room of its call: who it is there, which room, what it may do, and for how
 * long it may come in. Nothing of a person is in it.
 */
export async function makeCallToken(member: Pick<CallMember, 'id' | 'tileId' | 'role'>, call: CallFacts & { readonly room: string }, keys: { readonly key: string; readonly secret: string }): Promise<string> {
  const token = new AccessToken(keys.key, keys.secret, { identity: member.id, ttl: TOKEN_SECONDS, attributes: { tileId: member.tileId } });
  const { canPublish, canPublishSources, canPublishData, canSubscribe } = describeRights(rightsOf(member.role, call));
  token.addGrant({ roomJoin: true, room: call.room, canPublish, canPublishSources, canPublishData, canSubscribe, canUpdateOwnMetadata: false });
  return token.toJwt();
}
