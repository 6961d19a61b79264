import { RoomServiceClient, TwirpError } from 'livekit-server-sdk';
import type { EngineAddress } from './media-engine.js';

/** How a media server answered: `refused` when it did not take the key. */
export type Probe = 'answers' | 'silent' | 'refused';

/** A room that nobody makes: asked about by name, so that the answer is short however many rooms there are. */
const NO_ROOM = 'u-city-probe';

/** Asks a media server about its rooms, which takes its address and our key to be right. Never throws. */
export async function probeEngine({ apiUrl, key, secret }: Omit<EngineAddress, 'url'>, limitSeconds = 3): Promise<Probe> {
  try {
    await new RoomServiceClient(apiUrl, key, secret, { requestTimeout: limitSeconds }).listRooms([NO_ROOM]);
    return 'answers';
  } catch (error) {
    return error instanceof TwirpError && (error.status === 401 || error.status === 403) ? 'refused' : 'silent';
  }
}
