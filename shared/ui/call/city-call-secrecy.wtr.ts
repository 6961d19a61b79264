import { expect, html } from '@open-wc/testing';
import { type FocusPage, openFocusPage } from '../../navigation/focus-fixture.js';
import type { CallSecrecy } from '../../telepresence/call-view.js';
import { loadLanguage } from '../language/message-group.js';
import './city-call-secrecy.js';

let page: FocusPage;
before(() => loadLanguage('en'));
beforeEach(() => { page = openFocusPage(); });
afterEach(() => page.close());

async function draw(secrecy: CallSecrecy): Promise<string> {
  await page.draw(html`<city-call-secrecy .secrecy=${secrecy}></city-call-secrecy>`);
  const element = page.root.querySelector('city-call-secrecy');
  await expect(element).to.be.accessible();
  return element?.renderRoot.querySelector('[role=status]')?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}

it('shows the code in two parts, has it read digit by digit, and says how many screens share it', async () => {
  const text = await draw({ kind: 'secured', code: '012345', screens: 2, changed: false });
  expect(text).to.contain('012 345').and.to.contain('0 1 2 3 4 5').and.to.match(/2/);
});

it('says that the code is another one than before', async () => {
  const [same, changed] = [await draw({ kind: 'secured', code: '012345', screens: 3, changed: false }), await draw({ kind: 'secured', code: '012345', screens: 3, changed: true })];
  expect(changed).not.to.equal(same);
});

it('says in words that the line is being secured, and what is wrong with it', async () => {
  const texts = new Set<string>();
  for (const secrecy of [{ kind: 'securing' }, { kind: 'broken', why: 'no-key' }, { kind: 'broken', why: 'locked' }, { kind: 'broken', why: 'plain' }] as const) texts.add(await draw(secrecy));
  expect(texts.size).to.equal(4);
  expect([...texts].every((text) => text.length > 5)).to.equal(true);
});
