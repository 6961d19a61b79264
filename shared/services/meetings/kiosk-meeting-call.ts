import { consume } from '@lit/context';
import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CallView } from '../../telepresence/call-view.js';
import { isInCall, sayPhase } from '../../ui/call/call-words.js';
import { callMessages } from '../../ui/call/strings/compiled/index.js';
import { drawCallContext, openCallsContext, type DrawCall, type OpenCalls } from '../../ui/contexts.js';
import { messages } from '../../ui/language/messages.js';
import { BusyEvent } from '../../ui/panel/busy-event.js';
import type { LeaveEvent } from '../../ui/panel/leave-event.js';
import { VisitOver } from '../../ui/panel/visit-over.js';
import './kiosk-invitation.js';
import { MeetingCall } from './meeting-call.js';
import { meetingsMessages } from './strings/compiled/index.js';

/** A meeting's call on a panel: joined with the press that led here, and its end. Leaving the page leaves the call, and nothing of it stays. */
@customElement('pla-kiosk-meeting-call')
export class PlaKioskMeetingCall extends LitElement {
  @property() meetingId = '';
  @consume({ context: openCallsContext }) private openCalls!: OpenCalls;
  @consume({ context: drawCallContext }) private drawCall!: DrawCall;
  readonly #t = messages(this, meetingsMessages);
  readonly #words = messages(this, callMessages);
  readonly #call = new MeetingCall(this, () => ({ openCalls: this.openCalls, meetingId: this.meetingId }), (view) => this.#tellBusy(view));
  #busy = false;

  constructor() {
    super();
    this.addEventListener('city-leave', (event) => this.#onLeave(event));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#call.calls?.forget();
    this.#busy = false;
  }

  /** Whoever talks touches nothing for minutes. */
  #tellBusy({ phase }: CallView): void {
    const busy = isInCall(phase);
    if (busy === this.#busy) return;
    this.#busy = busy;
    this.dispatchEvent(new BusyEvent(busy));
  }

  #onLeave(event: LeaveEvent): void {
    const { calls, view } = this.#call;
    if (!calls || !view || !isInCall(view.phase)) return;
    event.preventDefault();
    const inside = this.renderRoot.querySelector<HTMLElement & { goBack(): boolean }>('[data-in-call]');
    if (!inside?.goBack()) calls.hangUp();
  }

  override render(): TemplateResult {
    const words = this.#t();
    const { calls, view } = this.#call;
    if (!calls || !view || view.phase.kind === 'idle') return html`<pla-kiosk-invitation name="meeting-joining" icon="video-camera" heading=${words.joining()}></pla-kiosk-invitation>`;
    if (view.phase.kind !== 'ended') return this.drawCall(calls, view, html``);
    const left = view.phase.why === 'hung-up';
    return html`<pla-kiosk-invitation name="meeting-left" icon="phone-disconnect" heading=${left ? words.leftTitle() : sayPhase(view, this.#words())} text=${words.leftText()} action=${words.finish()} other=${words.joinAgain()}
      @pla-next=${() => this.dispatchEvent(new VisitOver())} @pla-other=${() => this.#call.join()}></pla-kiosk-invitation>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-meeting-call': PlaKioskMeetingCall;
  }
}
