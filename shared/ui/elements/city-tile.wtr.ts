import { expect, fixture, html } from '@open-wc/testing';
import { focusable } from '../../navigation/focusable.js';
import { type FocusPage, openFocusPage } from '../../navigation/focus-fixture.js';
import { loadLanguage } from '../language/message-group.js';
import './city-tile.js';
import type { CityTile } from './city-tile.js';
import './city-truth.js';

let page: FocusPage;
before(() => loadLanguage('en'));
beforeEach(() => { page = openFocusPage(); });
afterEach(() => page.close());

const truth = { source: 'server', at: '2026-11-23T05:32:00Z', state: 'live' } as const;

it('is a button that says its name, its fact and how true it is', async () => {
  const element = await fixture<CityTile>(html`<city-tile heading="Work" text="7 seats free" icon="desk"><city-truth slot="truth" .truth=${truth}></city-truth></city-tile>`);
  expect(element.renderRoot.querySelector('button')?.innerText).to.match(/Work\s+7 seats free/);
  await expect(element).to.be.accessible();
});

it('marks its fact as live only once there is one', async () => {
  const element = await fixture<CityTile>(html`<city-tile heading="Work"></city-tile>`);
  expect(element.renderRoot.querySelector('[data-live-fact]')).to.equal(null);
  const empty = element.offsetHeight;
  element.text = '7 seats free';
  await element.updateComplete;
  expect(element.renderRoot.querySelector('[data-live-fact]')?.textContent).to.equal('7 seats free');
  expect(element.offsetHeight, 'nothing jumps when the fact comes').to.equal(empty);
});

it('is opened by key as by touch', async () => {
  let opened = 0;
  await page.draw(html`<city-tile heading="Work" @click=${() => { opened++; }} ${focusable({ id: 'work' })}></city-tile>`);
  await page.press('Enter');
  page.root.querySelector('city-tile')?.click();
  expect(opened).to.equal(2);
});
