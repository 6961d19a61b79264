import { append, removeLast, type KeyboardLayout } from '../keyboard-layout.js';

/** Figures, and the marks that go with them. */
export const digits: KeyboardLayout = {
  sign: '123', language: 'en', rows: ['1 2 3 4 5 6 7 8 9 0', '- / : ; ( ) & @ #', '+ = % * " \' !'], marks: [',', '.', '?'], press: append, remove: removeLast,
};
