import type { Authenticator } from '../http/authenticator.js';
import type { Devices } from '../devices/devices.js';
import type { Database } from '../storage/database.js';
import type { Secrets } from '../storage/secrets.js';
import { readToken } from './bearer-token.js';
import type { Sessions } from './sessions.js';

/** Answers the routes' question who is behind a request. */
export function makeAuthenticator(database: Database, secrets: Secrets, devices: Devices, sessions: Sessions): Authenticator {
  return {
    findDevice: (deviceToken) => devices.find(database, deviceToken),
    async findPerson(sessionToken, device) {
      const sessionId = readToken(secrets, 'session-token', sessionToken);
      return sessionId === undefined ? undefined : sessions.use(database, sessionId, device);
    },
    async findPersonUnattended(sessionToken, device) {
      const sessionId = readToken(secrets, 'session-token', sessionToken);
      return sessionId === undefined ? undefined : sessions.find(database, sessionId, device);
    },
    findOpenSessions: (sessionIds) => sessions.findOpen(database, sessionIds),
  };
}
