import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { nextFrames } from '../../navigation/focus-fixture.js';
import { cityTimeZone } from '../format.js';
import { loadLanguage } from '../language/message-group.js';
import './city-day-rail.js';
import type { CityDayRail } from './city-day-rail.js';

const at = (hour: number, minute = 0): number => Date.UTC(2026, 10, 23, hour - 9, minute);
const open = { from: at(8), to: at(20) };
const parts = [{ from: at(9, 30), to: at(11, 30), state: 'taken' }, { from: at(15), to: at(17), state: 'chosen' }] as const;

async function show(width: number, now = at(14)): Promise<CityDayRail> {
  const around = await fixture(html`<div style="width: ${width}px; --type-small: 16px"><city-day-rail .open=${open} .parts=${parts} .now=${now}></city-day-rail></div>`);
  const rail = around.querySelector('city-day-rail') as CityDayRail;
  await nextFrames(3);
  await aTimeout(0);
  return rail;
}
const hoursOf = (rail: CityDayRail): string[] => [...rail.renderRoot.querySelectorAll('.hours span')].map((span) => span.textContent ?? '');

before(() => {
  cityTimeZone.set('Asia/Seoul');
  return loadLanguage('en');
});

it('draws each range where it lies in the day', async () => {
  const rail = await show(800);
  const bar = rail.renderRoot.querySelector('.rail') as HTMLElement;
  const chosen = rail.renderRoot.querySelector('.chosen') as HTMLElement;
  const now = rail.renderRoot.querySelector('.now') as HTMLElement;
  expect(chosen.offsetLeft / bar.clientWidth).to.be.closeTo(7 / 12, 0.01);
  expect(chosen.offsetWidth / bar.clientWidth).to.be.closeTo(2 / 12, 0.01);
  expect(now.getBoundingClientRect().left - bar.getBoundingClientRect().left).to.be.closeTo(bar.clientWidth / 2, 3);
});

it('names every hour where there is room, fewer where there is not, and never one over another', async () => {
  expect(hoursOf(await show(800))).to.deep.equal(['8', '9', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19', '20']);
  const narrow = await show(240);
  expect(hoursOf(narrow).length).to.be.lessThan(8);
  const boxes = [...narrow.renderRoot.querySelectorAll('.hours span')].map((span) => span.getBoundingClientRect());
  boxes.slice(1).forEach((box, index) => expect(box.left).to.be.greaterThan(boxes[index]?.right ?? Infinity));
});

it('hides now on another day', async () => {
  expect((await show(800, at(38))).renderRoot.querySelector('.now')).to.equal(null);
});

it('is one sentence to a screen reader', async () => {
  const rail = await show(800);
  expect(rail.renderRoot.querySelector('[role=img]')?.getAttribute('aria-label')?.replace(/\u2060/g, '').replace(/\u00a0/g, ' '))
    .to.equal('The day at a glance. Open 08:00 – 20:00. Taken 09:30 – 11:30. Chosen 15:00 – 17:00');
  await expect(rail).to.be.accessible();
});
