import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

/**
 * One screen of a panel: eyes above, hands below. In portrait the hands have what lies under the line 120 cm above the floor;
 * in landscape the two stand side by side, the hands at the lower right. The shell says where the lines are (`--split`,
 * `--reach-top`, `--reach-bottom`), how much of the hands' band its own bar takes (`--bar-space`), and what covers the upper
 * edge of the eyes (`--eyes-top`), all as CSS lengths.
 *
 * @slot eyes what is seen: a map, a plan. It fills its half up to the picture's edges.
 * @slot title what this screen is for, over the eyes.
 * @slot lead one or two lines just above what the hands touch; nothing in it can be touched.
 * @slot - what the hands touch.
 * @slot action the next action, always at the same height, right above the shell's bar.
 */
@customElement('city-panel-page')
export class CityPanelPage extends LitElement {
  /** The title stands over a full-bleed picture instead of above it. */
  @property({ type: Boolean, reflect: true }) bleed = false;
  /** In portrait the hands take only what they need, and the eyes the rest: a larger map or plan. */
  @property({ type: Boolean, reflect: true }) grow = false;

  /** In landscape the lead stands under the eyes, where the hands need all of their half. */
  @property({ type: Boolean, reflect: true, attribute: 'lead-beside' }) leadBeside = false;

  static override styles = css`
    :host {
      display: grid;
      position: absolute;
      top: 0; left: 0; right: 0; bottom: 0;
      grid-template: 'eyes' minmax(min-content, 1fr) 'lead' auto 'hands' minmax(0, calc(100% - var(--split))) / minmax(0, 1fr);
      color: var(--ink);
    }
    .eyes { grid-area: eyes; position: relative; display: flex; flex-direction: column; min-height: 0; min-width: 0; }
    .title { padding: var(--edge) var(--edge) 0; position: relative; z-index: 1; }
    .picture { flex: 1 1 0; position: relative; min-height: 0; padding: var(--gap) var(--edge); display: flex; flex-direction: column; }
    :host([bleed]) .picture { position: absolute; top: 0; left: 0; right: 0; bottom: 0; padding: 0; }
    /* Nothing in the lead is touched, so it may stand above the reach of hands, and what is touched has the whole of it. */
    .lead { grid-area: lead; padding: var(--gap) var(--edge) 0; min-width: 0; }
    .hands { grid-area: hands; display: flex; flex-direction: column; min-height: 0; min-width: 0; padding: var(--gap) var(--edge) var(--bar-space); }
    :host([grow]) { grid-template-rows: minmax(min-content, 1fr) auto fit-content(calc(100% - var(--split))); --hands-flex: 0 1 auto; }
    :host([bleed]) .hands, :host([bleed]) .lead { background: var(--ground); }
    .content { flex: var(--hands-flex, 1 1 0); min-height: 0; position: relative; display: flex; flex-direction: column; }
    .action { flex: none; }
    .action ::slotted(*) { margin-top: var(--gap); }
    @media (orientation: landscape) {
      :host, :host([grow]) { grid-template: 'eyes lead' auto 'eyes hands' minmax(0, 1fr) / minmax(0, 1fr) var(--hands-width); --hands-flex: 1 1 0; }
      .eyes { padding-top: var(--eyes-top, 0); }
      :host([bleed]) .picture { top: var(--eyes-top, 0); }
      .lead { display: flex; flex-direction: column; justify-content: flex-end; box-sizing: border-box; min-height: var(--reach-top); padding: var(--edge) var(--edge) 0 calc(var(--edge) * 0.5); }
      .hands { padding-left: calc(var(--edge) * 0.5); }
      :host([lead-beside]) { grid-template: 'eyes hands' minmax(0, 1fr) 'lead hands' auto / minmax(0, 1fr) var(--hands-width); }
      :host([lead-beside]) .lead { min-height: 0; padding: var(--gap) var(--edge) calc(var(--edge) + var(--reach-bottom)); background: none; position: relative; }
      :host([lead-beside]) .hands { margin-top: var(--reach-top); }
      :host([lead-beside][bleed]) .eyes { position: static; }
    }
  `;

  override render() {
    return html`
      <div class="eyes">
        <div class="title"><slot name="title"></slot></div>
        <div class="picture"><slot name="eyes"></slot></div>
      </div>
      <div class="lead"><slot name="lead"></slot></div>
      <div class="hands">
        <div class="content"><slot></slot></div>
        <div class="action"><slot name="action"></slot></div>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-panel-page': CityPanelPage;
  }
}
