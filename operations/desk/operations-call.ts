import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { makeId } from '../../shared/base/ids.js';
import type { Desk } from '../../shared/contract/values.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import type { CallView } from '../../shared/telepresence/call-view.js';
import { CallTools } from '../../shared/ui/call/call-tools.js';
import { sayCall } from '../../shared/ui/call/call-words.js';
import '../../shared/ui/call/city-call-controls.js';
import type { CallControlPress } from '../../shared/ui/call/city-call-controls.js';
import '../../shared/ui/call/city-call-stage.js';
import '../../shared/ui/call/city-call-transcript.js';
import { inviteMessages } from '../../shared/ui/call/invite/strings/compiled/index.js';
import { pressControl } from '../../shared/ui/call/press-control.js';
import { callMessages } from '../../shared/ui/call/strings/compiled/index.js';
import '../../shared/ui/elements/city-button.js';
import '../../shared/ui/elements/city-icon.js';
import { messages } from '../../shared/ui/language/messages.js';
import type { Operations } from '../shell/operations.js';
import { operationsMessages } from '../strings/compiled/index.js';

/** A caller at the desk: pictures, controls, what staff alone may do with the call, and a line to write or caption. */
@customElement('operations-call')
export class OperationsCall extends LitElement {
  @property({ attribute: false }) operations!: Operations;
  @property({ attribute: false }) view!: CallView;
  @property({ attribute: false }) desk!: Desk;
  /** What was asked of the server last could not be done. */
  @state() private failed = false;
  /** What else can be done stands in place of what was said. */
  @state() private more = false;
  /** Somebody is being invited, in place of what is said and written. */
  @state() private inviting = false;
  @query('#line') private line!: HTMLInputElement | null;
  readonly #t = messages(this, operationsMessages);
  readonly #words = messages(this, callMessages);
  readonly #invite = messages(this, inviteMessages);
  /** What was said is there all the time; here it is come back to. */
  readonly #tools = new CallTools(this, { clock: () => this.operations.clock, calls: () => this.operations.calls, view: () => this.view, openTranscript: () => { this.more = false; }, openInvitation: () => this.#openInvitation() });

  static override styles = css`
    :host { position: absolute; top: 0; left: 0; right: 0; bottom: 0; display: grid; grid-template: minmax(0, 1fr) auto / minmax(0, 1fr) minmax(20rem, 24%); grid-gap: 1rem; padding: 1rem; --call-control: 3.5rem; --secrecy-top: 4.5rem; }
    .picture { position: relative; min-height: 0; display: flex; }
    city-call-stage { flex: 1 1 auto; }
    .phase { position: absolute; left: 50%; top: 1rem; transform: translateX(-50%); max-width: 80%; margin: 0; padding: 0.5rem 1.25rem; border-radius: var(--radius-round); background: var(--ground); color: var(--ink); font-weight: 600; }
    /* In large text there is more of it than room. */
    .side { grid-row: 1; grid-column: 2; display: flex; flex-direction: column; min-height: 0; overflow-y: auto; }
    .work, form { flex: none; }
    /* Across both: in large text a word needs the room. */
    city-call-controls { grid-row: 2; grid-column: 1 / 3; }
    city-call-transcript, .tools { flex: 1 0 0; min-height: 12rem; }
    .tools { overflow-y: auto; display: grid; grid-gap: 0.75rem; align-content: start; }
    .work { display: grid; grid-gap: 0.75rem; margin-bottom: 1.5rem; }
    city-invitation { flex: 1 1 0; min-height: 0; overflow-y: auto; --qr: 190px; }
    .note { margin: 0; line-height: 1.4; }
    form { margin-top: 1rem; }
    .as { display: grid; grid-template-columns: repeat(auto-fit, minmax(8em, 1fr)); grid-gap: 0.6rem; margin-top: 0.6rem; }
    input { box-sizing: border-box; width: 100%; height: 3rem; padding: 0 0.9rem; border: 2px solid var(--line); border-radius: var(--radius-small); background: var(--surface); color: var(--ink); font: inherit; }
    input::placeholder { color: var(--ink-second); opacity: 1; }
    input:focus { outline: 0; border-color: var(--ink); box-shadow: var(--focus-ring); }
    .ended { grid-column: 1 / 3; align-self: center; justify-self: center; width: 26rem; text-align: center; }
    .ended h2 { font-size: var(--type-title); }
  `;

