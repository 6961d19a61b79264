import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeClock } from '../base/fake-clock.js';
import { CombinedScanner } from './combined-scanner.js';
import { KeypadScanner } from './keypad/keypad-scanner.js';
import { SimulatedScanner } from './simulated-scanner.js';
import { SCANNER_CASES } from './testing/scanner-suite.js';

function makePanel() {
  const clock = new FakeClock();
  const camera = new SimulatedScanner(clock);
  const reader = new SimulatedScanner(clock);
  const keypad = new KeypadScanner(clock);
  const scanner = new CombinedScanner([camera, reader, keypad], clock);
  const texts: string[] = [];
  scanner.onScan(({ source, text }) => texts.push(`${source} ${text}`));
  return { clock, camera, reader, keypad, scanner, texts };
}

describe('Camera, reader and keypad behind one port', () => {
  for (const { title, run } of SCANNER_CASES.slice(0, 5)) {
    it(title, async () => {
      const { clock, camera, scanner } = makePanel();
      await run({
        scanner,
        show: (text) => Promise.resolve(camera.present({ text })),
        pass: (milliseconds) => Promise.resolve(clock.advance(milliseconds)),
      });
    });
  }

  it('counts a card once that the camera and the reader both see', async () => {
    const { camera, reader, scanner, texts } = makePanel();
    await scanner.open();
    reader.present({ text: 'CARD 1', source: 'wedge', format: 'typed' });
    camera.present({ text: 'CARD 1' });
    assert.deepEqual(texts, ['wedge CARD 1']);
  });

  it('takes a number from the keypad as often as it is entered', async () => {
    const { keypad, scanner, texts } = makePanel();
    await scanner.open();
    keypad.submit('12345678');
    keypad.submit('12345678');
    assert.deepEqual(texts, ['keypad 12345678', 'keypad 12345678']);
  });

  it('speaks about the camera while the reader goes on working', async () => {
    const { camera, reader, scanner, texts } = makePanel();
    await scanner.open();
    camera.failRepeatedly('unplugged');
    assert.equal(scanner.state.get(), 'unplugged');
    reader.present({ text: 'CARD 2', source: 'wedge' });
    assert.deepEqual(texts, ['wedge CARD 2']);
  });

  it('speaks about the reader on a panel without a camera', async () => {
    const { camera, scanner } = makePanel();
    camera.failRepeatedly('none');
    assert.equal((await scanner.open()).ok, true);
    assert.equal(scanner.state.get(), 'looking');
  });
});
