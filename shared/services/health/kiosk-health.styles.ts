import { css } from 'lit';

/** What all pages of Health on a panel have in common. */
export const kioskHealthStyles = css`
  :host { position: absolute; inset: 0; display: block; }
  h1 { margin: 0; font-size: var(--type-heading); line-height: 1.2; letter-spacing: -0.02em; }
  h1:lang(th) { letter-spacing: 0; line-height: 1.4; }
  h2 { margin: 0; font-size: var(--type-title); line-height: 1.25; }
  p { margin: 0; font-size: var(--type-answer); line-height: 1.4; color: var(--ink-second); }
  .mark { flex: 1 1 0; min-height: 0; overflow: hidden; display: flex; align-items: center; justify-content: center; color: var(--service-health); }
  .mark city-icon { font-size: calc(var(--mm) * 80); }
  .wait { flex: none; display: flex; flex-wrap: wrap; align-items: baseline; gap: var(--gap); }
  .wait b { font-size: var(--type-title); line-height: 1.25; color: var(--ink); }
  .actions { display: grid; gap: var(--gap); }
  .quiet { color: var(--ink-second); }
  .told { margin-top: var(--gap); }
`;
