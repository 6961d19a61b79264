import { ContextProvider } from '@lit/context';
import type { LitElement } from 'lit';
import type { Router } from '../../shared/navigation/router.js';
import { makeOnlineOutbox } from '../../shared/offline/online-outbox.js';
import {
  apiContext, cityContext, clockContext, connectivityContext, liveEventsContext, openCallsContext, outboxContext, routerContext, sessionContext, type OpenCalls,
} from '../../shared/ui/contexts.js';
import type { Phone } from '../shell/phone.js';

/** Hands everything a view may need down from the page of who is signed in. A phone has no scanner, no gate, and keeps no wishes. */
export function providePhone(host: LitElement, { clock, city, api, events, connectivity, session }: Phone, router: Router, openCalls: OpenCalls): void {
  new ContextProvider(host, { context: clockContext, initialValue: clock });
  new ContextProvider(host, { context: cityContext, initialValue: city });
  new ContextProvider(host, { context: routerContext, initialValue: router });
  new ContextProvider(host, { context: apiContext, initialValue: api });
  new ContextProvider(host, { context: liveEventsContext, initialValue: events });
  new ContextProvider(host, { context: outboxContext, initialValue: makeOnlineOutbox(api) });
  new ContextProvider(host, { context: connectivityContext, initialValue: connectivity });
  new ContextProvider(host, { context: sessionContext, initialValue: session });
  new ContextProvider(host, { context: openCallsContext, initialValue: openCalls });
}
