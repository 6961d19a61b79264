import { css } from 'lit';

/** How places look in each state, for the plan and its legend alike. Line widths are metres of the plan. */
export const planStateStyles = css`
  .desk { fill: var(--surface); stroke: var(--line); stroke-width: 0.1; }
  .chair { fill: none; stroke: var(--line); stroke-width: 0.1; stroke-linecap: round; }
  .free .desk, .free .chair { stroke: var(--free); stroke-width: 0.12; }
  .taken .desk { fill: var(--taken); stroke: none; }
  .chosen .desk, .mine .desk { fill: var(--signal); stroke: var(--signal); }
  .chosen .chair, .mine .chair { stroke: var(--signal); stroke-width: 0.14; }
  .out-of-order .desk { fill: none; stroke: var(--ink-second); stroke-dasharray: 0.24 0.18; }
  .out-of-order .chair { stroke: var(--ink-second); stroke-dasharray: 0.2 0.16; stroke-linecap: butt; }
  .hatching { fill: none; stroke: var(--taken); stroke-width: 0.07; }
  .glow { fill: var(--signal); opacity: 0.22; }
`;

export const planStyles = css`
  :host { display: block; position: relative; width: 100%; height: 100%; }
  :host([hidden]) { display: none; }
  svg { display: block; position: absolute; top: 0; left: 0; width: 100%; height: 100%; }
  .floor { fill: var(--surface); }
  .zone { fill: var(--raised); fill-opacity: 0.55; }
  .outer, .inner, .door, .entrance { fill: none; stroke: var(--ink-second); stroke-linecap: square; stroke-linejoin: miter; }
  .outer { stroke-width: 0.2; }
  .inner { stroke-width: 0.12; }
  .glass { fill: none; stroke: var(--surface); stroke-width: 0.08; }
  .door { stroke-width: 0.05; stroke-linecap: round; }
  .entrance { stroke-width: 0.07; stroke-linecap: round; }
  .way { fill: none; stroke: var(--signal); stroke-width: 0.26; stroke-linecap: round; stroke-linejoin: round; stroke-dasharray: 0.01 0.56; }
  .arrow { fill: var(--ink); }
  .ground { fill: none; }
  .taken .ground { fill: var(--taken); fill-opacity: 0.6; }
  .chosen .ground, .mine .ground { fill: var(--signal); fill-opacity: 0.18; }
  .room .desk { stroke-width: 0.12; }
  .taken .table { fill: none; stroke: var(--ink-second); stroke-width: 0.08; stroke-opacity: 0.6; }
  text { font-weight: 700; text-anchor: middle; fill: var(--ink); font-variant-numeric: tabular-nums; }
  .taken text, .out-of-order text { fill: var(--ink-second); font-weight: 600; }
  .out-of-order text { paint-order: stroke; stroke: var(--surface); stroke-width: 0.16; stroke-linejoin: round; }
  .seat.chosen text, .seat.mine text { fill: var(--signal-ink); font-weight: 800; }
  .room .capacity { font-weight: 500; fill: var(--ink-second); }
  .person { fill: var(--ink-second); }
`;
