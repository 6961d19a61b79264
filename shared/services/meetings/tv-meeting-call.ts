import { consume } from '@lit/context';
import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Router } from '../../navigation/router.js';
import { openCallsContext, routerContext, type OpenCalls } from '../../ui/contexts.js';
import { messages } from '../../ui/language/messages.js';
import '../../ui/elements/city-skeleton.js';
import '../../ui/tv/city-tv-page.js';
import { MeetingCall } from './meeting-call.js';
import { meetingsMessages } from './strings/compiled/index.js';

/** Joins a meeting with the press that led here. The call comes over whatever is on; when it is left, what was on is there again. */
@customElement('pla-tv-meeting-call')
export class PlaTvMeetingCall extends LitElement {
  @property() meetingId = '';
  @consume({ context: openCallsContext }) private openCalls!: OpenCalls;
  @consume({ context: routerContext }) private router!: Router;
  readonly #t = messages(this, meetingsMessages);
  #begun = false;

  constructor() {
    super();
    new MeetingCall(this, () => ({ openCalls: this.openCalls, meetingId: this.meetingId }), ({ phase }) => {
      if (phase.kind !== 'idle') this.#begun = true;
      else if (this.#begun && this.isConnected) this.router.back();
    });
  }

  override render(): TemplateResult {
    return html`<city-tv-page data-id="tv-meeting-call" heading=${this.#t().joining()} back=${this.#t().hintBack()}><city-skeleton></city-skeleton></city-tv-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-tv-meeting-call': PlaTvMeetingCall;
  }
}
