import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { frameAround, frameCity, includePoint, isSeen, place } from './frame.js';
import { drawLight } from './lights.js';
import { placeLineSigns } from './line-signs.js';
import { drawSmoothPath } from './smooth-path.js';
import type { Point } from './projection.js';

const PORTRAIT = { width: 1080, height: 1920 };
const LANDSCAPE = { width: 1920, height: 1080 };

describe('The picture of a map', () => {
  it('puts the point it is around in its middle', () => {
    assert.deepEqual(place([300, 400], frameAround([300, 400], 20, LANDSCAPE), LANDSCAPE), [960, 540]);
  });

  it('shows the whole city in portrait and in landscape', () => {
    const centers: Point[] = [[-900, -800], [900, 800], [0, 0]];
    for (const size of [PORTRAIT, LANDSCAPE]) {
      const frame = frameCity(centers, size);
      for (const center of centers) {
        const [x, y] = place(center, frame, size);
        assert.ok(x > 0 && x < size.width && y > 0 && y < size.height);
      }
    }
  });

  it('leaves a picture as it is while the looked-at place is well inside', () => {
    const frame = frameAround([0, 0], 20, LANDSCAPE);
    assert.equal(includePoint(frame, [100, 100], LANDSCAPE), frame);
  });

  it('widens just enough for a place outside', () => {
    const frame = frameAround([0, 0], 10, LANDSCAPE);
    const wider = includePoint(frame, [3000, -2000], LANDSCAPE);
    assert.ok(wider.scale < frame.scale);
    const nearly = { ...wider, scale: wider.scale * 0.999 };
    assert.ok(isSeen([3000, -2000], nearly, LANDSCAPE) && isSeen([0, 0], nearly, LANDSCAPE));
  });
});

describe('A center as a light', () => {
  it('is brighter and larger the more seats are free', () => {
    const [few, many] = [drawLight([0, 0], 0.2, 1), drawLight([0, 0], 0.9, 1)];
    assert.ok(few.core < many.core && few.halo < many.halo && few.strength < many.strength);
  });

  it('keeps its place without a halo when nothing is free, and says when it does not know', () => {
    assert.equal(drawLight([0, 0], 0, 1).halo, 0);
    assert.equal(drawLight([0, 0], undefined, 1).level, undefined);
  });
});

describe('The numbers of lines', () => {
  const across: Point[] = [[200, 500], [500, 500], [900, 500], [1400, 500], [1700, 500]];

  it('stand on the line, clear of a light at its end', () => {
    const [sign] = placeLineSigns([{ id: '1', stations: across }], LANDSCAPE, [[350, 500]], 10);
    assert.deepEqual(sign, { id: '1', at: [1550, 500] });
  });

  it('are left out when the line is outside', () => {
    assert.deepEqual(placeLineSigns([{ id: '1', stations: [[-500, 0], [-400, 0]] }], LANDSCAPE, [], 10), []);
  });
});

describe('A smooth path', () => {
  it('passes through every station', () => {
    assert.equal(drawSmoothPath([[0, 0], [10, 0], [10, 10]]).match(/[MC]/g)?.join(''), 'MCC');
    assert.match(drawSmoothPath([[0, 0], [10, 0], [10, 10]]), /^M0 0C.* 10 0C.* 10 10$/);
  });
});
