import { css } from 'lit';

export const kioskCenterStyles = css`
  :host { position: absolute; inset: 0; display: block; }
  h1 { margin: 0; font-size: var(--type-heading); line-height: 1.15; letter-spacing: -0.02em; }
  h1:lang(th) { letter-spacing: 0; line-height: 1.4; }
  .facts { margin: calc(var(--mm) * 2) 0 0; font-size: var(--type-body); line-height: 1.35; color: var(--ink-second); }
  .plan { flex: 1 1 0; min-height: 0; display: flex; }
  .paper { flex: 1 1 0; min-width: 0; position: relative; background: var(--surface); border: calc(var(--mm) * 0.8) solid var(--line); border-radius: var(--radius-large); padding: var(--gap); }
  .legend { flex: none; display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: var(--gap); padding-top: var(--gap); }
  /* Doubled text: the chips below repeat the plan, so it is drawn only where a picture of it is left. */
  .plan.spare { container-type: size; }
  @container (max-height: 160px) { .paper { display: none; } }
  @media (orientation: landscape) { .plan.spare { display: none; } }
  .hands { display: flex; flex-direction: column; flex: var(--hands-flex, 1 1 0); min-height: 0; gap: calc(var(--gap) * 1.5); }
  .chosen { display: flex; align-items: center; gap: calc(var(--gap) * 1.5); flex: none; min-height: calc(var(--mm) * 34); }
  .sign { flex: none; min-width: calc(var(--mm) * 34); height: calc(var(--mm) * 34); box-sizing: border-box; padding: 0 calc(var(--mm) * 3); border-radius: var(--radius-medium); background: var(--signal); color: var(--signal-ink); font-size: var(--type-title); font-weight: 800; line-height: calc(var(--mm) * 34); text-align: center; font-variant-numeric: tabular-nums; }
  .sign.none { background: none; box-shadow: inset 0 0 0 calc(var(--mm) * 1) var(--line); }
  .about { min-width: 0; }
  .about b { display: block; font-size: var(--type-lead); line-height: 1.25; }
  .about span { font-size: var(--type-small); line-height: 1.3; color: var(--ink-second); }
  .times { display: flex; flex-wrap: wrap; gap: var(--gap); flex: none; }
  .steps { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); gap: var(--gap); flex: none; }
  city-day-rail { flex: none; }
  .trouble { display: flex; align-items: flex-start; gap: var(--gap); margin: 0; font-size: var(--type-answer); line-height: 1.4; flex: none; }
  .refused { margin: 0; font-size: var(--type-answer); line-height: 1.4; }
  .trouble city-icon { flex: none; color: var(--wait); font-size: calc(var(--mm) * 14); }
`;
