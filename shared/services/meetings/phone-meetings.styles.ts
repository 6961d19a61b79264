import { css } from 'lit';

/** What the pages of meetings share on a phone: one column, one sentence, and what can be done with it. */
export const phoneMeetingsStyles = css`
  :host { display: block; }
  .page { display: flex; flex-direction: column; box-sizing: border-box; max-width: 34rem; margin: 0 auto; padding: 24px calc(var(--edge) + env(safe-area-inset-right)) 12px calc(var(--edge) + env(safe-area-inset-left)); }
  h1 { margin: 0 0 16px; font-size: var(--type-title); font-weight: 700; line-height: 1.25; letter-spacing: -0.01em; overflow-wrap: break-word; }
  h1:lang(th) { line-height: 1.5; letter-spacing: 0; }
  p { margin: 0 0 16px; font-size: var(--type-body); line-height: 1.5; color: var(--ink-second); overflow-wrap: break-word; }
  .told { display: flex; align-items: flex-start; padding: 12px 16px; border-radius: var(--radius-small); background: var(--raised); color: var(--ink); line-height: 1.4; }
  .told city-icon { flex: none; margin: 0.1em 0.5em 0 0; font-size: 1.2em; color: var(--good); }
  .told.refused city-icon { color: var(--stop); }
  .back { display: flex; align-items: center; align-self: flex-start; min-height: 48px; margin: -12px 0 4px -10px; padding: 0 10px 0 4px; border: 0; border-radius: var(--radius-small); background: none; color: var(--ink-second); font: inherit; font-size: var(--type-small); font-weight: 600; line-height: 1.25; text-align: start; outline: 0; }
  .back city-icon { flex: none; margin-right: 4px; font-size: 1.3em; }
  .back[data-focused] { box-shadow: var(--focus-ring); }
  .actions { display: grid; grid-gap: 12px; margin-top: 8px; }
`;
