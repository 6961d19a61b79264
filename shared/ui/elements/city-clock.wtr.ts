import { ContextProvider } from '@lit/context';
import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import { FakeClock } from '../../base/fake-clock.js';
import { clockContext } from '../contexts.js';
import { cityTimeZone } from '../format.js';
import { loadLanguage } from '../language/message-group.js';
import './city-clock.js';
import type { CityClock } from './city-clock.js';

const read = (element: CityClock): string | undefined => element.shadowRoot?.textContent?.trim();

it("tells the city's time and moves on with the minute", async () => {
  await loadLanguage('en');
  cityTimeZone.set('Asia/Seoul');
  const clock = new FakeClock(Date.UTC(2026, 10, 23, 5, 32, 40));
  const around = document.createElement('main');
  document.body.append(around);
  new ContextProvider(around, { context: clockContext, initialValue: clock });
  render(html`<city-clock></city-clock>`, around);
  const element = around.querySelector('city-clock') as CityClock;
  await element.updateComplete;
  expect(read(element)).to.equal('14:32');
  clock.advance(19_000);
  await element.updateComplete;
  expect(read(element)).to.equal('14:32');
  clock.advance(1_000);
  await element.updateComplete;
  expect(read(element)).to.equal('14:33');
  await loadLanguage('tl');
  await element.updateComplete;
  expect(read(element)).to.equal('2:33\u00a0PM');
  await expect(element).to.be.accessible();
  await loadLanguage('en');
  around.remove();
});
