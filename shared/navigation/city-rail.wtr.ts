import { expect } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import type { CityRail, RailItem } from './city-rail.js';
import './city-rail.js';
import { focusable } from './focusable.js';
import { focusGroup } from './focus-group.js';
import { type FocusPage, nextFrames, openFocusPage } from './focus-fixture.js';

let page: FocusPage;
beforeEach(() => { page = openFocusPage(); });
afterEach(() => page.close());

const drawCard = (item: RailItem): TemplateResult => html`<button data-id=${item.id} ${focusable({ id: item.id })}>${item.id}</button>`;
const itemsOf = (letter: string, count: number): RailItem[] => Array.from({ length: count }, (_unused, index) => ({ id: `${letter}${index}` }));
const draw = (a: RailItem[], b: RailItem[]): TemplateResult => html`
  <div style="width:800px" ${focusGroup({ id: 'home', kind: 'column' })}>
    <city-rail name="a" .items=${a} .visible=${5} .drawItem=${drawCard}></city-rail>
    <city-rail name="b" .items=${b} .visible=${5} .drawItem=${drawCard}></city-rail>
  </div>`;
const drawnIn = (index: number): (string | undefined)[] =>
  [...(page.root.querySelectorAll<CityRail>('city-rail')[index]?.renderRoot.querySelectorAll('button') ?? [])].map((button) => button.dataset['id']);
async function press(key: string, times = 1): Promise<void> {
  for (let count = 0; count < times; count++) {
    await page.press(key);
    await nextFrames(2);
  }
}

it('of a thousand items five are in the document, and the focus reaches the last one', async () => {
  await page.draw(draw(itemsOf('a', 1000), itemsOf('b', 3)));
  expect(drawnIn(0)).to.deep.equal(['a0', 'a1', 'a2', 'a3', 'a4']);
  await press('ArrowRight', 7);
  expect(page.focused()).to.equal('a7');
  expect(drawnIn(0)).to.deep.equal(['a3', 'a4', 'a5', 'a6', 'a7']);
});

it('each rail keeps its own place', async () => {
  await page.draw(draw(itemsOf('a', 20), itemsOf('b', 20)));
  await press('ArrowRight', 6);
  await press('ArrowDown');
  await press('ArrowRight');
  const inB = page.focused();
  await press('ArrowUp');
  expect(page.focused()).to.equal('a6');
  await press('ArrowDown');
  expect(page.focused()).to.equal(inB);
});

it('when items go, the focus stays near and the window full', async () => {
  await page.draw(draw(itemsOf('a', 8), itemsOf('b', 3)));
  await press('ArrowRight', 7);
  expect(page.focused()).to.equal('a7');
  await page.draw(draw(itemsOf('a', 6), itemsOf('b', 3)));
  await nextFrames(2);
  expect(page.focused()).to.equal('a5');
  expect(drawnIn(0)).to.deep.equal(['a1', 'a2', 'a3', 'a4', 'a5']);
});

it('a held key runs no further than the picture: at its end it stops at the last', async () => {
  await page.draw(draw(itemsOf('a', 12), itemsOf('b', 3)));
  for (let repeat = 0; repeat < 60; repeat++) {
    page.navigation.press('right', repeat > 0);
    await nextFrames(1);
  }
  await nextFrames(2);
  expect(page.focused()).to.equal('a11');
});
