import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import { pickName } from '../../base/language.js';
import type { CenterSummary } from '../../contract/city.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import type { ApiClient } from '../../offline/api-client.js';
import { apiContext } from '../../ui/contexts.js';
import '../../ui/elements/city-button.js';
import '../../ui/elements/city-icon.js';
import { formats, type Formats } from '../../ui/format.js';
import { messages } from '../../ui/language/messages.js';
import { offlineMessages, type OfflineMessages } from '../../ui/offline/strings/compiled/index.js';
import '../../ui/panel/city-panel-page.js';
import type { CheckInAnswer } from './check-in-answer.js';
import { workMessages, type WorkMessages } from './strings/compiled/index.js';
import type { IconName } from '../../ui/icons/icon-names.js';

type Refusal = Exclude<CheckInAnswer, { readonly kind: 'welcome' }>;

/** A card that could not be checked in: what is the matter, what was kept, and what to do. Never a blame. */
@customElement('pla-kiosk-check-in-refused')
export class PlaKioskCheckInRefused extends LitElement {
  @property({ attribute: false }) answer!: Refusal;
  @consume({ context: apiContext }) private api!: ApiClient;
  @state() private centers: readonly CenterSummary[] = [];
  readonly #t = messages(this, workMessages);
  readonly #offline = messages(this, offlineMessages);
  readonly #format = formats(this);

  static override styles = css`
    :host { position: absolute; inset: 0; display: block; background: var(--ground); }
    .mark { flex: 1 1 0; min-height: 0; overflow: hidden; display: flex; align-items: center; justify-content: center; }
    .mark city-icon { font-size: calc(var(--mm) * 90); color: var(--wait); }
    h1 { margin: 0 0 var(--gap); font-size: var(--type-heading); line-height: 1.25; letter-spacing: -0.02em; }
    p { margin: 0; font-size: var(--type-answer); line-height: 1.4; color: var(--ink-second); }
    .actions { display: grid; gap: var(--gap); }
  `;

  protected override async firstUpdated(): Promise<void> {
    if (this.answer.kind !== 'wrong-center') return;
    const list = await this.api.call('listCenters', {});
    if (list.ok) this.centers = list.value.centers;
  }

  override render() {
    const words = this.#t();
    const { icon, title, text, offersSeats } = describe(this.answer, words, this.#offline(), this.#format(), (id) => this.#nameCenter(id));
    return html`
      <city-panel-page grow data-id="check-in-${this.answer.kind}">
        <h1 slot="title">${title}</h1>
        <div slot="eyes" class="mark"><city-icon name=${icon}></city-icon></div>
        <div slot="lead" role="alert"><p>${text}</p></div>
        <div slot="action" class="actions" ${focusGroup({ id: 'refused', kind: 'column' })}>
          ${offersSeats ? html`<city-button variant="quiet" data-id="free-seats" @click=${() => this.#tell('pla-free-seats')} ${focusable({ id: 'seats' })}>${words.takeSeatNow()}</city-button>` : nothing}
          <city-button variant="signal" data-id="show-again" @click=${() => this.#tell('pla-show-again')} ${focusable({ id: 'again', autofocus: true })}>${words.showAgain()}</city-button>
        </div>
      </city-panel-page>`;
  }

  #nameCenter(id: string | undefined): string {
    const center = this.centers.find((candidate) => candidate.id === id);
    return center ? pickName(center.name, currentLanguage.get()) : '…';
  }

  #tell(name: 'pla-free-seats' | 'pla-show-again'): void {
    this.dispatchEvent(new CustomEvent(name));
  }
}

interface Words {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  /** A free seat here is a way out. */
  readonly offersSeats?: true;
}

function describe(answer: Refusal, words: WorkMessages, offline: OfflineMessages, format: Formats, nameCenter: (id: string | undefined) => string): Words {
  switch (answer.kind) {
    case 'no-reservation': return { icon: 'calendar-blank', title: words.noReservationTitle(), text: words.noReservationText(), offersSeats: true };
    case 'wrong-center': return { icon: 'map-pin', title: words.wrongCenterTitle(), text: words.wrongCenterText({ center: nameCenter(answer.centerId) }) };
    case 'too-early': return { icon: 'clock', title: words.tooEarlyTitle(), text: words.tooEarlyText({ time: answer.opensAt ? format.time(answer.opensAt) : '' }) };
    case 'too-late': return { icon: 'clock', title: words.tooLateTitle(), text: words.tooLateText(), offersSeats: true };
    case 'unreadable': return { icon: 'qr-code', title: words.cardUnreadableTitle(), text: words.cardUnreadableText() };
    case 'not-ours': return { icon: 'identification-card', title: words.cardNotOursTitle(), text: words.cardNotOursText() };
    case 'expired': return { icon: 'identification-card', title: words.cardExpiredTitle(), text: words.cardExpiredText() };
    case 'revoked': return { icon: 'identification-card', title: words.cardRevokedTitle(), text: words.cardRevokedText() };
    case 'not-here': return { icon: 'map-pin', title: words.notHereTitle(), text: words.notHereText() };
    case 'not-on-sheet': return { icon: 'wifi-slash', title: offline.notOnSheetTitle(), text: offline.notOnSheetText(), offersSeats: true };
    case 'no-server': return { icon: 'wifi-slash', title: words.noServerTitle(), text: words.noServerText() };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-check-in-refused': PlaKioskCheckInRefused;
  }
}
