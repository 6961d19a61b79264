import { ContextProvider } from '@lit/context';
import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import { FakeClock } from '../../base/fake-clock.js';
import type { Truth } from '../../base/truth.js';
import { clockContext } from '../contexts.js';
import { loadLanguage } from '../language/message-group.js';
import './city-truth.js';
import type { CityTruth } from './city-truth.js';

let clock: FakeClock;
let around: HTMLElement;
before(() => loadLanguage('en'));
beforeEach(() => {
  clock = new FakeClock();
  around = document.createElement('main');
  document.body.append(around);
  new ContextProvider(around, { context: clockContext, initialValue: clock });
});
afterEach(() => around.remove());

const agoOf = (minutes: number): string => new Date(clock.now() - minutes * 60_000).toISOString();
async function show(truth: Partial<Truth>): Promise<CityTruth> {
  render(html`<city-truth .truth=${{ source: 'server', at: agoOf(0), state: 'live', ...truth }}></city-truth>`, around);
  const element = around.querySelector('city-truth') as CityTruth;
  await element.updateComplete;
  return element;
}
const read = (element: CityTruth): string => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();

it('says in one word how true a figure is, and beside it what else applies', async () => {
  expect(read(await show({}))).to.equal('live');
  expect(read(await show({ state: 'planned', simulated: true }))).to.equal('planned · simulated');
  expect(read(await show({ approximate: true, simulated: true }))).to.equal('live · about · simulated');
  await expect(await show({ state: 'planned' })).to.be.accessible();
});

it('counts the age of an old figure on while it is shown', async () => {
  const element = await show({ state: 'old', at: agoOf(4) });
  expect(read(element)).to.equal('4 min old');
  clock.advance(60_000);
  await element.updateComplete;
  expect(read(element)).to.equal('5 min old');
  clock.advance(60 * 60_000);
  await element.updateComplete;
  expect(read(element)).to.equal('1 h old');
});

it('has another shape for each state, so that colour is not needed', async () => {
  const shapes = new Set<string | undefined>();
  for (const state of ['live', 'planned', 'old'] as const) shapes.add((await show({ state })).shadowRoot?.querySelector('svg')?.firstElementChild?.outerHTML);
  expect(shapes.size).to.equal(3);
});
