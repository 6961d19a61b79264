import type { Clock } from '../../base/clock.js';
import type { ApiClient } from '../../offline/api-client.js';
import { trustScriptUrl } from '../../devices/script-url.js';
import type { LiveEvents } from '../../offline/live-events.js';
import { CallSession } from '../../telepresence/call-session.js';
import { openLivekitRoom } from '../../telepresence/open-livekit-room.js';
import { canEncrypt } from '../../telepresence/secrecy/can-encrypt.js';
import type { SessionStore } from '../session.js';
import { currentLanguage } from '../language/message-group.js';

/** An encrypted call alone needs the worker that encrypts. */
async function fetchWorker(): Promise<() => Worker> {
  const { WORKER_ADDRESS } = await import('../../telepresence/livekit/worker-address.js');
  return () => new Worker(trustScriptUrl(WORKER_ADDRESS), { type: 'module', name: 'encryption' });
}

export interface CallsParts {
  readonly api: ApiClient;
  readonly events: LiveEvents;
  readonly clock: Clock;
  /** This screen's own: what rings here is told on its topic. */
  readonly deviceId: string;
  /** Whose calls ring here too while they are signed in; absent where people are called at their desks only. */
  readonly session?: Pick<SessionStore, 'state'>;
}

/** Makes this screen's calls, over LiveKit, and begins to follow them. What carries the media is fetched when a call opens. */
export function makeCalls({ api, events, clock, deviceId, session }: CallsParts): CallSession {
  const calls = new CallSession({
    api, events, clock, readLanguage: () => currentLanguage.get(),
    openRoom: async (encrypted) => openLivekitRoom(clock, encrypted ? await fetchWorker() : undefined),
    canEncrypt,
  });
  let followed: string | undefined;
  const follow = (): void => {
    const state = session?.state.get();
    const person = state?.kind === 'signed-in' ? state.personId : '';
    if (person === followed) return;
    followed = person;
    calls.follow([`device:${deviceId}`, ...(person === '' ? [] : [`person:${person}` as const])]);
  };
  session?.state.watch(follow);
  follow();
  return calls;
}
