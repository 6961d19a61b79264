import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { LANGUAGE_NAMES } from '../../shared/base/language-names.js';
import { NOTES_LIMIT, SUMMARY_LIMIT } from '../../shared/contract/consents.js';
import type { Invitation } from '../../shared/contract/calls.js';
import type { Consents, ConsultationFile } from '../../shared/contract/consultations.js';
import type { Cancel } from '../../shared/base/clock.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import '../../shared/ui/elements/city-button.js';
import '../../shared/ui/elements/city-icon.js';
import '../../shared/ui/elements/city-skeleton.js';
import { formats } from '../../shared/ui/format.js';
import { LOCALES } from '../../shared/ui/language/message-runtime.js';
import { messages } from '../../shared/ui/language/messages.js';
import type { Operations } from '../shell/operations.js';
import { operationsMessages, type OperationsMessages } from '../strings/compiled/index.js';
import { consultationStyles } from './operations-consultation.styles.js';
import { ConsultationWatch, type FileState } from './consultation-watch.js';

/** The clinician has ended the consultation, or it is over. */
export class ConsultationOver extends Event {
  constructor() {
    super('operations-consultation-over');
  }
}

/**
 * The consultation of a call as its clinician has it: who it is, what they agreed to, as it is now, notes and a summary. What consent does
 * not cover is said before a word is written, and then written nowhere but here.
 */
@customElement('operations-consultation')
export class OperationsConsultation extends LitElement {
  @property({ attribute: false }) operations!: Operations;
  @property() callId = '';
  @state() private file: FileState = { kind: 'loading' };
  @state() private told: 'notes' | 'summary' | 'failed' | undefined;
  @state() private invitation: Invitation | undefined;
  @query('#notes') private notes!: HTMLTextAreaElement | null;
  @query('#summary') private summary!: HTMLTextAreaElement | null;
  @query('#next') private next!: HTMLInputElement | null;
  readonly #t = messages(this, operationsMessages);
  readonly #format = formats(this);
  #watch: ConsultationWatch | undefined;
  #cancels: Cancel[] = [];

