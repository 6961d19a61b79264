import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InstallProfile } from '../../shared/contract/identity.js';
import { measurePanel } from './panel-metrics.js';

const panel = (change: Partial<InstallProfile> = {}): InstallProfile => ({
  channel: 'kiosk', checksIn: true, diagonalInch: 55, widthPx: 1080, heightPx: 1920, lowerEdgeCm: 75, languages: ['ko'], ...change,
});
const near = (actual: number, expected: number, tolerance: number): void => {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not within ${tolerance} of ${expected}`);
};

test('one millimetre on a 55-inch panel of 1080 x 1920 is 1.58 pixels', () => {
  near(measurePanel(panel(), { width: 1080, height: 1920 }).mm, 1.577, 0.001);
});

test('the hands of a 55-inch portrait panel 75 cm above the floor have the lower 45 cm', () => {
  const { mm, reachTop, reachBottom, orientation } = measurePanel(panel(), { width: 1080, height: 1920 });
  near((1920 - reachTop) / mm, 450, 0.5);
  assert.equal(reachBottom, 0);
  assert.equal(orientation, 'portrait');
});

test('a panel that reaches down to the floor keeps its lowest part free of targets', () => {
  const { mm, reachBottom } = measurePanel(panel({ lowerEdgeCm: 20 }), { width: 1080, height: 1920 });
  near(reachBottom / mm, 180, 0.5);
});

test('a low table panel is within reach as a whole', () => {
  const metrics = measurePanel(panel({ diagonalInch: 32, widthPx: 1920, heightPx: 1080, lowerEdgeCm: 80 }), { width: 1920, height: 1080 });
  assert.equal(metrics.reachTop, 0);
  assert.equal(metrics.orientation, 'landscape');
});

test('sizes of the design are the least ones at 32 inches and larger on a panel that is seen from further away', () => {
  const small = measurePanel(panel({ diagonalInch: 32 }), { width: 1080, height: 1920 });
  const large = measurePanel(panel({ diagonalInch: 65 }), { width: 1080, height: 1920 });
  near(small.designMm / small.mm, 1, 0.01);
  near(large.designMm / large.mm, 1.57, 0.02);
});

test('a page drawn at half size keeps the same millimetres', () => {
  const whole = measurePanel(panel(), { width: 1080, height: 1920 });
  const half = measurePanel(panel(), { width: 540, height: 960 });
  near(half.reachTop / half.mm, whole.reachTop / whole.mm, 0.01);
});
