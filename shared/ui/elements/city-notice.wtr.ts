import { expect, html } from '@open-wc/testing';
import { type FocusPage, openFocusPage } from '../../navigation/focus-fixture.js';
import './city-notice.js';

let page: FocusPage;
beforeEach(() => { page = openFocusPage(); });
afterEach(() => page.close());

it('says what happened and gives the next step the focus', async () => {
  let taken = 0;
  await page.draw(html`<city-notice kind="error" heading="This screen could not be opened" text="Everything else still works." action="Try again" @city-notice-action=${() => { taken++; }}></city-notice>`);
  const notice = page.root.querySelector('city-notice');
  expect(notice?.renderRoot.querySelector('[role=alert]')?.textContent).to.contain('Everything else still works.');
  await page.press('Enter');
  expect(taken).to.equal(1);
  await expect(notice).to.be.accessible();
});

it('has no button without a next step of its own, and room for others', async () => {
  await page.draw(html`<city-notice kind="empty" heading="No reservations yet" text="Find a seat near you."><a href="#/work">Find a seat</a></city-notice>`);
  const notice = page.root.querySelector('city-notice');
  expect(notice?.renderRoot.querySelector('city-button')).to.equal(null);
  await expect(notice).to.be.accessible();
});
