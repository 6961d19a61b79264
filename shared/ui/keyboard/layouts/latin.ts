import { append, removeLast, type KeyboardLayout } from '../keyboard-layout.js';

const ROWS = ['q w e r t y u i o p', 'a s d f g h j k l', 'z x c v b n m'];

/** English and Filipino, and names and addresses in every other language. */
export const latin: KeyboardLayout = {
  sign: 'ABC', language: 'en', rows: ROWS, shifted: ROWS.map((row) => row.toUpperCase()), isLatin: true, marks: [',', '.', '?'], press: append, remove: removeLast,
};
