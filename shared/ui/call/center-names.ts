import type { ReactiveControllerHost } from 'lit';
import type { ApiClient } from '../../offline/api-client.js';
import type { CenterNames } from './call-words.js';

/** The names of the city's centers, for saying where somebody calls from; none before they are there, or where they cannot be read. */
export function centerNames(host: ReactiveControllerHost, readApi: () => Pick<ApiClient, 'call'>): () => CenterNames {
  let names: CenterNames = new Map();
  host.addController({
    hostConnected: () => {
      void readApi().call('listCenters', {}).then((list) => {
        if (!list.ok) return;
        names = new Map(list.value.centers.map(({ id, name }) => [id, name]));
        host.requestUpdate();
      });
    },
  });
  return () => names;
}
