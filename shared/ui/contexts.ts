import { createContext } from '@lit/context';
import type { TemplateResult } from 'lit';
import type { Clock } from '../base/clock.js';
import type { Readable } from '../base/store.js';
import type { CityInfo } from '../contract/city.js';
import type { InstallProfile } from '../contract/identity.js';
import type { Gate } from '../devices/gate/gate.js';
import type { Scanner } from '../devices/scanner.js';
import type { Router } from '../navigation/router.js';
import type { ApiClient } from '../offline/api-client.js';
import type { CheckInSheetKeeper } from '../offline/check-in-sheet.js';
import type { Connectivity } from '../offline/connectivity.js';
import type { LiveEvents } from '../offline/live-events.js';
import type { Outbox } from '../offline/outbox.js';
import type { CallSession } from '../telepresence/call-session.js';
import type { CallView } from '../telepresence/call-view.js';
import type { SessionStore } from './session.js';

/**
 * What a shell hands down to its views. `main.ts` makes each thing, real or simulated, and the shell provides it; a view
 * takes only those it needs with `@consume`.
 */

/** Time; tests hand down a `FakeClock`. */
export const clockContext = createContext<Clock>(Symbol('clock'));
/** The city this screen stands in. */
export const cityContext = createContext<CityInfo>(Symbol('city'));
/** How and where this very device is mounted. */
export const profileContext = createContext<InstallProfile>(Symbol('profile'));
export const routerContext = createContext<Router>(Symbol('router'));
export const apiContext = createContext<ApiClient>(Symbol('api'));
export const liveEventsContext = createContext<LiveEvents>(Symbol('live events'));
export const outboxContext = createContext<Outbox>(Symbol('outbox'));
export const connectivityContext = createContext<Connectivity>(Symbol('connectivity'));
/** Who is signed in on this device, in memory only. */
export const sessionContext = createContext<SessionStore>(Symbol('session'));
/** Absent on televisions without a camera. */
export const scannerContext = createContext<Scanner | undefined>(Symbol('scanner'));
/** Today's reservations of a panel's own center, for when the server cannot be asked; absent on screens that check nobody in. */
export const sheetContext = createContext<CheckInSheetKeeper | undefined>(Symbol('check-in sheet'));
/** Absent where the device has no gate. */
export const gateContext = createContext<Gate | undefined>(Symbol('gate'));
/** Day, night or high contrast, as the shell chose it. */
export const themeContext = createContext<Readable<'day' | 'night' | 'contrast'>>(Symbol('theme'));
/** Fetches what a call needs, once: few who walk past a screen make one. */
export type OpenCalls = () => Promise<CallSession>;
export const openCallsContext = createContext<OpenCalls>(Symbol('open calls'));
/** Draws the call that a screen is in, for a view in whose midst it stands; `more` is another control of that view. */
export type DrawCall = (calls: CallSession, view: CallView, more: TemplateResult) => TemplateResult;
/** Absent where a call comes over whatever is on. */
export const drawCallContext = createContext<DrawCall>(Symbol('draw call'));
