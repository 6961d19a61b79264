import type { CityEvent } from '../../shared/contract/events.js';

/** A named event and not a comment: `EventSource` keeps comments to itself, and a page has to notice when they stay away. */
export const BEAT = Buffer.from('event: beat\ndata: {}\n\n');

/** One buffer that every stream sends; nothing is made a second time for the next screen. */
export function writeFrame(event: CityEvent): Buffer {
  return Buffer.from(`event: city\nid: ${String(event.position)}\ndata: ${JSON.stringify(event)}\n\n`);
}

export function writeResync(position: number): string {
  return `event: resync\nid: ${String(position)}\ndata: {}\n\n`;
}

/**
 * Says goodbye: the screen stays away for `waitMs`. `retry` tells an `EventSource` that comes back by itself, `data` the page
 * that opens a stream anew.
 */
export function writeStop(waitMs: number): string {
  return `event: stop\nretry: ${String(waitMs)}\ndata: ${String(waitMs)}\n\n`;
}
