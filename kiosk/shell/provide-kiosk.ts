import { ContextProvider } from '@lit/context';
import { html, type LitElement } from 'lit';
import {
  apiContext, cityContext, clockContext, connectivityContext, drawCallContext, gateContext, liveEventsContext, openCallsContext, outboxContext, profileContext, routerContext,
  scannerContext, sessionContext, sheetContext, themeContext, type DrawCall,
} from '../../shared/ui/contexts.js';
import type { PanelDress } from './dress-panel.js';
import type { Kiosk } from './kiosk.js';

/** The call inside a view of a service, as the help page draws it too. */
const drawCall: DrawCall = (calls, view, more) => {
  void import('./kiosk-in-call.js');
  return html`<kiosk-in-call data-in-call .calls=${calls} .view=${view} .more=${more}></kiosk-in-call>`;
};

/** Hands everything a view may need down from the shell's element. */
export function provideKiosk(host: LitElement, kiosk: Kiosk, dress: PanelDress): void {
  const { api, events, outbox, connectivity, session } = kiosk.environment;
  new ContextProvider(host, { context: clockContext, initialValue: kiosk.clock });
  new ContextProvider(host, { context: cityContext, initialValue: kiosk.city });
  new ContextProvider(host, { context: profileContext, initialValue: kiosk.profile });
  new ContextProvider(host, { context: routerContext, initialValue: kiosk.router });
  new ContextProvider(host, { context: apiContext, initialValue: api });
  new ContextProvider(host, { context: liveEventsContext, initialValue: events });
  new ContextProvider(host, { context: outboxContext, initialValue: outbox });
  new ContextProvider(host, { context: connectivityContext, initialValue: connectivity });
  new ContextProvider(host, { context: sessionContext, initialValue: session });
  new ContextProvider(host, { context: openCallsContext, initialValue: kiosk.openCalls });
  new ContextProvider(host, { context: drawCallContext, initialValue: drawCall });
  new ContextProvider(host, { context: scannerContext, initialValue: kiosk.scanner });
  new ContextProvider(host, { context: sheetContext, initialValue: kiosk.sheet });
  new ContextProvider(host, { context: gateContext, initialValue: kiosk.gate });
  new ContextProvider(host, { context: themeContext, initialValue: dress.theme });
}
