import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import type { CenterSummary, CityMap } from '../../contract/city.js';
import { loadLanguage } from '../language/message-group.js';
import './city-map.js';

const map: CityMap = {
  districts: [{ id: 'a', name: { en: 'A' }, inCity: true, position: [129, 35], polygons: [[[[128.9, 34.9], [129.1, 34.9], [129.1, 35.1], [128.9, 35.1], [128.9, 34.9]]]] }],
  stations: [
    { id: 's1', name: { en: 'One' }, position: [128.95, 35], lines: ['1'] }, { id: 's2', name: { en: 'Two' }, position: [129, 35.01], lines: ['1'] },
    { id: 's3', name: { en: 'Three' }, position: [129.05, 35], lines: ['1'] },
  ],
  lines: [{ id: '1', name: { en: 'Line 1' }, sign: '1', color: '#f0702a', stations: ['s1', 's2', 's3'], minutes: [0, 2, 2], headwayMinutes: 6, approximate: false, mode: 'metro' }],
  places: [], factors: { asOf: '2026', source: '', gramsPerKm: { walk: 0, bus: 0, metro: 0, rail: 0, car: 0 } },
};

const makeCenter = (id: string, longitude: number): CenterSummary => ({
  id, name: { en: `${id} Work Center` }, position: [longitude, 35], district: 'a', nearestStation: 's1', walkFromStationMinutes: 2, features: [],
  hours: { byWeekday: [null, null, null, null, null, null, null] }, seatCount: 10, roomCount: 0, largestRoom: 0, simulated: true, planSimulated: true,
});
const centers = [makeCenter('west', 128.96), makeCenter('middle', 129), makeCenter('east', 129.04)];

const inside = (element: Element, selector: string): Element[] => [...(element.shadowRoot?.querySelectorAll(selector) ?? [])];
const middleOf = (element: Element): { x: number; y: number } => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
};

describe('The city map', () => {
  before(() => loadLanguage('en'));

  const draw = async (size = 'width: 800px; height: 600px', properties: { here?: string; hereLabel?: string; selected?: string; levels?: Map<string, number> } = {}) => {
    const frame = await fixture<HTMLElement>(html`<div><city-map .map=${map} .centers=${centers} .levels=${properties.levels ?? new Map([['west', 0], ['middle', 1]])}
      .here=${properties.here} .hereLabel=${properties.hereLabel ?? ''} .selected=${properties.selected}></city-map></div>`);
    const element = frame.querySelector('city-map');
    if (!element) throw new Error('no map');
    element.style.cssText = size;
    await aTimeout(60);
    await element.updateComplete;
    return element;
  };

  it('is one picture with a text, and breaks no accessibility rule', async () => {
    const element = await draw(undefined, { here: 'middle', hereLabel: 'You are here', selected: 'east' });
    expect(inside(element, '[role=img]')[0]?.getAttribute('aria-label')).to.equal('Map of the city with 3 work centers');
    await expect(element).to.be.accessible();
  });

  it('draws a light for each center, a halo only where seats are free, and a ring where nothing is known', async () => {
    const element = await draw();
    expect(inside(element, '.light').length).to.equal(2);
    expect(inside(element, '.unknown').length).to.equal(1);
    expect(inside(element, '.halo').filter((halo) => Number(halo.getAttribute('r')) > 0).length).to.equal(1);
  });

  it('puts "you are here" into the middle, with its label beside it', async () => {
    const element = await draw(undefined, { here: 'middle', hereLabel: 'You are here' });
    const [dot] = inside(element, '.here .dot');
    const [pill] = inside(element, '.here .pill');
    if (!dot || !pill) throw new Error('no mark');
    const box = element.getBoundingClientRect();
    expect(middleOf(dot).x).to.be.closeTo(box.left + 400, 1);
    expect(middleOf(dot).y).to.be.closeTo(box.top + 300, 1);
    expect(pill.getBoundingClientRect().left).to.be.greaterThan(dot.getBoundingClientRect().right);
  });

  it('names the center that is looked at, inside of the picture', async () => {
    const element = await draw('width: 320px; height: 400px', { here: 'middle', selected: 'east' });
    const pill = inside(element, '.looked .pill')[0];
    expect(pill?.textContent).to.equal('east Work Center');
    expect(pill?.getBoundingClientRect().right).to.be.at.most(element.getBoundingClientRect().right + 1);
  });

  it('follows its size, and numbers its lines', async () => {
    const element = await draw();
    element.style.cssText = 'width: 500px; height: 900px';
    await aTimeout(60);
    expect(inside(element, 'svg')[0]?.getAttribute('viewBox')).to.equal('0 0 500 900');
    expect(inside(element, 'text').map((text) => text.textContent)).to.deep.equal(['1']);
  });
});
