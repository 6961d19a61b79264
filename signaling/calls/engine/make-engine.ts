import { join } from 'node:path';
import type { Clock } from '../../../shared/base/clock.js';
import type { CallSettings, Config } from '../../config.js';
import { cacheFolder } from '../../storage/cache-folder.js';
import type { Secrets } from '../../storage/secrets.js';
import { engineOff } from './engine-off.js';
import { ExternalEngine } from './external-engine.js';
import { deriveLivekitKey } from './livekit-config.js';
import { LocalEngine } from './local-engine.js';
import type { StartableEngine } from './media-engine.js';
import { obtainProgram, type ProgramSources } from './obtain-program.js';

/** Where a server keeps what it notes of its media server. */
export const engineFolder = (dataFolder: string): string => join(dataFolder, 'calls');

/** Where the program of a media server of our own comes from. */
export function programSources({ program, releases }: CallSettings & { kind: 'own' }): ProgramSources {
  return { given: program, releases, cacheFolder: cacheFolder('livekit') };
}

/** The media engine that the settings ask for; nothing is started yet. @param lanHost this machine's address on the network that is served too */
export function makeEngine({ calls, dataFolder }: Pick<Config, 'calls' | 'dataFolder'>, secrets: Secrets, clock: Clock, lanHost?: string): StartableEngine {
  switch (calls.kind) {
    case 'off': return engineOff();
    case 'external': return new ExternalEngine(calls, clock);
    case 'own': return new LocalEngine({
      folder: engineFolder(dataFolder), key: deriveLivekitKey(secrets), lanHost, obtain: (tell, signal) => obtainProgram(programSources(calls), tell, signal),
    });
  }
}
