import { css } from 'lit';

/**
 * What every control shares: no looks of the browser's own, text that wraps and is never cut, the pressed state, and the
 * focus: a ring of ink outside and signal inside; a television adds a little growth by its token.
 */
export const controlStyles = css`
  :host { display: block; min-width: 0; box-sizing: border-box; }
  :host([hidden]) { display: none; }
  button {
    position: relative; box-sizing: border-box; width: 100%; margin: 0; border: 0; font: inherit; color: var(--ink); background: var(--raised);
    overflow-wrap: break-word; -webkit-hyphens: auto; hyphens: auto; outline: 0; -webkit-tap-highlight-color: transparent;
  }
  button:lang(th) { line-height: 1.6; }
  button[data-focused] { z-index: 1; box-shadow: var(--focus-ring); transform: scale(var(--focus-scale, 1)); }
  button[data-pressed] { transform: scale(0.98); }
  @media (prefers-reduced-motion: no-preference) { button { transition: transform 120ms ease-out; } }
`;
