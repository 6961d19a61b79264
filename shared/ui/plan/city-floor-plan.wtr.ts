import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { Floor, Space } from '../../contract/city.js';
import { loadLanguage } from '../language/message-group.js';
import './city-floor-plan.js';
import type { CityFloorPlan } from './city-floor-plan.js';
import './city-plan-legend.js';
import type { PlanState } from './plan-states.js';

const makeSeat = (label: string, x: number): Space => ({ id: `id-${label}`, label, kind: 'seat', capacity: 1, features: [], at: [x, 2], turn: 0, outOfOrder: false });
const floor: Floor = {
  id: 'floor-3', name: { en: 'Floor 3', ko: '3층' }, level: 3,
  plan: {
    widthMetres: 14, heightMetres: 8, outline: [[0, 0], [14, 0], [14, 8], [0, 8]], walls: [[[9, 0], [9, 8]]], zones: [],
    doors: [{ at: [4, 8], widthMetres: 2, turn: 0, entrance: true }, { at: [9, 6], widthMetres: 1.2, turn: 90, entrance: false }],
  },
  spaces: [
    makeSeat('1', 1.5), makeSeat('2', 3.7), makeSeat('3', 5.9),
    { id: 'id-A', label: 'A', kind: 'meeting-room', capacity: 6, features: [], at: [11.5, 4], turn: 0, outline: [[9, 0], [14, 0], [14, 8], [9, 8]], outOfOrder: false },
  ],
};
const states = new Map<string, PlanState>([['id-1', 'free'], ['id-2', 'taken'], ['id-3', 'out-of-order'], ['id-A', 'chosen']]);

const find = (plan: Element, label: string): Element => {
  const found = plan.shadowRoot?.querySelector(`[data-space="id-${label}"]`);
  if (!found) throw new Error(`no space ${label}`);
  return found;
};
const draw = (): Promise<CityFloorPlan> => fixture(html`<city-floor-plan .floor=${floor} .states=${states}></city-floor-plan>`, {
  parentNode: Object.assign(document.body.appendChild(document.createElement('div')), { id: 'stage' }),
});

describe('The floor plan', () => {
  before(() => loadLanguage('en'));

  it('is one picture whose text counts the places, and breaks no accessibility rule', async () => {
    const plan = await draw();
    expect(plan.shadowRoot?.querySelector('[role=img]')?.getAttribute('aria-label')).to.equal('Plan of Floor 3, 1 free, 1 taken, yours is A');
    await expect(plan).to.be.accessible();
  });

  it('draws each place in its state, with its label', async () => {
    const plan = await draw();
    for (const [label, state] of [['1', 'free'], ['2', 'taken'], ['3', 'out-of-order'], ['A', 'chosen']] as const) {
      expect(find(plan, label).classList.contains(state), label).to.equal(true);
      expect(find(plan, label).querySelector('text')?.textContent).to.equal(label);
    }
    expect(find(plan, '3').querySelector('.hatching')).to.not.equal(null);
    expect(find(plan, 'A').querySelector('.capacity')?.textContent).to.equal('6');
  });

  it('passes on a touch on a free place, and no other', async () => {
    const plan = await draw();
    const chosen: string[] = [];
    plan.addEventListener('space-chosen', ({ spaceId }) => chosen.push(spaceId));
    const waiting = oneEvent(plan, 'space-chosen');
    for (const label of ['2', '3', '1']) find(plan, label).querySelector('text')?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await waiting;
    expect(chosen).to.deep.equal(['id-1']);
  });

  it('shows the way to a place, and changes when somebody takes a seat', async () => {
    const plan = await draw();
    plan.wayTo = 'id-A';
    plan.states = new Map(states).set('id-1', 'taken');
    await plan.updateComplete;
    expect(plan.shadowRoot?.querySelector('.way')?.getAttribute('d')).to.match(/^M4 8L/);
    expect(find(plan, '1').classList.contains('taken')).to.equal(true);
  });

  it('has a legend that tells the four states in words', async () => {
    const legend = await fixture(html`<city-plan-legend></city-plan-legend>`);
    const words = [...(legend.shadowRoot?.querySelectorAll('li') ?? [])].map((item) => item.textContent?.trim());
    expect(words).to.deep.equal(['Free', 'Taken', 'Chosen', 'Out of order']);
    await expect(legend).to.be.accessible();
  });
});
