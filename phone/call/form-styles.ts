import { css } from 'lit';

/** What the pages before and after a call share: one column, one sentence, fields and what went wrong with them. */
export const formStyles = css`
  :host { display: block; }
  .page { display: flex; flex-direction: column; box-sizing: border-box; max-width: 34rem; min-height: 100%; margin: 0 auto; padding: 24px calc(var(--edge) + env(safe-area-inset-right)) calc(24px + env(safe-area-inset-bottom)) calc(var(--edge) + env(safe-area-inset-left)); }
  h1 { margin: 0 0 8px; font-size: var(--type-title); font-weight: 700; line-height: 1.25; letter-spacing: -0.01em; overflow-wrap: break-word; }
  h1:lang(th) { line-height: 1.5; letter-spacing: 0; }
  p { margin: 0 0 20px; font-size: var(--type-body); line-height: 1.5; color: var(--ink-second); overflow-wrap: break-word; }
  label { display: block; margin: 0 0 20px; font-size: var(--type-small); font-weight: 600; }
  input:not([hidden]) { display: block; box-sizing: border-box; width: 100%; height: 56px; margin-top: 6px; padding: 0 16px; border: 2px solid var(--line); border-radius: var(--radius-small); background: var(--surface); color: var(--ink); font: inherit; font-size: var(--type-body); font-weight: 400; font-variant-numeric: tabular-nums; }
  input::placeholder { color: var(--ink-second); opacity: 1; }
  input:focus { outline: 0; border-color: var(--ink); box-shadow: var(--focus-ring); }
  .note { padding: 12px 16px; border-radius: var(--radius-small); background: var(--raised); color: var(--ink); }
  .trouble { display: flex; align-items: flex-start; color: var(--ink); }
  .trouble city-icon { flex: none; margin: 0.05em 0.5em 0 0; color: var(--stop); font-size: 1.3em; }
  .actions { display: grid; grid-gap: 12px; margin-top: 20px; }
`;
