import { ContextProvider } from '@lit/context';
import { html, type LitElement } from 'lit';
import {
  apiContext, cityContext, clockContext, connectivityContext, drawCallContext, liveEventsContext, openCallsContext, outboxContext, profileContext, routerContext, sessionContext, themeContext, type OpenCalls,
} from '../../shared/ui/contexts.js';
import type { Tv } from './tv.js';

/**
 * Hands everything a view may need down from the shell's element. A television has no scanner and no gate.
 * @param openCalls brings calls and what draws them, which from then on come over whatever is on
 */
export function provideTv(host: LitElement, tv: Tv, openCalls: OpenCalls): void {
  const { api, events, outbox, connectivity, session } = tv.environment;
  new ContextProvider(host, { context: clockContext, initialValue: tv.clock });
  new ContextProvider(host, { context: cityContext, initialValue: tv.city });
  new ContextProvider(host, { context: profileContext, initialValue: tv.profile });
  new ContextProvider(host, { context: routerContext, initialValue: tv.router });
  new ContextProvider(host, { context: apiContext, initialValue: api });
  new ContextProvider(host, { context: liveEventsContext, initialValue: events });
  new ContextProvider(host, { context: outboxContext, initialValue: outbox });
  new ContextProvider(host, { context: connectivityContext, initialValue: connectivity });
  new ContextProvider(host, { context: sessionContext, initialValue: session });
  new ContextProvider(host, { context: openCallsContext, initialValue: openCalls });
  new ContextProvider(host, { context: drawCallContext, initialValue: (calls, view, more) => html`<tv-call .tv=${tv} .calls=${calls} .view=${view} .more=${more}></tv-call>` });
  new ContextProvider(host, { context: themeContext, initialValue: tv.settings.theme });
}
