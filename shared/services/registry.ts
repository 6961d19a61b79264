import { matchRoute } from '../navigation/router.js';
import type { InstalledAt, ServiceChannel, ServiceManifest, ServiceRoute } from './service.js';
import { healthManifest } from './health/manifest.js';
import { meetingsManifest } from './meetings/manifest.js';
import { workManifest } from './work/manifest.js';

/** Every service of the city. Deleting a service's folder and its line here removes it. */
export const SERVICES: readonly ServiceManifest[] = [workManifest, meetingsManifest, healthManifest];

/** The services that have something to show on a channel. */
export function listServices(channel: ServiceChannel): readonly ServiceManifest[] {
  return SERVICES.filter((service) => service.channels.includes(channel));
}

/** What is offered on a panel: what is meant for where it stands before what is offered everywhere. */
export function pickOffer<Offer extends { readonly at?: InstalledAt }>(offers: readonly Offer[], isOwnRoom: boolean): Offer | undefined {
  return (isOwnRoom ? offers.find(({ at }) => at === 'own-room') : undefined) ?? offers.find(({ at }) => at === undefined);
}

export interface FoundRoute {
  readonly service: ServiceManifest;
  readonly route: ServiceRoute;
  readonly params: Readonly<Record<string, string>>;
}

/** The service's view at `path` on a channel, with what the path's `:names` matched. */
export function findRoute(path: string, channel: ServiceChannel): FoundRoute | undefined {
  for (const service of listServices(channel)) {
    for (const route of service.routes) {
      if (!route.tag[channel]) continue;
      const match = matchRoute(path, [route.path]);
      if (match) return { service, route, params: match.params };
    }
  }
  return undefined;
}
