import { aTimeout, expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { loadLanguage } from '../language/message-group.js';
import './city-pages.js';
import type { CityPages, PagedItem } from './city-pages.js';

before(() => loadLanguage('en'));

const ROW_PX = 50;
const items: readonly PagedItem[] = Array.from({ length: 12 }, (_unused, index) => ({ key: String(index), draw: () => html`<button style="height: ${ROW_PX}px; width: 100%">Row ${index + 1}</button>` }));

/** A list in a box of some height. */
async function draw(height: number): Promise<{ box: HTMLElement; pages: CityPages }> {
  const box = await fixture<HTMLElement>(html`
    <div style="display: flex; flex-direction: column; height: ${height}px; width: 400px; --gap: 0px; --mm: 1px; --target: 40px"><city-pages .items=${items}></city-pages></div>`);
  return { box, pages: box.querySelector('city-pages') as CityPages };
}

const countRows = (pages: CityPages): number => pages.renderRoot.querySelectorAll('[role=listitem]').length;
const readPlace = (pages: CityPages): string => pages.renderRoot.querySelector('.place')?.textContent ?? '';

it('shows as many rows as fit and pages through the rest', async () => {
  const { pages } = await draw(300);
  await waitUntil(() => readPlace(pages) === '1 / 3', 'twelve rows of which five fit beside the pager');
  expect(countRows(pages)).to.equal(5);
});

it('is cut into pages also where its box has had no room at first', async () => {
  const { box, pages } = await draw(0);
  await nextFrame();
  box.style.height = '300px';
  await waitUntil(() => readPlace(pages) === '1 / 3', `still ${countRows(pages)} rows on ${readPlace(pages)}`);
});

it('is cut into pages anew when its box loses its room while it is measured and has it again', async () => {
  const { box, pages } = await draw(300);
  await waitUntil(() => readPlace(pages) === '1 / 3');
  box.style.height = '0';
  dispatchEvent(new Event('resize'));
  await aTimeout(50);
  box.style.height = '500px';
  await waitUntil(() => readPlace(pages) === '1 / 2', `still ${countRows(pages)} rows on ${readPlace(pages)}`);
  expect(countRows(pages)).to.equal(9);
});
