import { expect, fixture, html } from '@open-wc/testing';
import { loadLanguage } from '../language/message-group.js';
import './city-skeleton.js';
import type { CitySkeleton } from './city-skeleton.js';

it('is not seen for the first 200 ms, so that quick content comes without a flicker', async () => {
  await loadLanguage('en');
  const element = await fixture<CitySkeleton>(html`<city-skeleton></city-skeleton>`);
  const shapes = element.renderRoot.querySelector('.shapes') as HTMLElement;
  const [appear] = shapes.getAnimations();
  if (!appear) throw new Error('no animation');
  appear.pause();
  appear.currentTime = 199;
  expect(getComputedStyle(shapes).opacity).to.equal('0');
  appear.currentTime = 360;
  expect(getComputedStyle(shapes).opacity).to.equal('1');
  await expect(element).to.be.accessible();
});
