import { css } from 'lit';

/** The focus as it looks on every part of a television: ink outside, signal inside, a lighter surface, slightly larger. */
export const focusStyles = css`
  [data-focused] { outline: none; box-shadow: 0 0 0 6px var(--signal), 0 0 0 10px var(--ink); background: var(--raised); transform: scale(var(--grow, 1.04)); z-index: 1; }
  @media (prefers-reduced-motion: no-preference) { button, [role='button'] { transition: transform 140ms ease-out; } }
`;

/** Buttons of the television's own shell. */
export const buttonStyles = css`
  button {
    position: relative; display: block; box-sizing: border-box; min-height: var(--target); padding: 16px 32px; border: 0; border-radius: var(--radius-medium, 20px);
    font: inherit; font-size: var(--type-body); font-weight: 600; line-height: 1.35; text-align: left; color: var(--ink); background: var(--surface);
    outline: none;
  }
  button.signal { background: var(--signal); color: var(--signal-ink); }
  button.signal[data-focused] { background: var(--signal); box-shadow: 0 0 0 6px var(--ground), 0 0 0 12px var(--ink); }
  button[data-pressed] { transform: scale(1); }
`;
