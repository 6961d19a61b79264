import { expect } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { focusGroup } from '../../navigation/focus-group.js';
import { type FocusPage, nextFrames, openFocusPage } from '../../navigation/focus-fixture.js';
import './city-tv-list.js';
import './city-tv-row.js';

interface Row { readonly id: string; readonly tall?: boolean }

let page: FocusPage;
beforeEach(() => { page = openFocusPage(); });
afterEach(() => page.close());

const rowsOf = (count: number, tall?: number): Row[] => Array.from({ length: count }, (_unused, index) => ({ id: `r${index}`, tall: index === tall }));
const drawRow = ({ id, tall }: Row): TemplateResult => html`<city-tv-row .name=${id} .control=${id} .heading=${id} .second=${tall ? 'one\ntwo\nthree\nfour' : 'one'}></city-tv-row>`;
const draw = (rows: readonly Row[], height = 500): TemplateResult => html`
  <div style="width: 700px; height: ${height}px; display: flex; flex-direction: column; --target: 80px; --type-body: 28px; --type-small: 24px; --type-lead: 36px; font: 28px sans-serif" ${focusGroup({ id: 'page', kind: 'column' })}>
    <city-tv-list .heading=${'Rows'} .items=${rows} .drawItem=${drawRow}></city-tv-list>
  </div>`;
const list = (): ShadowRoot => {
  const root = page.root.querySelector('city-tv-list')?.shadowRoot;
  if (!root) throw new Error('no list');
  return root;
};
const drawn = (): string[] => [...list().querySelectorAll('city-tv-row')].map((row) => row.name);
const place = (): string | undefined => list().querySelector('.place')?.textContent ?? undefined;
/** How far the lowest row reaches beyond the list's room, in pixels. */
const overflow = (): number => {
  const room = list().querySelector('.room')?.getBoundingClientRect().bottom ?? 0;
  return Math.max(...[...list().querySelectorAll('city-tv-row')].map((row) => row.getBoundingClientRect().bottom)) - room;
};
async function press(key: string, times = 1): Promise<void> {
  for (let count = 0; count < times; count++) {
    await page.press(key);
    await nextFrames(2);
  }
}

it('draws the rows that fit whole and says that there are more', async () => {
  await page.draw(draw(rowsOf(10)));
  await nextFrames(3);
  const { length } = drawn();
  expect(length).to.be.within(3, 5);
  expect(overflow()).to.be.at.most(1);
  expect(place()).to.equal(`1–${length} / 10`);
  expect(list().querySelector('.bar')).to.not.equal(null);
});

it('says nothing where all rows are in view', async () => {
  await page.draw(draw(rowsOf(3)));
  await nextFrames(3);
  expect(drawn()).to.deep.equal(['r0', 'r1', 'r2']);
  expect(place()).to.equal(undefined);
  expect(list().querySelector('.bar')).to.equal(null);
});

it('keeps the row in focus whole when a taller one comes into view', async () => {
  await page.draw(draw(rowsOf(10, 6)));
  await nextFrames(3);
  await press('ArrowDown', 7);
  await nextFrames(12);
  expect(page.focused()).to.equal('r7');
  expect(drawn()).to.include.members(['r6', 'r7']);
  expect(overflow()).to.be.at.most(1);
});

it('keeps the row in focus in view when there is less room for the list', async () => {
  await page.draw(draw(rowsOf(10)));
  await nextFrames(3);
  await press('ArrowDown', 8);
  await page.draw(draw(rowsOf(10), 360));
  await nextFrames(12);
  expect(page.focused()).to.equal('r8');
  expect(drawn()).to.include('r8');
  expect(overflow()).to.be.at.most(1);
});

it('walks back to the first row', async () => {
  await page.draw(draw(rowsOf(10, 2)));
  await nextFrames(3);
  await press('ArrowDown', 9);
  expect(page.focused()).to.equal('r9');
  await press('ArrowUp', 9);
  expect(page.focused()).to.equal('r0');
  expect(drawn()[0]).to.equal('r0');
});
