import { css } from 'lit';

/** Written for Chromium 69. Only the glow and the ring around "you are here" move, as layers of their own. */
export const cityMapStyles = css`
  :host { display: block; position: relative; overflow: hidden; background: var(--sea); color: var(--ink); }
  :host([hidden]) { display: none; }
  .picture, svg, .fade { position: absolute; top: 0; left: 0; width: 100%; height: 100%; }
  .picture { overflow: hidden; }
  .land { fill: var(--land); }
  .outside { fill: var(--sea); fill-opacity: 0.42; }
  .borders, .shore, .line, .stops, .interchanges { fill: none; vector-effect: non-scaling-stroke; stroke-linejoin: round; stroke-linecap: round; }
  .borders { stroke: var(--district); }
  .shore { stroke: var(--shore); }
  .stops { stroke: var(--land); }
  .interchanges { stroke: var(--land); }
  .interchanges.rim { stroke: var(--ink-second); }
  .sign { fill: var(--ground); }
  text { font-weight: 700; text-anchor: middle; dominant-baseline: central; fill: var(--ink); }
  .glow { opacity: 0.75; }
  .halo { fill: var(--light); }
  .light { fill: var(--light); transition: opacity 400ms ease-out; }
  .unknown { fill: none; stroke: var(--ink-second); }
  .selected { fill: none; stroke: var(--ink); }
  .mark { position: absolute; top: 0; left: 0; width: 0; height: 0; }
  .dot, .pulse { position: absolute; border-radius: 50%; box-sizing: border-box; }
  .dot { background: var(--signal); border-style: solid; border-color: var(--ground); }
  .pulse { background: var(--signal); opacity: 0; }
  .pill { position: absolute; padding: 0.3em 0.75em; border-radius: 999px; background: var(--ink); color: var(--ground); font-size: var(--type-small); font-weight: 600; line-height: 1.3; white-space: nowrap; }
  :host-context([data-theme='night']) .pill { background: var(--ground); color: var(--ink); }
  .pill.quiet { background: var(--surface); color: var(--ink); box-shadow: 0 0 0 var(--stroke) var(--line); }
  .fade { pointer-events: none; background: linear-gradient(to top, var(--ground) 0, transparent 24%); }
  @media (prefers-reduced-motion: no-preference) {
    .glow { animation: breathe 7s ease-in-out infinite alternate; will-change: opacity; }
    .glow.later { animation-delay: -4.3s; animation-duration: 9s; }
    .pulse { animation: ring 3.6s ease-out infinite; will-change: transform, opacity; }
  }
  @media (prefers-reduced-motion: reduce) { .light { transition: none; } }
  @keyframes breathe { from { opacity: 0.55; } to { opacity: 1; } }
  @keyframes ring { 0% { transform: scale(0.5); opacity: 0.55; } 70%, 100% { transform: scale(1.6); opacity: 0; } }
`;
