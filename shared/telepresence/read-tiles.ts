import type { EpochMs } from '../base/clock.js';
import type { Call, CallMember } from '../contract/calls.js';
import type { LineQuality, RoomMember, RoomState, RoomTrack } from './call-room.js';
import type { CallTile } from './call-view.js';

const QUALITIES: readonly LineQuality[] = ['lost', 'poor', 'good', 'unknown'];

/** The worst line of a tile is the one that is noticed. */
const worst = (qualities: readonly LineQuality[]): LineQuality => QUALITIES.find((quality) => qualities.includes(quality)) ?? 'unknown';

/** Members of the call that are in it; a member who left and came back has an entry of its own. */
const isIn = ({ state }: CallMember): boolean => state === 'in-call';

/** Whether a track should move and does not; a shared screen may stand still. */
const isStuck = ({ flow, muted, source }: RoomTrack): boolean => flow === 'stuck' && !muted && source !== 'screen';

/**
 * Draws together what the server says of a call's members and what the room says of their media: members of one tile become one,
 * this screen's own tile stands last. Whoever is in the room without the server having told of them yet is not shown.
 */
export function readTiles(call: Call, { members, speaking }: RoomState, hands: ReadonlyMap<string, EpochMs>): readonly CallTile[] {
  const inRoom = new Map(members.map((member) => [member.id, member]));
  const groups = new Map<string, CallMember[]>();
  for (const member of call.members.filter(isIn)) groups.set(member.tileId, [...(groups.get(member.tileId) ?? []), member]);
  const tiles = [...groups].map(([id, group]) => readTile(id, group, group.some((member) => member.id === call.selfId), inRoom, speaking, hands));
  return [...tiles.filter(({ self }) => !self), ...tiles.filter(({ self }) => self)];
}

function readTile(id: string, group: readonly CallMember[], self: boolean, inRoom: ReadonlyMap<string, RoomMember>, speaking: readonly string[], hands: ReadonlyMap<string, EpochMs>): CallTile {
  const speaker = group.find(({ role }) => role !== 'camera') ?? group[0];
  if (!speaker) throw new Error('A tile has members');
  const present = group.flatMap((member) => inRoom.get(member.id) ?? []);
  const tracks = present.flatMap((member) => member.tracks);
  // The phone's camera looks at the person; a television's own looks where it can.
  const cameraFirst = [...present].sort((a, b) => Number(isCamera(group, b)) - Number(isCamera(group, a))).flatMap((member) => member.tracks);
  return {
    id, self, memberIds: group.map((member) => member.id), role: speaker.role, channel: speaker.channel, centerId: speaker.centerId, language: speaker.language,
    name: speaker.name,
    here: present.length > 0,
    camera: cameraFirst.find(({ source, muted }) => source === 'camera' && !muted),
    screen: tracks.find(({ source, muted }) => source === 'screen' && !muted),
    microphone: tracks.some(({ source, muted }) => source === 'microphone' && !muted) ? 'on' : 'off',
    speaking: group.some((member) => speaking.includes(member.id)),
    quality: worst(present.map(({ quality }) => quality)),
    stuck: !self && tracks.some(isStuck),
    hand: group.map((member) => hands.get(member.id)).find((since) => since !== undefined),
  };
}

const isCamera = (group: readonly CallMember[], { id }: RoomMember): boolean => group.find((member) => member.id === id)?.role === 'camera';

/** Members whose sound this screen must not play: those of its own tile, who stand before it. */
export function listSilenced(call: Call): readonly string[] {
  const own = call.members.find(({ id }) => id === call.selfId);
  return own ? call.members.filter(({ tileId, id }) => tileId === own.tileId && id !== own.id).map(({ id }) => id) : [];
}

/** Whether somebody is in the room of whom the server has not told yet: the call has to be read again. */
export function hasStranger(call: Call, { members }: RoomState): boolean {
  return members.some(({ id, self }) => !self && !call.members.some((member) => member.id === id && isIn(member)));
}
