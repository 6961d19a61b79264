import { expect, fixture, html } from '@open-wc/testing';
import { focusable } from '../../navigation/focusable.js';
import { type FocusPage, openFocusPage } from '../../navigation/focus-fixture.js';
import './city-button.js';
import type { CityButton } from './city-button.js';
import './city-icon.js';

let page: FocusPage;
beforeEach(() => { page = openFocusPage(); });
afterEach(() => page.close());

const innerOf = (element: CityButton): HTMLButtonElement => {
  const button = element.renderRoot.querySelector('button');
  if (!button) throw new Error('no button');
  return button;
};

it('is a button with its words as its name, in every variant', async () => {
  for (const variant of ['signal', 'quiet', 'plain'] as const) {
    const element = await fixture<CityButton>(html`<city-button variant=${variant} size="main"><city-icon slot="icon" name="check"></city-icon>Check in<span slot="detail">Show your card</span></city-button>`);
    await expect(element).to.be.accessible();
  }
});

it('is one stop of the arrow keys, carries the ring, and Enter is a click', async () => {
  let pressed = '';
  const draw = (id: string): unknown => html`<city-button data-id=${id} @click=${() => { pressed += id; }} ${focusable({ id })}>${id}</city-button>`;
  await page.draw(html`${draw('a')}${draw('b')}`);
  await page.press('ArrowDown');
  const second = page.root.querySelector<CityButton>('[data-id=b]');
  expect(second?.hasAttribute('data-focused')).to.equal(true);
  expect(second && innerOf(second).hasAttribute('data-focused')).to.equal(true);
  await page.press('Enter');
  expect(pressed).to.equal('b');
});

it('takes no press while it is disabled or busy, not even on its text', async () => {
  for (const state of ['disabled', 'busy'] as const) {
    let clicks = 0;
    const element = await fixture<CityButton>(html`<city-button ?disabled=${state === 'disabled'} ?busy=${state === 'busy'} @click=${() => { clicks++; }}><b>Reserve</b></city-button>`);
    element.querySelector('b')?.click();
    innerOf(element).click();
    expect(clicks, state).to.equal(0);
    expect(element.getAttribute('aria-disabled')).to.equal('true');
    await expect(element).to.be.accessible();
  }
});

it('shows that it is held from the touch to its end', async () => {
  const element = await fixture<CityButton>(html`<city-button><b>Reserve</b></city-button>`);
  const text = element.querySelector('b');
  text?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
  expect(innerOf(element).hasAttribute('data-pressed')).to.equal(true);
  text?.dispatchEvent(new PointerEvent('pointercancel', { bubbles: true, composed: true }));
  expect(innerOf(element).hasAttribute('data-pressed')).to.equal(false);
});

it('wraps a long text instead of cutting it', async () => {
  const element = await fixture<CityButton>(html`<city-button style="width: 160px; --type-body: 28px">Verkehrsinfrastrukturfinanzierungsgesellschaft reserve</city-button>`);
  const button = innerOf(element);
  expect(button.scrollWidth).to.be.at.most(button.clientWidth);
  expect(button.scrollHeight).to.be.at.most(button.clientHeight);
});
