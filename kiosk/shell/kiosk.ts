import type { Clock } from '../../shared/base/clock.js';
import type { Store } from '../../shared/base/store.js';
import type { CityInfo } from '../../shared/contract/city.js';
import type { InstallProfile } from '../../shared/contract/identity.js';
import type { Gate } from '../../shared/devices/gate/gate.js';
import type { Scanner } from '../../shared/devices/scanner.js';
import type { CheckInSheetKeeper } from '../../shared/offline/check-in-sheet.js';
import type { Router } from '../../shared/navigation/router.js';
import type { ServiceEnvironment, ServiceManifest } from '../../shared/services/service.js';
import type { OpenCalls } from '../../shared/ui/contexts.js';
import type { PanelSettingsStore } from './panel-settings.js';

/** Everything a running panel consists of. `main.ts` makes it, real or simulated; the shell only uses it. */
export interface Kiosk {
  readonly clock: Clock;
  readonly city: CityInfo;
  readonly profile: InstallProfile;
  readonly router: Router;
  readonly settings: PanelSettingsStore;
  readonly services: readonly ServiceManifest[];
  readonly environment: ServiceEnvironment;
  /** What views open and close: the camera and the card reader together. */
  readonly scanner: Scanner;
  /** The card reader alone, which the shell hears while no view looks for a card. */
  readonly reader: Scanner;
  readonly openCalls: OpenCalls;
  readonly gate: Gate;
  /** Only a center's own panels have one. */
  readonly sheet: CheckInSheetKeeper | undefined;
  /** Nobody is here: the attract screen is shown. The shell says so; what disturbs a visit waits for it. */
  readonly atRest: Store<boolean>;
}
