import { css } from 'lit';

export const kioskMeetingsStyles = css`
  :host { position: absolute; inset: 0; display: block; }
  h1 { margin: 0 0 var(--gap); font-size: var(--type-heading); line-height: 1.2; letter-spacing: -0.02em; }
  h1:lang(th) { letter-spacing: 0; line-height: 1.4; }
  p { margin: 0; font-size: var(--type-answer); line-height: 1.4; color: var(--ink-second); }
  .mark { flex: 1 1 0; min-height: 0; overflow: hidden; display: flex; align-items: center; justify-content: center; color: var(--service-work); }
  .mark city-icon { font-size: calc(var(--mm) * 90); }
  .details { flex: 1 1 0; min-height: 0; overflow: hidden; display: flex; flex-direction: column; justify-content: center; gap: calc(var(--gap) * 0.6); }
  .when { font-size: var(--type-lead); font-weight: 700; line-height: 1.25; color: var(--ink); }
  .where { font-size: var(--type-body); color: var(--ink); }
  .people { font-size: var(--type-small); }
  .news { flex: none; margin-bottom: var(--gap); }
  .question { font-size: var(--type-action); font-weight: 700; line-height: 1.4; color: var(--ink); }
  .actions { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, calc(var(--type-body) * 8)), 1fr)); gap: var(--gap); }
  .answers { display: grid; gap: var(--gap); }
`;
