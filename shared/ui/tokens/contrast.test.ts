import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wcagContrast } from 'culori';
import { serviceColors, THEMES, type ColorName } from './colors.js';
import { compileTokens, resolveColor, toHex } from './compile-tokens.js';

const SURFACES: readonly ColorName[] = ['ground', 'surface', 'raised'];
const STATES = ['good', 'wait', 'stop'] as const;

for (const theme of THEMES) {
  describe(`Colours of the theme ${theme}`, () => {
    const ratio = (one: ColorName, other: ColorName): number => wcagContrast(resolveColor(theme, one), resolveColor(theme, other));
    const atLeast = (least: number, one: ColorName, other: ColorName): void => {
      const is = ratio(one, other);
      assert.ok(is >= least, `${one} on ${other}: ${is.toFixed(2)}:1, at least ${least}:1`);
    };

    it('draws ink at 7:1 wherever text stands', () => {
      for (const surface of [...SURFACES, 'pressed', 'land', 'sea', 'good-ground', 'wait-ground', 'stop-ground'] as const) atLeast(7, 'ink', surface);
    });
    it('draws second ink and text in the signal colour at 4.5:1', () => {
      for (const surface of [...SURFACES, 'good-ground', 'wait-ground', 'stop-ground'] as const) atLeast(4.5, 'ink-second', surface);
      for (const surface of SURFACES) atLeast(4.5, 'signal-text', surface);
    });
    it('draws the next action readably', () => {
      atLeast(4.5, 'signal-ink', 'signal');
      atLeast(4.5, 'ground', 'ink');
    });
    it('draws states at 4.5:1 on every surface and on their own ground, and what stands on them', () => {
      for (const state of STATES) {
        for (const surface of [...SURFACES, `${state}-ground`] as const) atLeast(4.5, state, surface);
        atLeast(4.5, `${state}-ink`, state);
      }
    });
    it('shows the focus at 3:1 beside everything that can lie around it', () => {
      for (const around of [...SURFACES, 'land', 'sea', 'good-ground', 'wait-ground', 'stop-ground'] as const) atLeast(3, 'ink', around);
      // On the signal colour the ring begins with the ground.
      atLeast(3, theme === 'day' ? 'ink' : 'ground', 'signal');
    });
    it('draws free seats and the hue of each service at 3:1', () => {
      for (const surface of SURFACES) {
        atLeast(3, 'free', surface);
        for (const [name, color] of serviceColors(theme)) {
          const is = wcagContrast(toHex(color), resolveColor(theme, surface));
          assert.ok(is >= 3, `${name} on ${surface}: ${is.toFixed(2)}:1`);
        }
      }
    });
  });
}

describe('Compiled tokens', () => {
  it('hold nothing that Chromium 69 cannot read', () => {
    assert.doesNotMatch(compileTokens(), /oklch|clamp\(|min\(|max\(|#[0-9a-f]{8}\b|undefined|NaN/);
  });
});
