import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countColumns, type KeyboardLayout } from '../keyboard-layout.js';
import { LANGUAGES } from '../../../base/language.js';
import { loadLayout } from '../load-layout.js';
import { digits } from './digits.js';
import { hangul } from './hangul.js';
import { kana } from './kana.js';
import { pinyin } from './pinyin.js';
import { thai } from './thai.js';
import { vietnamese } from './vietnamese.js';

const type = (layout: KeyboardLayout, keys: string, text = ''): string => Array.from(keys).reduce((typed, key) => layout.press(typed, key), text);
const remove = (layout: KeyboardLayout, text: string, times: number): string => Array.from({ length: times }).reduce<string>((left) => layout.remove(left), text);

test('Hangul letters join to syllables as they are typed', () => {
  assert.equal(type(hangul, 'ㅇㅏㄴㄴㅕㅇㅎㅏㅅㅔㅇㅛ'), '안녕하세요');
  assert.equal(type(hangul, 'ㅎㅗㅏㅈㅏㅇㅅㅣㄹ ㅇㅓㄷㅣ?'), '화장실 어디?');
  assert.equal(type(hangul, 'ㄱㅏㅂㅅ'), '값');
  assert.equal(type(hangul, 'ㅇㅣㅆㅇㅓㅇㅛ'), '있어요');
});

test('a last consonant goes over to the vowel that follows it', () => {
  assert.equal(type(hangul, 'ㄱㅏㄱㅏ'), '가가');
  assert.equal(type(hangul, 'ㅇㅏㄴㅈㅏ'), '안자');
  assert.equal(type(hangul, 'ㅎㅏㄱㄱㅛ'), '학교');
});

test('what was written before stays as it is', () => {
  assert.equal(type(hangul, 'ㅏ', 'OK '), 'OK ㅏ');
  assert.equal(type(hangul, 'ㄴㅔ', 'A4 '), 'A4 네');
  assert.equal(type(hangul, 'ㅋㅋ'), 'ㅋㅋ');
});

test('delete takes a syllable apart letter by letter', () => {
  assert.deepEqual([1, 2, 3, 4].map((times) => remove(hangul, '네 값', times)), ['네 갑', '네 가', '네 ㄱ', '네 ']);
  assert.equal(remove(hangul, '과', 1), '고');
  assert.equal(remove(hangul, '', 1), '');
});

test('a Vietnamese tone goes to the vowel that carries it', () => {
  for (const [typed, says] of [['toiạ', 'tọi'], ['tôiả', 'tổi'], ['nguyênã', 'nguyễn'], ['hoaà', 'hoà'], ['muaá', 'múa'], ['quaả', 'quả'], ['giaà', 'già'], ['tiêngá', 'tiếng'], ['Viêtạ', 'Việt'], ['đươngà', 'đường'], ['khoeả', 'khoẻ'], ['ngoaià', 'ngoài'], ['toană', 'toană'], ['giá', 'gí']] as const) {
    assert.equal(type(vietnamese, typed), says.normalize('NFC'), typed);
  }
  assert.equal(type(vietnamese, 'xin chaoà'), 'xin chào');
});

test('another tone takes its place, the same once more takes it away, and without a vowel the key types what it shows', () => {
  assert.equal(type(vietnamese, 'maáà'), 'mà');
  assert.equal(type(vietnamese, 'maáá'), 'ma');
  assert.equal(type(vietnamese, 'á'), 'á');
  assert.equal(type(vietnamese, 'ma á'), 'ma á');
});

test('kana are voiced, half voiced and made small after they were typed, and back', () => {
  assert.equal(type(kana, 'か゛く゛'), 'がぐ');
  assert.equal(type(kana, 'は゜'), 'ぱ');
  assert.equal(type(kana, 'は゛゜'), 'ぱ');
  assert.equal(type(kana, 'き小つ小や小'), 'きっゃ');
  assert.equal(type(kana, 'や小小か゛゛あ゛'), 'やかあ');
  assert.equal(type(kana, 'ハ゛ス'), 'バス');
  assert.equal(type(kana, '゛゜小'), '');
});

test('pinyin offers characters for the first syllable that waits, and space takes the first', () => {
  assert.deepEqual(pinyin.suggest?.('ni').slice(0, 2).map(({ face }) => face), ['你', '尼']);
  const [first] = pinyin.suggest?.('nihao') ?? [];
  assert.equal(first?.text, '你hao');
  assert.equal(type(pinyin, 'nihao  '), '你好');
  assert.equal(type(pinyin, 'nihao   '), '你好 ');
  assert.equal(type(pinyin, 'zhongguo  '), '中国');
  assert.equal(pinyin.suggest?.('nini')[0]?.text, '你ni');
  assert.deepEqual(pinyin.suggest?.('好'), []);
});

test('delete takes a Thai sign away before its letter', () => {
  assert.deepEqual([1, 2].map((times) => remove(thai, 'ที่', times)), ['ที', 'ท']);
});

test('every language has its letters, no key twice in a row, and as many rows with shift as without', async () => {
  for (const layout of [digits, ...await Promise.all(LANGUAGES.map(loadLayout))]) {
    assert.ok(countColumns(layout) <= 12, layout.sign);
    for (const row of [...layout.rows, ...(layout.shifted ?? [])]) assert.equal(new Set(row.split(' ')).size, row.split(' ').length, row);
    assert.deepEqual((layout.shifted ?? layout.rows).map((row) => row.split(' ').length), layout.rows.map((row) => row.split(' ').length), layout.sign);
  }
});
