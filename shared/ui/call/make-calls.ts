import type { Clock } from '../../base/clock.js';
import type { ApiClient } from '../../offline/api-client.js';
import type { LiveEvents } from '../../offline/live-events.js';
import { CallSession } from '../../telepresence/call-session.js';
import { openLivekitRoom } from '../../telepresence/open-livekit-room.js';
import { currentLanguage } from '../language/message-group.js';

export interface CallsParts {
  readonly api: ApiClient;
  readonly events: LiveEvents;
  readonly clock: Clock;
  /** This screen's own: what rings here is told on its topic. */
  readonly deviceId: string;
}

/** Makes this screen's calls, over LiveKit, and begins to follow them. What carries the media is fetched when a call opens. */
export function makeCalls({ api, events, clock, deviceId }: CallsParts): CallSession {
  const calls = new CallSession({
    api, events, clock, readLanguage: () => currentLanguage.get(),
    openRoom: () => openLivekitRoom(clock),
  });
  calls.follow([`device:${deviceId}`]);
  return calls;
}
