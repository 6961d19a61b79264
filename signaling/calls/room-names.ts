import { randomBytes } from 'node:crypto';
import type { Secrets } from '../storage/secrets.js';

/** What the names of an installation's media rooms begin with, so that several may share a media server and leave each other's rooms alone. */
export function markRooms(secrets: Secrets): string {
  return `u-city-${secrets.seal('media-rooms', '').toString('hex').slice(0, 12)}-`;
}

/** A name that nobody guesses; each answered call gets one of its own. */
export function nameRoom(mark: string): string {
  return mark + randomBytes(16).toString('hex');
}
