import { expect, html } from '@open-wc/testing';
import { type FocusPage, openFocusPage } from '../../navigation/focus-fixture.js';
import { loadLanguage } from '../language/message-group.js';
import './city-keypad.js';
import type { CityKeypad, KeypadChangeEvent } from './city-keypad.js';

let page: FocusPage;
let value = '';
let busy = false;
before(() => loadLanguage('en'));
beforeEach(async () => {
  value = '';
  busy = false;
  page = openFocusPage();
  await show();
});
afterEach(() => page.close());

const show = (): Promise<void> => page.draw(html`
  <city-keypad .value=${value} .length=${4} ?busy=${busy} @city-keypad-change=${(event: KeypadChangeEvent) => { value = event.value; void show(); }}></city-keypad>`);
const keypad = (): CityKeypad => page.root.querySelector('city-keypad') as CityKeypad;
const key = (id: string): HTMLButtonElement => keypad().renderRoot.querySelector(`[data-id=digit-${id}]`) as HTMLButtonElement;

it('adds touched digits up to its length and takes the last away', async () => {
  for (const digit of ['1', '0', '9', '4', '7']) {
    key(digit).click();
    await keypad().updateComplete;
  }
  expect(value).to.equal('1094');
  key('delete').click();
  expect(value).to.equal('109');
});

it('is walked by arrow keys as it is drawn', async () => {
  expect(page.focused()).to.equal('digit-1');
  for (const arrow of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowDown']) await page.press(arrow);
  expect(page.focused()).to.equal('digit-0');
  await page.press('Enter');
  expect(value).to.equal('0');
  await page.press('ArrowRight');
  await page.press('Enter');
  expect(value).to.equal('');
});

it("takes a remote's digits itself while it has the focus, so that nobody counts them twice", async () => {
  let heard = 0;
  page.root.addEventListener('city-intent', (event) => { if (!event.defaultPrevented) heard++; });
  await page.press('7');
  await page.press('3');
  expect(value).to.equal('73');
  expect(heard).to.equal(0);
});

it('takes nothing while the digits are checked, and keeps the focus', async () => {
  busy = true;
  await show();
  key('5').click();
  await page.press('6');
  expect(value).to.equal('');
  expect(page.focused()).to.equal('digit-1');
});

it('tells how many digits there are, never which', async () => {
  for (const digit of ['8', '2']) {
    key(digit).click();
    await keypad().updateComplete;
  }
  expect(keypad().renderRoot.querySelector('[role=status]')?.textContent).to.equal('2 of 4 digits entered');
  await expect(keypad()).to.be.accessible();
});
