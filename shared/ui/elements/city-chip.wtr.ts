import { expect, fixture, html } from '@open-wc/testing';
import { focusable } from '../../navigation/focusable.js';
import { type FocusPage, openFocusPage } from '../../navigation/focus-fixture.js';
import './city-chip.js';
import type { CityChip } from './city-chip.js';

let page: FocusPage;
beforeEach(() => { page = openFocusPage(); });
afterEach(() => page.close());

it('tells a screen reader whether it is chosen, and what its sign stands for', async () => {
  const element = await fixture<CityChip>(html`<city-chip selected state="chosen" label="Seat 14, chosen">14</city-chip>`);
  const button = element.renderRoot.querySelector('button');
  expect(button?.getAttribute('aria-pressed')).to.equal('true');
  expect(button?.getAttribute('aria-label')).to.equal('Seat 14, chosen');
  await expect(element).to.be.accessible();
});

it('is named by its text where it has no label', async () => {
  const element = await fixture<CityChip>(html`<city-chip>30 min</city-chip>`);
  expect(element.renderRoot.querySelector('button')?.hasAttribute('aria-label')).to.equal(false);
  await expect(element).to.be.accessible();
});

it('arrow keys pass over a disabled chip, and a press on it does nothing', async () => {
  let picked = '';
  const draw = (id: string, disabled = false): unknown => html`<city-chip data-id=${id} ?disabled=${disabled} @click=${() => { picked += id; }} ${focusable({ id, disabled })}><span>${id}</span></city-chip>`;
  await page.draw(html`<div style="display: flex">${draw('a')}${draw('b', true)}${draw('c')}</div>`);
  await page.press('ArrowRight');
  expect(page.root.querySelector('[data-id=c]')?.hasAttribute('data-focused')).to.equal(true);
  page.root.querySelector<HTMLElement>('[data-id=b] span')?.click();
  expect(picked).to.equal('');
  await page.press('Enter');
  expect(picked).to.equal('c');
});
