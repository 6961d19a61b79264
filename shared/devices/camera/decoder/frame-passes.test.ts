import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { before, describe, it } from 'node:test';
import { create } from 'qrcode';
import { prepareEngine } from './engine.js';
import { soften } from './filters.js';
import { NO_MEMORY, readFrame } from './frame-passes.js';
import { toLuma, toPicture, type Picture } from './luma.js';
import { readText } from './read-text.js';
import { readStill } from './still-ladder.js';
import { unbend } from './unbend.js';

const CARD = 'C6BF%RGY9UT:-K4WSP0$B9/8C3/AQ T%7P.KA5+';
const WIDTH = 640;
const HEIGHT = 360;

/** A gray scene with a code of `module` pixels a module, its upper left corner at `left` and `top`. */
function paint(text: string, { module = 4, left = 220, top = 60, dark = 20, light = 230 } = {}): Picture {
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4).fill(128);
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const across = modules.size + 8;
  for (let y = 0; y < across * module; y++) {
    for (let x = 0; x < across * module; x++) {
      const row = Math.floor(y / module) - 4;
      const column = Math.floor(x / module) - 4;
      const inside = row >= 0 && column >= 0 && row < modules.size && column < modules.size;
      data.fill(inside && modules.get(row, column) ? dark : light, ((top + y) * WIDTH + left + x) * 4, ((top + y) * WIDTH + left + x) * 4 + 3);
    }
  }
  return { data, width: WIDTH, height: HEIGHT };
}

/** Looks at the same picture for as many frames as every kind of pass needs to have its turn. */
async function watch(picture: Picture): Promise<string[]> {
  const texts: string[] = [];
  let memory = NO_MEMORY;
  for (let frame = 0; frame < 4; frame++) {
    const reading = await readFrame(picture, memory, ['qr']);
    memory = reading.memory;
    texts.push(...reading.codes.map(({ text }) => text));
  }
  return texts;
}

describe('The passes over a camera frame', () => {
  before(async () => {
    const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
    await prepareEngine({ bytes: Uint8Array.from(wasm).buffer });
  });

  it('read a card in the guide box at the first frame', async () => {
    const { codes } = await readFrame(paint(CARD), NO_MEMORY, ['qr']);
    assert.equal(codes[0]?.text, CARD);
  });

  it('read a card in the corner, where no guide box is, at the first frame', async () => {
    const { codes, memory } = await readFrame(paint(CARD, { module: 3, left: 2, top: 4 }), NO_MEMORY, ['qr']);
    assert.equal(codes[0]?.text, CARD);
    assert.ok((memory.located?.left ?? WIDTH) < 40);
  });

  it('read a code that is light on dark when its turn has come', async () => {
    assert.ok((await watch(paint(CARD, { dark: 230, light: 20 }))).includes(CARD));
  });

  it('read a card out of focus, as soon as the sharpened pass has its turn', async () => {
    const blurred = toPicture(soften(toLuma(paint(CARD, { module: 4 })), 2));
    assert.ok((await watch(blurred)).includes(CARD));
  });

  it('read a still of a bent card', async () => {
    const bent = toPicture(unbend(toLuma(paint(CARD, { module: 5, left: 150, top: 40 })), 'y', 0.14));
    assert.equal((await readStill(bent))[0]?.text, CARD);
  });

  it('find nothing in an empty scene, and tell a covered lens from it', async () => {
    const empty = { data: new Uint8ClampedArray(WIDTH * HEIGHT * 4).fill(128), width: WIDTH, height: HEIGHT };
    const covered = { data: new Uint8ClampedArray(WIDTH * HEIGHT * 4).fill(6), width: WIDTH, height: HEIGHT };
    assert.deepEqual(await watch(empty), []);
    assert.equal((await readFrame(empty, NO_MEMORY, ['qr'])).black, false);
    assert.equal((await readFrame(covered, NO_MEMORY, ['qr'])).black, true);
  });

  it('give Korean text from UTF-8 bytes', async () => {
    assert.equal((await readStill(paint('부산 스마트워크센터', { module: 6, left: 100, top: 40 })))[0]?.text, '부산 스마트워크센터');
  });

  it('leave text to the engine where the bytes are not UTF-8', () => {
    assert.equal(readText(Uint8Array.of(0x83, 0x65, 0x83, 0x58), 'テス'), 'テス');
  });
});
