import { css } from 'lit';

/** Plain on purpose, and unlike the product, so that nobody takes the strip for a part of the screen. */
export const stripStyles = css`
  :host {
    position: fixed;
    z-index: 1000;
    /* Under the word that the network is gone, in the eyes' part: no control of a panel lies there. */
    top: calc(var(--banner-height, 0px) * 1.3);
    right: 0;
    left: 0;
    padding: 6px 10px;
    background: #2b2140;
    color: #ffffff;
    font: 14px/1.4 'Pretendard', 'Noto Sans', sans-serif;
    opacity: 0.94;
  }
  @media (orientation: landscape) {
    :host {
      right: var(--hands-width, 50%);
    }
  }
  :host([folded]) {
    right: auto;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
  }
  .row > * {
    margin: 3px 8px 3px 0;
  }
  b {
    color: #ffd166;
  }
  button,
  select {
    min-height: 30px;
    padding: 2px 10px;
    border: 1px solid #9c8fc0;
    border-radius: 6px;
    background: #3d3159;
    color: inherit;
    font: inherit;
  }
  button[aria-pressed='true'] {
    background: #ffd166;
    color: #2b2140;
  }
`;
