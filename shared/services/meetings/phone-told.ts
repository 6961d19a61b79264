import { html, nothing, type TemplateResult } from 'lit';
import '../../ui/elements/city-icon.js';
import { tellAction } from './meeting-words.js';
import type { Action } from './meetings-state.js';
import type { MeetingsMessages } from './strings/compiled/index.js';

/** What became of the last wish, with its sign; nothing while there was none. */
export function drawTold(action: Action, words: MeetingsMessages): TemplateResult | typeof nothing {
  const told = tellAction(action, words);
  if (!told) return nothing;
  const sending = action.kind === 'sending';
  return html`<p class="told ${told.refused ? 'refused' : ''}" role=${told.refused ? 'alert' : 'status'} data-id=${sending ? 'meeting-sending' : told.refused ? 'meeting-refused' : 'meeting-news'}>
    ${sending ? nothing : html`<city-icon name=${told.refused ? 'warning-circle' : 'check'}></city-icon>`}<span>${told.text}</span></p>`;
}
