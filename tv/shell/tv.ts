import type { Clock } from '../../shared/base/clock.js';
import type { CityInfo } from '../../shared/contract/city.js';
import type { InstallProfile } from '../../shared/contract/identity.js';
import type { Router } from '../../shared/navigation/router.js';
import type { ServiceEnvironment, ServiceManifest } from '../../shared/services/service.js';
import type { OpenCalls } from '../../shared/ui/contexts.js';
import type { TvPlatform } from '../platform/tv-platform.js';
import type { TvSettingsStore } from './tv-settings.js';

/** Everything a running television consists of. `main.ts` makes it; the shell only uses it. */
export interface Tv {
  readonly clock: Clock;
  readonly city: CityInfo;
  readonly profile: InstallProfile;
  readonly router: Router;
  readonly settings: TvSettingsStore;
  readonly services: readonly ServiceManifest[];
  readonly environment: ServiceEnvironment;
  readonly platform: TvPlatform;
  readonly openCalls: OpenCalls;
}

/** The shell's own page for language, text size and colours. */
export const SETTINGS_PATH = '/settings';
/** Where the television tells of itself. */
export const ABOUT_PATH = '/about';
