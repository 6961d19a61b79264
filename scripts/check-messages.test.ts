import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { LANGUAGES, type Language } from '../shared/base/language.js';
import { checkMessages } from './check-messages.js';

type Texts = Readonly<Partial<Record<Language, string | undefined>>>;

/** A message that is right in every language, with a number that some of them decline. */
const SEATS: Readonly<Record<Language, string>> = {
  ko: '자리 {n, number}석', en: '{n, plural, one {# seat} other {# seats}}', zh: '{n, number}个座位', ja: '{n, number}席', vi: '{n, number} chỗ ngồi',
  th: 'ที่นั่ง {n, number} ที่', tl: '{n, plural, one {# upuan} other {# na upuan}}', ru: '{n, plural, one {# место} few {# места} many {# мест} other {# места}}',
};

/** What the check says about a city whose only message is `seats`, told as `texts` change it, and code that uses it. */
function checkSeats(texts: Texts = {}, code = 'export const line = t().seats({ n: 3 });'): string[] {
  const root = mkdtempSync(join(tmpdir(), 'messages-'));
  try {
    mkdirSync(join(root, 'kiosk/strings'), { recursive: true });
    for (const language of LANGUAGES) {
      const text = language in texts ? texts[language] : SEATS[language];
      writeFileSync(join(root, `kiosk/strings/${language}.json`), JSON.stringify(text === undefined ? {} : { seats: text }));
    }
    writeFileSync(join(root, 'kiosk/home.ts'), code);
    return checkMessages(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

const expectFault = (faults: readonly string[], pattern: RegExp): void => {
  assert.ok(faults.some((fault) => pattern.test(fault)), `no fault like ${String(pattern)} in ${JSON.stringify(faults)}`);
};

test('a message that is right in all eight languages passes', () => assert.deepEqual(checkSeats(), []));

test('a missing translation is refused', () => expectFault(checkSeats({ vi: undefined }), /kiosk vi seats: missing/));

test('a message that no code says is refused', () => expectFault(checkSeats({}, 'export const nothing = 1;'), /seats: used nowhere/));

test('an argument that a language forgot or renamed is refused', () => {
  expectFault(checkSeats({ ja: '席' }), /ja seats: arguments none, in English n/);
  expectFault(checkSeats({ ja: '{count, number}席' }), /ja seats: arguments count, in English n/);
});

test('plural forms are those of the language', () => {
  expectFault(checkSeats({ ru: '{n, plural, one {# место} other {# мест}}' }), /ru seats: plural of n lacks (few, many|many, few)/);
  expectFault(checkSeats({ ko: '{n, plural, one {자리 #석} other {자리 #석}}' }), /ko seats: plural of n has one/);
  expectFault(checkSeats({ ru: '{n, number} мест' }), /ru seats: plural of n is missing/);
});

test('English left in another language is refused', () => {
  expectFault(checkSeats({ vi: '{n, number} seats', en: '{n, number} seats' }), /vi seats: the same as in English/);
  expectFault(checkSeats({ ko: '{n, number} seats' }), /ko seats: latin letters/);
});

test('letters of another language are refused', () => {
  expectFault(checkSeats({ zh: '{n, number}자리' }), /zh seats: hangul letters/);
  expectFault(checkSeats({ ru: '{n, plural, one {# seat} few {# места} many {# мест} other {# места}}' }), /ru seats: latin letters/);
});

test('exclamation marks and empty messages are refused', () => {
  expectFault(checkSeats({ ko: '자리 {n, number}석!' }), /exclamation mark/);
  expectFault(checkSeats({ th: '' }), /th seats: empty/);
});
