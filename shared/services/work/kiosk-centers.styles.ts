import { css } from 'lit';

export const kioskCentersStyles = css`
  :host { position: absolute; inset: 0; display: block; }
  .map { flex: 1 1 0; min-height: 0; position: relative; }
  city-map { position: absolute; inset: 0; }
  .over { position: absolute; left: 0; right: 0; top: 0; padding: var(--edge) var(--edge) calc(var(--edge) * 2); background: linear-gradient(to bottom, var(--ground), transparent); }
  h1 { margin: 0; font-size: var(--type-heading); line-height: 1.2; letter-spacing: -0.02em; }
  h1:lang(th) { letter-spacing: 0; line-height: 1.4; }
  .hands { display: flex; flex-direction: column; flex: 1 1 0; min-height: 0; gap: calc(var(--gap) * 1.5); }
  .wishes { display: flex; flex-wrap: wrap; gap: var(--gap); flex: none; }
  .empty { display: flex; flex-direction: column; flex: 1 1 0; }
  .empty h2 { margin: 0 0 var(--gap); font-size: var(--type-action); line-height: 1.3; }
  .empty p { margin: 0 0 var(--gap); font-size: var(--type-answer); line-height: 1.4; color: var(--ink-second); }
  city-truth { position: absolute; right: var(--edge); bottom: var(--gap); }
  @media (orientation: landscape) { city-truth { right: auto; left: var(--edge); bottom: calc(var(--edge) + var(--reach-bottom)); } }
`;
