import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Burst, type TypedKey, type Verdict } from './burst.js';
import { findCharacterKey, readKeyCharacter } from './key-characters.js';

const CARD = { prefix: '', minLength: 6, maxLength: 600, capitalsOnly: true };

/** Types keys with a pause before each, as `KeyboardEvent.code`; `+` before a name holds Shift. */
function type(burst: Burst, gapMs: number, ...codes: string[]): Verdict[] {
  return codes.map((name, index) => {
    const key: TypedKey = {
      code: name.replace('+', ''), shiftKey: name.startsWith('+'), ctrlKey: false, altKey: false, metaKey: false, repeat: false,
      timeStamp: (index + 1) * gapMs,
    };
    return burst.take(key);
  });
}

describe('Keys of a card reader', () => {
  it('become a card when they come fast and end with Enter', () => {
    const verdicts = type(new Burst(CARD), 8, '+KeyC', 'Digit6', '+KeyB', '+Digit5', '+Semicolon', 'Slash', 'Space', 'Enter');
    assert.deepEqual(verdicts.map(({ key }) => key), Array<string>(8).fill('hold'));
    assert.equal(verdicts.at(-1)?.card, 'C6B%:/ ');
  });

  it('end with Tab as well', () => {
    assert.equal(type(new Burst(CARD), 8, 'Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5', 'Digit6', 'Tab').at(-1)?.card, '123456');
  });

  it('are capitals even from a reader that forgets Shift', () => {
    assert.equal(type(new Burst(CARD), 8, 'KeyA', 'KeyB', 'KeyC', 'KeyD', 'KeyE', 'KeyF', 'Enter').at(-1)?.card, 'ABCDEF');
  });

  it('are read by their place, whatever an input method makes of them', () => {
    assert.equal(readKeyCharacter('KeyR', true), 'R');
    assert.equal(readKeyCharacter('Semicolon', true), ':');
    assert.equal(readKeyCharacter('Numpad7', false), '7');
    assert.equal(readKeyCharacter('ArrowUp', false), undefined);
  });

  it('are found for every character of a code', () => {
    for (const character of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:') {
      const key = findCharacterKey(character);
      assert.equal(key && readKeyCharacter(key.code, key.shiftKey), character);
    }
    assert.equal(findCharacterKey('서'), undefined);
  });
});

describe('Keys of a person', () => {
  it('are given back when the next one comes late', () => {
    const verdicts = type(new Burst(CARD), 140, 'Digit1', 'Digit2', 'Enter');
    assert.deepEqual(verdicts, [
      { releaseHeld: false, key: 'hold' }, { releaseHeld: true, key: 'hold' }, { releaseHeld: true, key: 'pass' },
    ]);
  });

  it('are no card when they are too few, however fast', () => {
    assert.deepEqual(type(new Burst(CARD), 8, 'Digit1', 'Digit2', 'Enter').at(-1), { releaseHeld: true, key: 'pass' });
  });

  it('pass at once if no card begins with them: arrows, Enter, space', () => {
    for (const code of ['ArrowDown', 'Enter', 'Space', 'Escape', 'F5']) assert.deepEqual(type(new Burst(CARD), 8, code), [{ releaseHeld: false, key: 'pass' }]);
  });

  it('pass at once where cards begin with another letter', () => {
    assert.deepEqual(type(new Burst({ ...CARD, prefix: 'C' }), 8, 'Digit4'), [{ releaseHeld: false, key: 'pass' }]);
  });

  it('are given back before an arrow that follows them', () => {
    assert.deepEqual(type(new Burst(CARD), 20, 'Digit4', 'ArrowDown').at(-1), { releaseHeld: true, key: 'pass' });
  });
});
