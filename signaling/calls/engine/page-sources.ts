import type { Config } from '../../config.js';
import { addressesOf } from './external-engine.js';

/**
 * Where pages may connect to for a call, as sources of their security policy. Known from the settings alone, because a page that
 * was loaded before the media server was ready, or that its service worker kept, has to reach it too: of our own server only the
 * machine is known then, its port is a free one; on a network its signalling comes through us.
 */
export function listPageSources({ calls, lan }: Pick<Config, 'calls' | 'lan'>): readonly string[] {
  switch (calls.kind) {
    case 'off': return [];
    case 'own': return lan ? [] : ['ws://127.0.0.1:*', 'http://127.0.0.1:*'];
    case 'external': {
      const { url, apiUrl } = addressesOf(calls.url);
      return [new URL(url), new URL(apiUrl)].map(({ protocol, host }) => `${protocol}//${host}`);
    }
  }
}
