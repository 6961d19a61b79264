import { css } from 'lit';
import { controlStyles } from '../elements/control-styles.js';

/** Letters are one unit wide and stand in the middle; shift, delete and the space bar take what is left of their rows. */
export const cityKeyboardStyles = [controlStyles, css`
  :host { --key: var(--key-height, var(--target)); --space: var(--key-gap, calc(var(--gap) * 0.8)); }
  .keys { position: relative; max-width: calc(var(--columns, 10) * var(--key-width, 9999px)); min-height: calc((var(--key) + var(--space)) * 4); margin: 0 auto; }
  .row { display: flex; justify-content: center; margin: 0 calc(var(--space) / -2) var(--space); }
  .row:last-of-type { margin-bottom: 0; }
  .offers { height: var(--key); }
  button {
    display: flex; flex: 0 0 auto; align-items: center; justify-content: center; width: calc(100% / var(--columns, 10) - var(--space)); min-width: 0; height: var(--key); margin: 0 calc(var(--space) / 2); padding: 0;
    background: var(--surface); border: var(--stroke) solid var(--surface-line); border-radius: var(--radius-small);
    font-size: var(--key-type, var(--type-lead)); font-weight: 600; line-height: 1.1; white-space: nowrap;
  }
  button:lang(th) { line-height: 1.5; }
  .wide { flex: 1 1 0; width: auto; margin: 0 calc(var(--space) / 2); }
  .sign { width: auto; min-width: calc(150% / var(--columns, 10) - var(--space)); padding: 0 calc(var(--space) * 0.5); }
  .quiet { background: none; border-color: var(--line); }
  .offer { border-color: var(--ink-second); }
  button[data-focused] { background: var(--raised); }
  button[data-pressed] { background: var(--pressed); }
  button[aria-pressed='true'] { background: var(--ink); border-color: var(--ink); color: var(--ground); }
  button[aria-disabled='true'] { color: var(--ink-second); }
  .bar { width: 40%; height: calc(var(--stroke) * 2); background: currentColor; }
  .said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0, 0, 0, 0); white-space: nowrap; }
`];
