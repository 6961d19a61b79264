import { html, nothing, type TemplateResult } from 'lit';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import '../../ui/elements/city-icon.js';
import type { IconName } from '../../ui/icons/icon-names.js';

/** One thing to do on a page; the first one is the next, and has the focus. */
export interface NextStep {
  readonly id: string;
  readonly label: string;
  readonly act: () => void;
  /** Not the one thing in the signal colour. */
  readonly quiet?: boolean;
}

/** What is to be known now, large, with what follows from it; styled by `tvHealthStyles`. */
export function drawTold(icon: IconName, says: string, ...texts: readonly (string | TemplateResult)[]): TemplateResult {
  return html`
    <div class="told">
      <city-icon class="mark" name=${icon}></city-icon>
      <p class="says" role="status">${says}</p>
      ${texts.map((text) => (text === '' ? nothing : typeof text === 'string' ? html`<p>${text}</p>` : text))}
    </div>`;
}

/** What can be done, in a row at the foot of a page. */
export function drawNext(steps: readonly NextStep[]): TemplateResult {
  return html`
    <div class="next" ${focusGroup({ id: 'next', kind: 'row' })}>
      ${steps.map(({ id, label, act, quiet }, index) => html`<button type="button" class=${index === 0 && !quiet ? 'main' : ''} data-id=${id} @click=${act} ${focusable({ id, autofocus: index === 0 })}>${label}</button>`)}
    </div>`;
}
