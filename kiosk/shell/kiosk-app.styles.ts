import { css } from 'lit';

export const kioskAppStyles = css`
  :host { position: fixed; inset: 0; display: block; overflow: hidden; background: var(--ground); color: var(--ink); font-size: var(--type-body); }
  /* The touch is answered in its own frame; home is drawn after it. */
  :host([touched]) kiosk-attract { opacity: 0.6; }
  main, .under { position: absolute; inset: 0; }
  .under[inert] { visibility: hidden; }
  main.with-banner { top: var(--banner-height); --split: calc(var(--panel-split) - var(--banner-height)); }
  .banner {
    position: absolute; top: 0; left: 0; right: 0; height: var(--banner-height); box-sizing: border-box; padding: 0 var(--edge); z-index: 2;
    display: flex; align-items: center; background: var(--wait-ground, var(--raised)); color: var(--ink); font-size: var(--type-small); line-height: 1.3;
  }
  kiosk-bar { position: absolute; left: var(--edge); right: var(--edge); bottom: calc(var(--reach-bottom) + var(--bar-edge)); }
  @media (orientation: landscape) {
    kiosk-bar { left: calc(100% - var(--hands-width) + var(--edge) * 0.5); }
    /* The hands' half keeps its height. */
    main.with-banner { top: 0; --split: var(--panel-split); --eyes-top: var(--banner-height); }
    .banner { right: var(--hands-width); }
  }
`;
