import { expect } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { focusable } from './focusable.js';
import { focusGroup } from './focus-group.js';
import { type FocusPage, nameFocused, nextFrames, openFocusPage } from './focus-fixture.js';

let page: FocusPage;
beforeEach(() => { page = openFocusPage(); });
afterEach(() => page.close());

const button = (id: string, wish = false): TemplateResult => html`<button data-id=${id} ${focusable({ id, autofocus: wish })}>${id}</button>`;
const row = (ids: string, name = 'row', wish = ''): TemplateResult => html`<div ${focusGroup({ id: name, kind: 'row' })}>${repeat([...ids], (id) => id, (id) => button(id, id === wish))}</div>`;
const find = (id: string): HTMLButtonElement => {
  const found = page.root.querySelector<HTMLButtonElement>(`[data-id="${id}"]`);
  if (!found) throw new Error(`no button ${id}`);
  return found;
};

describe('when the focused element goes', () => {
  beforeEach(async () => {
    await page.draw(row('abcd'));
    await page.press('ArrowRight');
    expect(page.focused()).to.equal('b');
  });

  const losses: Record<string, () => void> = {
    'removed by the view': () => void page.draw(row('acd')),
    'removed by other means': () => find('b').remove(),
    'hidden': () => { find('b').style.display = 'none'; },
    'invisible': () => { find('b').style.visibility = 'hidden'; },
    'disabled': () => { find('b').disabled = true; },
    'inert': () => find('b').setAttribute('inert', ''),
  };
  for (const [name, lose] of Object.entries(losses)) {
    it(`${name}: its neighbour has the focus in the next frame`, async () => {
      lose();
      await nextFrames();
      expect(page.focused()).to.equal('c');
    });
  }

  it('drawn anew under the same id: it keeps the focus', async () => {
    await page.draw(html`<section>${row('abcd')}</section>`);
    expect(page.focused()).to.equal('b');
  });

  it('with its whole group: the neighbouring group has it', async () => {
    await page.draw(html`${row('ab', 'one')}${row('cd', 'two')}`);
    find('c').focus();
    await nextFrames();
    await page.draw(html`${row('ab', 'one')}`);
    expect(['a', 'b']).to.include(page.focused());
  });

  it('with everything: what is drawn later has it', async () => {
    await page.draw(html``);
    expect(page.focused()).to.equal('nothing');
    await page.draw(row('xyz', 'later', 'y'));
    expect(page.focused()).to.equal('y');
  });
});

describe('pages', () => {
  const home = (): TemplateResult => html`${row('xy', 'bar')}<div ${focusGroup({ id: 'home', kind: 'column' })}>${row('abc', 'rail', 'a')}</div>`;
  const detail = (): TemplateResult => html`${row('xy', 'bar')}<div ${focusGroup({ id: 'detail', kind: 'column' })}>${row('def', 'list', 'e')}</div>`;

  it('a new page starts where it wishes, Back returns to where one was', async () => {
    await page.draw(home());
    expect(page.focused()).to.equal('a');
    await page.press('ArrowRight');
    await page.press('ArrowRight');
    await page.press('Enter');
    await page.draw(detail());
    expect(page.focused()).to.equal('e');
    await page.press('ArrowRight');
    await page.draw(home());
    expect(page.focused()).to.equal('c');
  });

  it('a key acts on what had the focus when it was pressed, not on what has just arrived', async () => {
    const pressed: string[] = [];
    const noticing = (event: Event): void => void pressed.push((event.target as HTMLElement).dataset['id'] ?? '');
    page.root.addEventListener('click', noticing);
    const arriving = (late: TemplateResult): TemplateResult => html`${row('ab')}${late}`;
    await page.draw(arriving(html``));
    // Rendered, but no frame has shown it yet: the person still sees the focus on `a`.
    const drawn = page.draw(arriving(row('xy', 'late', 'x')));
    const answered = page.press('Enter');
    expect(pressed).to.deep.equal(['a']);
    await Promise.all([drawn, answered]);
    expect(page.focused()).to.equal('a');
    page.root.removeEventListener('click', noticing);
  });

  it('what arrives late takes its place, unless the person has moved since', async () => {
    await page.draw(html`${row('xy', 'bar')}<div ${focusGroup({ id: 'home', kind: 'column' })}></div>`);
    expect(page.focused()).to.equal('x');
    await page.draw(home());
    expect(page.focused()).to.equal('a');
    await page.draw(html`${row('xy', 'bar')}`);
    await page.press('ArrowRight');
    expect(page.focused()).to.equal('y');
    await page.draw(home());
    expect(page.focused()).to.equal('y');
  });
});

it('2,000 random presses with removals: the focus is never lost for more than a frame', async () => {
  await nextFrames();
  const ownFrames = takeOverFrames();
  try {
    let seed = 42;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    let items = Array.from({ length: 60 }, (_unused, index) => index);
    let dialog = false;
    const draw = (): TemplateResult => html`
      <div ${focusGroup({ id: 'page', kind: 'column' })}>
        ${[0, 1, 2].map((line) => html`<div ${focusGroup({ id: `line${line}`, kind: 'row', wrap: line === 1 })}>${repeat(items.filter((item) => item % 4 === line), (item) => item, (item) => button(`i${item}`))}</div>`)}
        <div style="display:grid;grid-template-columns:repeat(5,60px)" ${focusGroup({ id: 'grid', kind: 'grid', columns: 5 })}>${repeat(items.filter((item) => item % 4 === 3), (item) => item, (item) => button(`i${item}`))}</div>
      </div>
      ${dialog ? html`<div ${focusGroup({ id: 'dialog', kind: 'modal' })}>${button('yes')}${button('no')}</div>` : ''}`;
    void page.draw(draw());
    ownFrames.run();
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];
    const visited = new Set<string>();
    for (let press = 0; press < 2000; press++) {
      void page.press(keys[random(4)] ?? 'ArrowUp');
      ownFrames.run();
      const chance = random(20);
      if (chance === 0) items = items.filter((item) => `i${item}` !== nameFocused());
      else if (chance === 1 && !dialog) find(nameFocused()).disabled = true;
      else if (chance === 2) items = Array.from({ length: 60 }, (_unused, index) => index).filter(() => random(10) > 0);
      else if (chance === 3) dialog = !dialog;
      else if (chance === 4 && !dialog) find(nameFocused()).remove();
      if (chance < 4) void page.draw(draw());
      if (chance === 2) for (const disabled of page.root.querySelectorAll<HTMLButtonElement>('button:disabled')) disabled.disabled = false;
      await Promise.resolve();
      ownFrames.run();
      expect(nameFocused(), `after press ${press} and change ${chance}`).not.to.equal('nothing');
      visited.add(nameFocused());
    }
    expect(visited.size).to.be.greaterThan(40);
  } finally {
    ownFrames.giveBack();
  }
});

/** Runs frames by hand, so that thousands take no time. */
function takeOverFrames(): { run(): void; giveBack(): void } {
  const original = globalThis.requestAnimationFrame;
  let waiting: FrameRequestCallback[] = [];
  globalThis.requestAnimationFrame = (callback) => waiting.push(callback);
  return {
    run() {
      const due = waiting;
      waiting = [];
      for (const callback of due) callback(performance.now());
    },
    giveBack() {
      globalThis.requestAnimationFrame = original;
      for (const callback of waiting) original(callback);
    },
  };
}
