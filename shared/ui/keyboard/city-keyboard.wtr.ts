import { expect, html, waitUntil } from '@open-wc/testing';
import { type FocusPage, openFocusPage } from '../../navigation/focus-fixture.js';
import type { Language } from '../../base/language.js';
import { currentLanguage, loadLanguage } from '../language/message-group.js';
import './city-keyboard.js';
import type { CityKeyboard, KeyboardChangeEvent } from './city-keyboard.js';

let page: FocusPage;
let value = '';
afterEach(async () => {
  page.close();
  await loadLanguage('en');
});

const keyboard = (): CityKeyboard => page.root.querySelector('city-keyboard') as CityKeyboard;
const find = (id: string): HTMLButtonElement | null => keyboard().renderRoot.querySelector(`[data-id="${id}"]`);
const show = (): Promise<void> => page.draw(html`
  <city-keyboard style="--target: 40px; --gap: 5px" .value=${value} .limit=${12} @city-keyboard-change=${(event: KeyboardChangeEvent) => { value = event.value; void show(); }}></city-keyboard>`);

async function open(language: Language): Promise<void> {
  await loadLanguage(language);
  expect(currentLanguage.get()).to.equal(language);
  value = '';
  page = openFocusPage();
  await show();
  await waitUntil(() => find('key-space') !== null);
}

async function touch(...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    find(`key-${key}`)?.click();
    await keyboard().updateComplete;
    await keyboard().updateComplete;
  }
}

const said = (): string => keyboard().renderRoot.querySelector('[role=status]')?.textContent ?? '';

it('types what is touched; shift holds for one letter, and delete takes the last away', async () => {
  await open('en');
  await touch('shift', 'H', 'i', 'space', 'digits', '5', '?', 'delete');
  expect(value).to.equal('Hi 5');
  await touch('digits', 'a');
  expect(value).to.equal('Hi 5a');
});

it('reads the word aloud that is being typed', async () => {
  await open('en');
  expect(said()).to.equal('Nothing is written');
  await touch('s', 'e', 'e');
  expect(said()).to.equal('see');
  await touch('space');
  expect(said()).to.equal('Space');
  await expect(keyboard()).to.be.accessible();
});

it('takes no more than its limit', async () => {
  await open('en');
  await touch(...'abcdefghijklmn');
  expect(value).to.equal('abcdefghijkl');
});

it('is walked by arrow keys, straight up and down', async () => {
  await open('en');
  expect(page.focused()).to.equal('key-q');
  for (const arrow of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowDown']) await page.press(arrow);
  expect(page.focused()).to.equal('key-space');
  await page.press('Enter');
  expect(value).to.equal(' ');
});

it('writes Korean syllables, and Latin letters by one key', async () => {
  await open('ko');
  await touch('ㄴ', 'ㅔ', 'latin', 'o', 'k', 'latin', 'ㅇ', 'shift', 'ㅒ');
  expect(value).to.equal('네ok얘');
});

it('offers Chinese characters for pinyin, in a row whose place is kept', async () => {
  await open('zh');
  const top = find('key-q')?.getBoundingClientRect().top;
  await touch('h', 'a', 'o');
  expect(find('key-q')?.getBoundingClientRect().top).to.equal(top);
  find('offers-more')?.click();
  await keyboard().updateComplete;
  find('offer-蒿')?.click();
  await keyboard().updateComplete;
  expect(value).to.equal('蒿');
  expect(find('offers-more')).to.equal(null);
});

it('changes its letters with the language of the screen', async () => {
  await open('en');
  await loadLanguage('ru');
  await waitUntil(() => find('key-й') !== null);
  expect(find('key-q')).to.equal(null);
});
