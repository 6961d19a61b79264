import { findCharacterKey } from './key-characters.js';

/**
 * Types a code as a card reader would: its characters at once and then Enter, where the focus is. A demonstration's reader;
 * whoever listens cannot tell it from a real one. Characters that no reader types are left out.
 */
export function typeAsReader(text: string): void {
  const characters = [...text].flatMap((character) => {
    const found = findCharacterKey(character);
    return found ? [{ ...found, key: character }] : [];
  });
  const target = document.activeElement ?? document.body;
  for (const { code, shiftKey, key } of [...characters, { code: 'Enter', shiftKey: false, key: 'Enter' }]) {
    for (const type of ['keydown', 'keyup']) target.dispatchEvent(new KeyboardEvent(type, { code, key, shiftKey, bubbles: true, cancelable: true, composed: true }));
  }
}
