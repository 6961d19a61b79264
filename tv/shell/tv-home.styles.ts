import { css } from 'lit';
import { buttonStyles, focusStyles } from './tv-styles.js';

/** Home keeps the safe area of 5 % on all sides; the rails take what the line of the day leaves. */
export const tvHomeStyles = [focusStyles, buttonStyles, css`
  :host { position: absolute; top: 0; left: 0; right: 0; bottom: 0; display: block; }
  main { display: flex; flex-direction: column; box-sizing: border-box; height: 100%; padding: 54px 96px; }
  .hero { flex: none; align-self: flex-start; min-height: 180px; margin: 12px 0 16px; visibility: var(--hero, visible); }
  .hero p { margin: 0; font-size: var(--type-body); line-height: 1.45; color: var(--ink-second); }
  .hero .eyebrow { color: var(--signal-text, var(--signal)); font-weight: 600; }
  h1 { margin: 4px 0 10px; font-size: var(--hero-title); font-weight: 700; line-height: 1.18; letter-spacing: -0.02em; }
  h1:lang(th) { letter-spacing: 0; line-height: 1.4; }
  .detail city-truth { display: inline-block; margin-left: 24px; }
  .rails { display: flex; flex: 1 1 0; flex-direction: column; min-height: 0; margin-bottom: 32px; --rail-gap: 28px; }
  /* One rail stands low and leaves the middle to the city. */
  .rails > :first-child { margin-top: auto; }
  .single .hero { margin-top: 56px; }
  .large { --grow: 1.015; }
  .large .hero { min-height: 0; margin: 12px 0 16px; }
  .large .detail { display: none; }
  .large .eyebrow city-truth { margin-left: 24px; }
  .notice { max-width: 1200px; margin: 0 0 24px; font-size: var(--type-body); line-height: 1.5; color: var(--ink); }
  .notice p { margin: 0 0 24px; }
  .skeleton { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); grid-gap: 24px; opacity: 0; animation: late 1ms 200ms forwards; }
  .skeleton i { height: 204px; border-radius: var(--radius-medium, 24px); background: var(--surface); }
  @keyframes late { to { opacity: 1; } }
`];
