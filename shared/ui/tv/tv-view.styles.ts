import { css } from 'lit';

/** Controls and their focus as all Work views on a television draw them: ink outside, signal inside, lighter, slightly larger. */
export const tvControlStyles = css`
  :host { box-sizing: border-box; }
  button {
    position: relative; display: block; box-sizing: border-box; width: 100%; min-height: var(--target, 80px); margin: 0; padding: 10px 28px; border: 0;
    border-radius: var(--radius-medium, 20px); font: inherit; font-size: var(--type-body); font-weight: 600; line-height: 1.3; text-align: left;
    color: var(--ink); background: var(--surface); overflow-wrap: break-word; outline: none;
  }
  button.main { background: var(--signal); color: var(--signal-ink); }
  button[data-focused] { background: var(--raised); box-shadow: 0 0 0 6px var(--signal), 0 0 0 10px var(--ink); transform: scale(var(--grow, 1.02)); z-index: 1; }
  button.main[data-focused] { background: var(--signal); box-shadow: 0 0 0 6px var(--ground), 0 0 0 12px var(--ink); }
  button[data-pressed] { transform: scale(1); }
  button[aria-pressed='true'] { background: var(--ink); color: var(--ground); }
  .second { display: block; font-size: var(--type-small); font-weight: 400; line-height: 1.35; color: var(--ink-second); }
  [data-focused] .second { color: var(--ink); }
  button[aria-pressed='true'] .second { color: var(--ground); }
  .chips { display: flex; flex-wrap: wrap; margin: -12px; }
  .chips button { width: auto; margin: 12px; text-align: center; }
  @media (prefers-reduced-motion: no-preference) { button { transition: transform 140ms ease-out; } }
`;

/** Two halves side by side: what is seen on the left, what is chosen on the right. */
export const tvHalvesStyles = css`
  .all { display: flex; flex-direction: column; flex: 1 1 0; min-height: 0; }
  .halves { display: flex; flex: 1 1 0; min-height: 0; }
  .picture { position: relative; flex: 1 1 0; min-width: 0; margin-right: 60px; overflow: hidden; border-radius: var(--radius-large, 32px); background: var(--surface); }
  .picture > * { position: absolute; top: 0; left: 0; width: 100%; height: 100%; }
  .picture > city-floor-plan { top: 28px; left: 28px; width: calc(100% - 56px); height: calc(100% - 56px); }
  .choice { display: flex; flex-direction: column; flex: none; width: 720px; min-height: 0; }
  /* What is as wide as the screen grows by as many pixels as what is not. */
  .choice.wide { width: 100%; --grow: 1.008; }
  h2 { margin: 0 0 24px; font-size: var(--type-lead); font-weight: 700; line-height: 1.25; }
  p { margin: 0; font-size: var(--type-body); line-height: 1.45; }
  .quiet { font-size: var(--type-small); color: var(--ink-second); }
`;