  static override styles = consultationStyles;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  #stop(): void {
    for (const cancel of this.#cancels) cancel();
    this.#cancels = [];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('callId')) return;
    this.#stop();
    this.told = this.invitation = undefined;
    const { api, events, session, clock, calls } = this.operations;
    const watch = this.#watch = new ConsultationWatch({ api, events, session, clock, callId: this.callId });
    this.file = watch.state.get();
    this.#cancels = [
      watch.state.watch((file) => {
        this.file = file;
        if (file.kind === 'over') this.dispatchEvent(new ConsultationOver());
      }),
      calls.view.watch(({ phase }) => {
        // A caller who had agreed to nothing leaves nothing open.
        if (this.file.kind === 'none' && phase.kind === 'idle') this.dispatchEvent(new ConsultationOver());
        this.requestUpdate();
      }),
      watch.start(),
    ];
  }

  override render(): TemplateResult {
    const words = this.#t();
    switch (this.file.kind) {
      case 'loading': return html`<h2>${words.consultation()}</h2><city-skeleton></city-skeleton>`;
      case 'over': return html``;
      case 'none': return html`<h2>${words.noConsultation()}</h2><p class="quiet" role="status" data-id="file-none">${words.noConsultationText()}</p>`;
      case 'failed': return html`<h2>${words.fileFailed()}</h2><p class="quiet" role="alert" data-id="file-failed">${words.noServer()}</p>`;
      case 'ready': return this.#drawFile(this.file.file, words);
    }
  }

  #drawFile(file: ConsultationFile, words: OperationsMessages): TemplateResult {
    return html`
      <div class="scroll">
        ${this.#drawPerson(file, words)}
        ${this.#drawConsents(file.consents, words)}
        ${file.before.map(({ at, summary }) => html`<section class="earlier"><h3>${words.earlier({ day: this.#format().shortDay(at) })}</h3><p lang=${file.language}>${summary.text}</p></section>`)}
        ${this.#drawNotes(file, words)}
        ${this.#drawSummary(file, words)}
      </div>
      <div class="end" ${focusGroup({ id: 'consultation', kind: 'column' })}>
        <p class="told" role="status">${this.told === 'failed' ? words.notDone() : this.invitation ? words.interpreterCode({ code: this.invitation.code, time: this.#format().time(this.invitation.validUntil) }) : nothing}</p>
        <city-button data-id="invite-interpreter" ?disabled=${!file.consents.interpreter || !this.#isInCall} @click=${() => void this.#invite()} ${focusable({ id: 'invite', disabled: !file.consents.interpreter || !this.#isInCall })}>${words.inviteInterpreter()}${file.consents.interpreter ? nothing : html`<span slot="detail">${words.notAgreed()}</span>`}</city-button>
        <city-button variant="signal" data-id="end-consultation" @click=${() => void this.#end()} ${focusable({ id: 'end' })}>${words.endConsultation()}</city-button>
      </div>`;
  }

  #drawPerson({ name, cardDigits, language, kind, from }: ConsultationFile, words: OperationsMessages): TemplateResult {
    return html`
      <section data-id="person">
        <h2 data-id="person-name">${name ?? words.nameless()}</h2>
        ${cardDigits === undefined ? nothing : html`<p data-id="person-card">${words.cardEnds({ digits: cardDigits })}</p>`}
        <p class="quiet"><span lang=${language}>${LANGUAGE_NAMES[language]}</span> · ${kind === 'appointment' && from !== undefined ? words.appointmentAt({ time: this.#format().time(from) }) : words.walkIn()}</p>
      </section>`;
  }

  #drawConsents(consents: Consents, words: OperationsMessages): TemplateResult {
    const lines = [
      { item: 'identify', label: words.agreedName() }, { item: 'notes', label: words.agreedNotes() }, { item: 'summary', label: words.agreedSummary() }, { item: 'interpreter', label: words.agreedInterpreter() },
    ] as const;
    return html`
      <section><h3 id="agreed">${words.agreedTo()}</h3>
        <ul aria-labelledby="agreed" aria-live="polite">${lines.map(({ item, label }) => html`
          <li data-id="agreed-${item}" class=${consents[item] ? 'yes' : 'no'}><city-icon name=${consents[item] ? 'check' : 'x'}></city-icon><span>${label}<span class="hidden">, ${consents[item] ? words.isAgreed() : words.notAgreed()}</span></span></li>`)}</ul>
      </section>`;
  }

  #drawNotes({ consents, notes = '' }: ConsultationFile, words: OperationsMessages): TemplateResult {
    return html`
      <section>
        <label for="notes">${words.notesLabel()}</label>
        ${consents.notes ? nothing : html`<p class="warn" data-id="notes-not-kept"><city-icon name="warning-circle"></city-icon>${words.notesNotKept()}</p>`}
        <textarea id="notes" data-id="notes" rows="4" maxlength=${NOTES_LIMIT} .value=${notes} @input=${() => { this.told = undefined; }} ${focusable({ id: 'notes' })}></textarea>
        ${consents.notes ? html`<city-button data-id="keep-notes" @click=${() => void this.#keepNotes()} ${focusable({ id: 'keep-notes' })}>${words.keepNotes()}${this.told === 'notes' ? html`<span slot="detail">${words.notesKept()}</span>` : nothing}</city-button>` : nothing}
      </section>`;
  }

  #drawSummary({ consents, summary }: ConsultationFile, words: OperationsMessages): TemplateResult {
    const cannotSay = !consents.summary && !this.#isInCall;
    return html`
      <section>
        <label for="summary">${words.summaryLabel()}</label>
        ${consents.summary ? nothing : html`<p class="warn" data-id="summary-not-kept"><city-icon name="warning-circle"></city-icon>${words.summaryNotKept()}</p>`}
        <textarea id="summary" data-id="summary" rows="4" maxlength=${SUMMARY_LIMIT} .value=${summary?.text ?? ''} @input=${() => { this.told = undefined; }} ${focusable({ id: 'summary' })}></textarea>
        <label for="next" class="beside">${words.nextVisit()}<input id="next" data-id="next-visit" type="date" .value=${summary?.nextOn ?? ''} ${focusable({ id: 'next' })}></label>
        <city-button data-id="give-summary" ?disabled=${cannotSay} @click=${() => void this.#giveSummary(consents.summary)} ${focusable({ id: 'give-summary', disabled: cannotSay })}>${consents.summary ? words.keepSummary() : words.saySummary()}${this.told === 'summary' ? html`<span slot="detail">${words.summaryGiven()}</span>` : nothing}</city-button>
      </section>`;
  }

  get #isInCall(): boolean {
    const { kind } = this.operations.calls.view.get().phase;
    return kind === 'in-call' || kind === 'audio-only';
  }

  async #keepNotes(): Promise<void> {
    const isKept = await this.#watch?.writeNotes(this.notes?.value.trim() ?? '');
    this.told = isKept ? 'notes' : 'failed';
  }

  /** Kept on the server where the person agreed; else said in the call, from where it is written down nowhere. */
  async #giveSummary(isKept: boolean): Promise<void> {
    const [text, nextOn] = [this.summary?.value.trim() ?? '', this.next?.value ?? ''];
    if (text === '') return this.summary?.focus();
    const given = isKept ? await this.#watch?.writeSummary({ text, ...nextOn !== '' && { nextOn } })
      : await this.operations.calls.sendChat({ kind: 'text', text: nextOn === '' ? text : `${text}\n${this.#sayDay(nextOn)}` });
    this.told = given ? 'summary' : 'failed';
  }

  /** In the language of the person who reads it. */
  #sayDay(day: string): string {
    const language = this.file.kind === 'ready' ? this.file.file.language : 'en';
    return new Intl.DateTimeFormat(LOCALES[language], { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`));
  }

  async #invite(): Promise<void> {
    const answer = await this.operations.api.call('inviteToCall', { params: { callId: this.callId }, body: { as: 'guest' } });
    this.told = answer.ok ? undefined : 'failed';
    this.invitation = answer.ok ? answer.value : undefined;
  }

  async #end(): Promise<void> {
    if (await this.#watch?.end()) return;
    this.told = 'failed';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'operations-consultation': OperationsConsultation;
  }
}
