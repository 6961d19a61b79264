import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { type Cancel, type Clock, systemClock } from '../../base/clock.js';
import { clockContext } from '../contexts.js';
import { formats } from '../format.js';

const MINUTE_MS = 60_000;

/** The city's time, as large as its text size says. It changes with the minute and does no work in between. */
@customElement('city-clock')
export class CityClock extends LitElement {
  @consume({ context: clockContext }) private clock: Clock | undefined;
  readonly #format = formats(this);
  #cancel: Cancel = () => undefined;

  static override styles = css`
    :host { display: inline-block; font-size: var(--type-huge); font-variant-numeric: tabular-nums; white-space: nowrap; }
    .half { font-size: var(--clock-half, 0.45em); font-weight: 600; letter-spacing: 0; }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#cancel();
  }

  protected override updated(): void {
    this.#cancel();
    const clock = this.#time();
    if (this.isConnected) this.#cancel = clock.after(MINUTE_MS - (clock.now() % MINUTE_MS), () => this.requestUpdate());
  }

  override render(): TemplateResult {
    const now = this.#time().now();
    // Where readers use the 12-hour clock, the half of the day stands smaller beside the time.
    const [time = '', half] = this.#format().time(now).split('\u00a0');
    return html`<time datetime=${new Date(now).toISOString()}>${time}${half ? html`<span class="half">\u00a0${half}</span>` : nothing}</time>`;
  }

  #time(): Clock {
    return this.clock ?? systemClock;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-clock': CityClock;
  }
}
