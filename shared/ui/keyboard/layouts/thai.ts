import { append, removeLast, type KeyboardLayout } from '../keyboard-layout.js';

/** Signs that stand over or under a letter: alone they are drawn on a ring of dots. */
const MARKS = ['ุ', 'ึ', 'ั', 'ี', '้', '่', 'ิ', 'ื', 'ู', 'ํ', '๊', '็', '๋', 'ฺ', '์'];

/** Thai as Kedmanee arranges it. Delete takes a sign away before the letter that it stands on. */
export const thai: KeyboardLayout = {
  sign: 'ก', language: 'th',
  rows: ['ๅ / - ภ ถ ุ ึ ค ต จ ข ช', 'ๆ ไ ำ พ ะ ั ี ร น ย บ ล', 'ฟ ห ก ด เ ้ ่ า ส ว ง', 'ผ ป แ อ ิ ื ท ม ใ ฝ'],
  shifted: ['+ ๑ ๒ ๓ ๔ ู ฿ ๕ ๖ ๗ ๘ ๙', '๐ " ฎ ฑ ธ ํ ๊ ณ ฯ ญ ฐ ฅ', 'ฤ ฆ ฏ โ ฌ ็ ๋ ษ ศ ซ ฃ', '( ) ฉ ฮ ฺ ์ ! ฒ ฬ ฦ'],
  marks: ['.', '?'],
  faces: Object.fromEntries(MARKS.map((mark) => [mark, `◌${mark}`])),
  press: append, remove: removeLast,
};
