import { consume } from '@lit/context';
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import type { Router } from '../../navigation/router.js';
import { routerContext } from '../../ui/contexts.js';
import '../../ui/elements/city-button.js';
import '../../ui/elements/city-icon.js';
import '../../ui/elements/city-skeleton.js';
import { formats } from '../../ui/format.js';
import { messages } from '../../ui/language/messages.js';
import { uiMessages } from '../../ui/strings/compiled/index.js';
import { MeetingsAccess } from './meetings-access.js';
import { readStep } from './meetings-model.js';
import { phoneMeetingsStyles } from './phone-meetings.styles.js';
import { drawTold } from './phone-told.js';
import { listPlanChoices, sayWhen } from './plan-choices.js';
import { meetingsMessages } from './strings/compiled/index.js';

/** Gives a meeting another time on a phone: its day, its start, its end, and one button that says what will happen. Rooms and people stay. */
@customElement('pla-phone-move')
export class PlaPhoneMove extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  readonly #meetings = new MeetingsAccess(this);
  readonly #t = messages(this, meetingsMessages);
  readonly #ui = messages(this, uiMessages);
  readonly #format = formats(this);

  static override styles = [phoneMeetingsStyles, css`
    city-skeleton { height: 16rem; }
    h2 { margin: 0 0 16px; font-size: var(--type-lead); font-weight: 600; line-height: 1.3; overflow-wrap: break-word; }
    .when { color: var(--ink); font-size: var(--type-lead); font-weight: 700; font-variant-numeric: tabular-nums; }
    .choices { display: grid; grid-template-columns: repeat(auto-fill, minmax(7em, 1fr)); grid-gap: 12px; }
    .choices.day { grid-template-columns: repeat(auto-fill, minmax(8.5em, 1fr)); }
    .choices button { box-sizing: border-box; min-height: 56px; padding: 8px; border: 2px solid var(--line); border-radius: var(--radius-small); background: var(--surface); color: var(--ink); font: inherit; font-size: var(--type-body); line-height: 1.25; font-variant-numeric: tabular-nums; outline: 0; overflow-wrap: break-word; }
    .choices button[data-focused] { box-shadow: var(--focus-ring); }
    .choices button:active { background: var(--pressed); }
  `];

  constructor() {
    super();
    this.addEventListener('city-leave', (event) => {
      if (this.#meetings.store.back()) event.preventDefault();
    });
  }

  override render(): TemplateResult {
    const words = this.#t();
    return html`
      <div class="page" data-id="move" ${focusGroup({ id: 'move', kind: 'column' })}>
        <button type="button" class="back" data-id="move-back" @click=${() => this.#back()} ${focusable({ id: 'back' })}><city-icon name="caret-left"></city-icon>${this.#ui().back()}</button>
        <h1>${words.moveTitle()}</h1>
        ${this.#drawStep()}
      </div>`;
  }

  #drawStep(): TemplateResult {
    const words = this.#t();
    const { state } = this.#meetings;
    if (state.directory.kind === 'loading') return html`<city-skeleton></city-skeleton>`;
    if (state.directory.kind === 'failed') {
      return html`<p role="alert" data-id="move-unread">${words.unreadTitle()}. ${words.unreadText()}</p>
        <div class="actions"><city-button variant="signal" size="main" data-id="move-again" @click=${() => this.#meetings.store.retry()} ${focusable({ id: 'again' })}>${this.#ui().tryAgain()}</city-button></div>`;
    }
    const step = readStep(state.draft);
    switch (step) {
      case 'day': return this.#drawChoices(step, words.whichDay());
      case 'from': return this.#drawChoices(step, words.fromWhen());
      case 'to': return this.#drawChoices(step, words.untilWhen({ from: this.#format().time(state.draft.from ?? 0) }));
      default: return this.#drawConfirm();
    }
  }

  #drawChoices(step: 'day' | 'from' | 'to', question: string): TemplateResult {
    const choices = listPlanChoices(step, this.#meetings.state, this.#format(), this.#ui().now());
    return html`
      <h2 role="status">${question}</h2>
      <div class="choices ${step}" ${focusGroup({ id: step, kind: 'free' })}>
        ${choices.map(({ id, text, take }, index) => html`<button type="button" data-id="move-${step}-${index}" @click=${() => this.#meetings.store.choose(take)} ${focusable({ id: `${step}-${id}`, autofocus: index === 0 })}>${text}</button>`)}
      </div>`;
  }

  #drawConfirm(): TemplateResult {
    const words = this.#t();
    const { draft, action } = this.#meetings.state;
    const range = this.#format().timeRange(draft.from ?? 0, draft.to ?? 0);
    return html`
      <p class="when">${sayWhen(this.#meetings.state, this.#format())}</p>
      <p>${words.moveAsk()}</p>
      ${drawTold(action, words)}
      <div class="actions"><city-button variant="signal" size="main" data-id="move-do" ?busy=${action.kind === 'sending'} @click=${() => void this.#do()} ${focusable({ id: 'do', autofocus: true })}>${words.moveDo({ range })}</city-button></div>`;
  }

  #back(): void {
    if (!this.#meetings.store.back()) this.router.back();
  }

  async #do(): Promise<void> {
    if (await this.#meetings.store.plan()) this.router.back();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-phone-move': PlaPhoneMove;
  }
}
