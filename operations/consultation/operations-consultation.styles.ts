import { css } from 'lit';

export const consultationStyles = css`
  :host { display: flex; flex-direction: column; min-height: 0; box-sizing: border-box; padding: 1.25rem 0 1rem; border-right: 2px solid var(--line); overflow: hidden; }
  .scroll { flex: 1 1 0; min-height: 0; overflow-y: auto; padding: 0 var(--edge); }
  h2 { margin: 0 0 0.35rem; font-size: var(--type-lead); line-height: 1.3; overflow-wrap: anywhere; }
  :host > h2, :host > p, :host > city-skeleton { padding: 0 var(--edge); }
  h3, label { display: block; margin: 0 0 0.35rem; font-size: var(--type-small); font-weight: 600; }
  p { margin: 0 0 0.35rem; line-height: 1.45; overflow-wrap: anywhere; }
  section { margin-bottom: 1.25rem; }
  .quiet { color: var(--ink-second); }
  ul { display: grid; grid-template-columns: repeat(auto-fit, minmax(7em, 1fr)); grid-gap: 0.35rem 0.75rem; margin: 0; padding: 0; list-style: none; }
  li { display: flex; align-items: center; }
  li city-icon { flex: none; margin-right: 0.4rem; }
  .yes city-icon { color: var(--good); }
  .no { color: var(--ink-second); }
  .no city-icon { color: var(--stop); }
  .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .earlier p { padding-left: 0.75rem; border-left: 4px solid var(--line); white-space: pre-wrap; }
  .warn { display: flex; align-items: flex-start; font-size: var(--type-small); }
  .warn city-icon { flex: none; margin: 0.1em 0.5rem 0 0; color: var(--wait); font-size: 1.3em; }
  textarea, input { box-sizing: border-box; width: 100%; padding: 0.6rem 0.75rem; border: 2px solid var(--line); border-radius: var(--radius-small); background: var(--surface); color: var(--ink); font: inherit; line-height: 1.45; }
  textarea { display: block; min-height: 6rem; margin-bottom: 0.6rem; resize: vertical; }
  input { height: 3rem; margin-top: 0.35rem; }
  textarea:focus, input:focus { outline: 0; border-color: var(--ink); box-shadow: var(--focus-ring); }
  .beside { margin-bottom: 0.75rem; }
  .end { flex: none; display: grid; grid-gap: 0.6rem; padding: 0.75rem var(--edge) 0; border-top: 2px solid var(--line); }
  .told { margin: 0; font-weight: 600; }
  .told:empty { display: none; }
`;
