import { css } from 'lit';

/** What the pages of Health on a television have in common: a sentence with its sign, a text, and what to do next below. */
export const tvHealthStyles = css`
  .told { display: flex; flex: 1 1 0; flex-direction: column; justify-content: center; min-height: 0; max-width: 1400px; }
  .told city-icon.mark { margin-bottom: 28px; font-size: 96px; color: var(--service-health); }
  .told .says { margin: 0 0 20px; font-size: var(--hero-title, var(--type-display)); font-weight: 700; line-height: 1.2; color: var(--ink); }
  .told .says:lang(th) { line-height: 1.45; }
  .told p { margin: 0 0 12px; font-size: var(--type-body); line-height: 1.45; color: var(--ink-second); }
  .told p.quiet { font-variant-numeric: tabular-nums; }
  .next { display: flex; flex: none; flex-wrap: wrap; margin: 24px -12px -12px; }
  .next button { width: auto; min-width: 320px; max-width: 1200px; margin: 12px; text-align: center; }
`;