  override render(): TemplateResult {
    const { view } = this;
    const [words, own] = [this.#words(), this.#t()];
    const says = sayCall(view, words);
    if (view.phase.kind === 'ended') {
      return html`<div class="ended" data-id="call-ended"><h2 role="status">${says}</h2><city-button variant="signal" size="main" data-id="call-done" @click=${() => this.operations.calls.forget()} ${focusable({ id: 'done', autofocus: true })}>${words.done()}</city-button></div>`;
    }
    return html`
      <div class="picture" data-id="call" data-phase=${view.phase.kind}>
        <city-call-stage .view=${view} .centers=${this.operations.centers} .pinned=${this.#tools.pinned}></city-call-stage>
        <p class="phase" role="status" ?hidden=${says === ''}>${says}</p>
      </div>
      <city-call-controls .view=${view} @city-call-control=${({ control }: CallControlPress) => this.#press(control)}></city-call-controls>
      <div class="side">
        <div class="work" ${focusGroup({ id: 'work', kind: 'column' })}>
          ${view.soundBlocked ? html`<city-button variant="signal" data-id="hear" @click=${() => this.operations.calls.playSound()} ${focusable({ id: 'hear' })}>${words.hearOthers()}</city-button>` : nothing}
          ${this.failed ? html`<p class="note" role="alert" data-id="work-failed">${own.noServer()}</p>` : nothing}
          <city-button data-id="hold" @click=${() => void this.#ask(view.held ? 'resumeCall' : 'holdCall')} ${focusable({ id: 'hold' })}>${view.held ? own.resume() : own.hold()}</city-button>
          <city-button data-id="pass-back" @click=${() => void this.#ask('transferCall')} ${focusable({ id: 'pass-back' })}>${own.passBack()}</city-button>
        </div>
        ${this.inviting ? this.#drawInvitation() : this.#drawTalk()}
      </div>`;
  }

  #drawInvitation(): TemplateResult {
    return html`
      <city-invitation upright .api=${this.operations.api} .clock=${this.operations.clock} .call=${this.view.call} purpose="guest" ${focusable({ id: 'invitation' })}></city-invitation>
      <city-button data-id="invitation-close" @click=${() => { this.inviting = false; }} ${focusable({ id: 'invitation-close', autofocus: true })}>${this.#invite().closeInvitation()}</city-button>`;
  }

  #drawTalk(): TemplateResult {
    const { view } = this;
    const own = this.#t();
    return html`
      ${this.more ? this.#drawTools() : html`<city-call-transcript .view=${view} .centers=${this.operations.centers}></city-call-transcript>`}
      <form @submit=${(event: Event) => this.#send(event, 'chat')} ${focusGroup({ id: 'write', kind: 'column' })}>
        <input id="line" data-id="line" maxlength="300" autocomplete="off" aria-label=${own.writeLine()} placeholder=${own.writeLine()} ${focusable({ id: 'line' })}>
        <div class="as" ${focusGroup({ id: 'as', kind: 'row' })}>
          <city-button data-id="send" @click=${(event: Event) => this.#send(event, 'chat')} ${focusable({ id: 'send' })}>${own.send()}</city-button>
          <city-button data-id="caption" @click=${(event: Event) => this.#send(event, 'caption')} ${focusable({ id: 'caption' })}>${own.caption()}</city-button>
        </div>
        <input type="submit" hidden>
      </form>`;
  }

  #openInvitation(): void {
    void import('../../shared/ui/call/invite/city-invitation.js').then(() => {
      this.more = false;
      this.inviting = true;
    }, () => undefined);
  }

  #drawTools(): TemplateResult {
    const words = this.#words();
    const note = this.#tools.sayNote(words) || (this.view.devices.screen.now === 'refused' ? words.screenNotShared() : '');
    return html`
      <div class="tools" ${focusGroup({ id: 'tools', kind: 'column' })}>
        ${note === '' ? nothing : html`<p class="note" role="status">${note}</p>`}
        ${this.#tools.list(words, this.operations.centers, true).map(({ id, icon, text, press }) => html`
          <city-button data-id="tool-${id}" @click=${press} ${focusable({ id })}><city-icon slot="icon" name=${icon}></city-icon>${text}</city-button>`)}
      </div>`;
  }

  #press(control: CallControlPress['control']): void {
    if (control === 'write' || control === 'more') this.inviting = false;
    if (control === 'write') void this.updateComplete.then(() => this.line?.focus());
    else if (control === 'more') this.more = !this.more;
    else pressControl(this.operations.calls, this.view, control);
  }

  #send(event: Event, as: 'chat' | 'caption'): void {
    event.preventDefault();
    const text = this.line?.value.trim() ?? '';
    if (!this.line || text === '') return;
    if (as === 'chat') void this.operations.calls.sendChat({ kind: 'text', text });
    else this.operations.calls.sendCaption({ id: makeId(this.operations.clock.now()), text, final: true });
    this.line.value = '';
    this.line.focus();
  }

  async #ask(what: 'holdCall' | 'resumeCall' | 'transferCall'): Promise<void> {
    const { callId } = this.view;
    if (callId === undefined) return;
    const { api } = this.operations;
    const answer = what === 'transferCall' ? await api.call(what, { params: { callId }, body: { desk: this.desk } }) : await api.call(what, { params: { callId }, body: {} });
    this.failed = !answer.ok;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'operations-call': OperationsCall;
  }
}
