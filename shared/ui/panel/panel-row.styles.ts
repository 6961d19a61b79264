import { css } from 'lit';

/** A line of a panel's list that is one button: `<button>` in the shadow root of an element that takes `selected` and `data-focused`. */
export const panelRowStyles = css`
  :host { display: block; }
  button {
    font: inherit; width: 100%; min-height: var(--target-main); text-align: start; color: var(--ink); background: var(--surface); box-sizing: border-box;
    border: calc(var(--mm) * 0.8) solid var(--line); border-radius: var(--radius-medium); padding: calc(var(--mm) * 4) calc(var(--mm) * 6); display: block;
  }
  :host([selected]) button { border-color: var(--ink); box-shadow: inset 0 0 0 calc(var(--mm) * 0.8) var(--ink); }
  button:focus { outline: 0; }
  :host([data-focused]) button { outline: calc(var(--mm) * 1.5) solid var(--signal); }
`;
