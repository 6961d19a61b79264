import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Cancel } from '../../shared/base/clock.js';
import { pickName } from '../../shared/base/language.js';
import { BackStack } from '../../shared/navigation/back-stack.js';
import { focusable } from '../../shared/navigation/focusable.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { BROWSER_KEYS } from '../../shared/navigation/keys.js';
import { installNavigation } from '../../shared/navigation/navigation.js';
import { isInCall } from '../../shared/ui/call/call-words.js';
import '../../shared/ui/elements/city-button.js';
import '../../shared/ui/elements/city-notice.js';
import { currentLanguage } from '../../shared/ui/language/message-group.js';
import { messages } from '../../shared/ui/language/messages.js';
import '../desk/operations-desk.js';
import { operationsMessages } from '../strings/compiled/index.js';
import './operations-sign-in.js';
import type { Operations } from './operations.js';

/** Whoever talks to a caller presses no key for minutes, and is there all the same. */
const IN_CALL_EXTEND_MS = 15_000;

/** The page of the operation center: sign-in, then the desk that the person answers at. */
@customElement('operations-app')
export class OperationsApp extends LitElement {
  @property({ attribute: false }) operations!: Operations;
  readonly #t = messages(this, operationsMessages);
  #cancels: Cancel[] = [];
  #cancelExtend: Cancel = () => {};

  static override styles = css`
    /* Up from the desk leads to the header, wherever a list was scrolled to. */
    .page { display: contents; }
    :host { position: fixed; top: 0; left: 0; right: 0; bottom: 0; display: flex; flex-direction: column; background: var(--ground); color: var(--ink); font-size: var(--type-body); }
    header { flex: none; display: flex; align-items: center; padding: 0.75rem var(--edge); border-bottom: 2px solid var(--line); }
    .name { margin: 0; font-size: var(--type-lead); font-weight: 700; }
    .city { margin-left: 0.75rem; color: var(--ink-second); }
    .who { margin-left: auto; margin-right: 1.5rem; font-weight: 600; }
    main { position: relative; flex: 1 1 0; min-height: 0; }
    .offline { flex: none; padding: 0.75rem var(--edge); background: var(--wait-ground); color: var(--ink); font-weight: 600; }
    .center { max-width: 40rem; margin: 15vh auto 0; }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    const { session, connectivity, calls, clock } = this.operations;
    const backStack = new BackStack();
    backStack.push('page', () => false);
    const redraw = (): void => this.requestUpdate();
    const navigation = installNavigation({ root: this, keys: BROWSER_KEYS, backStack, clock, ring: 'keys', tabStops: 'each' });
    const onAct = (): void => void session.extend();
    for (const type of ['keydown', 'pointerdown'] as const) addEventListener(type, onAct, true);
    this.#cancels = [
      navigation.uninstall, connectivity.state.watch(redraw),
      session.state.watch(({ kind }) => {
        if (kind === 'signed-out') calls.forget();
        redraw();
      }),
      () => { for (const type of ['keydown', 'pointerdown'] as const) removeEventListener(type, onAct, true); },
    ];
    this.#stayWhileInCall();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#cancelExtend();
    for (const cancel of this.#cancels) cancel();
  }

  #stayWhileInCall(): void {
    const { calls, clock, session } = this.operations;
    if (isInCall(calls.view.get().phase)) void session.extend();
    this.#cancelExtend = clock.after(IN_CALL_EXTEND_MS, () => this.#stayWhileInCall());
  }

  override render(): TemplateResult {
    const { city, connectivity, session } = this.operations;
    const words = this.#t();
    const state = session.state.get();
    return html`
      ${connectivity.state.get() === 'offline' ? html`<div class="offline" role="status" data-id="offline">${words.offline()}</div>` : nothing}
      <div class="page" ${focusGroup({ id: 'page', kind: 'column' })}>
      <header>
        <h1 class="name">${words.title()}</h1><span class="city">${pickName(city.name, currentLanguage.get())}</span>
        ${state.kind === 'signed-in' ? html`<span class="who">${state.displayName}</span>
          <div ${focusGroup({ id: 'header', kind: 'row' })}><city-button data-id="sign-out" @click=${() => void session.end('person')} ${focusable({ id: 'sign-out' })}>${words.signOut()}</city-button></div>` : nothing}
      </header>
      <main ${focusGroup({ id: 'main', kind: 'row' })}>${state.kind === 'signed-in' ? this.#drawDesk(state.desks) : html`<operations-sign-in .operations=${this.operations}></operations-sign-in>`}</main>
      </div>`;
  }

  #drawDesk(desks: readonly ('help' | 'health')[]): TemplateResult {
    const [desk] = desks;
    return desk
      ? html`<operations-desk .operations=${this.operations} .desk=${desk}></operations-desk>`
      : html`<div class="center"><city-notice kind="error" heading=${this.#t().notStaff()} action=${this.#t().signOut()} data-id="not-staff" @city-notice-action=${() => void this.operations.session.end('person')}></city-notice></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'operations-app': OperationsApp;
  }
}
