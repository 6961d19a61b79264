import { expect } from '@open-wc/testing';
import { css, html, LitElement, type TemplateResult } from 'lit';
import type { Direction, FocusGroupOptions, GroupKind } from './focus-node.js';
import { focusable } from './focusable.js';
import { focusGroup } from './focus-group.js';
import { type FocusPage, nextFrames, openFocusPage } from './focus-fixture.js';

/** Shows its children between two buttons of its own, in another order than they are written. */
class TestFrame extends LitElement {
  override render(): TemplateResult {
    return html`<div ${focusGroup({ id: 'frame', kind: 'row' })}>
      <button data-id="before" ${focusable({ id: 'before' })}></button>
      <slot name="first"></slot><slot></slot>
      <button data-id="after" ${focusable({ id: 'after' })}></button>
    </div>`;
  }
}
customElements.define('test-frame', TestFrame);

/** An element that registers the button in its shadow root by itself. */
class TestButton extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };
  static override styles = css`:host { display: inline-block }`;
  override render(): TemplateResult {
    return html`<button data-id=${this.dataset['name'] ?? ''} ${focusable({ id: 'inner' })}><slot></slot></button>`;
  }
}
customElements.define('test-button', TestButton);

const KEYS: Record<Direction, string> = { up: 'ArrowUp', down: 'ArrowDown', left: 'ArrowLeft', right: 'ArrowRight' };
let page: FocusPage;
beforeEach(() => { page = openFocusPage(); });
afterEach(() => page.close());

const button = (id: string, wish = false): TemplateResult => html`<button data-id=${id} ${focusable({ id, autofocus: wish })}>${id}</button>`;

describe('kind by key, in the document', () => {
  const expected: Record<GroupKind, Record<Direction, string>> = {
    row: { left: 'd', right: 'f', up: 'e', down: 'e' },
    column: { left: 'e', right: 'e', up: 'd', down: 'f' },
    grid: { left: 'd', right: 'f', up: 'b', down: 'h' },
    free: { left: 'd', right: 'f', up: 'b', down: 'h' },
    modal: { left: 'd', right: 'f', up: 'b', down: 'h' },
  };
  const cell = (id: string): TemplateResult => html`<button style="height:20px" data-id=${id} ${focusable({ id, autofocus: id === 'e' })}>${id}</button>`;
  const nine = (options: FocusGroupOptions): TemplateResult => html`
    <div style="display:grid;grid-template-columns:repeat(3,40px);grid-gap:5px" ${focusGroup(options)}>${[...'abcdefghi'].map(cell)}</div>`;
  for (const kind of Object.keys(expected) as GroupKind[]) {
    for (const direction of Object.keys(KEYS) as Direction[]) {
      it(`${kind}, ${direction}`, async () => {
        await page.draw(nine({ id: 'nine', kind, columns: 3 }));
        expect(page.focused()).to.equal('e');
        await page.press(KEYS[direction]);
        expect(page.focused()).to.equal(expected[kind][direction]);
      });
    }
  }

  it('a row in a right-to-left part swaps left and right', async () => {
    await page.draw(html`<div dir="rtl" ${focusGroup({ id: 'row', kind: 'row' })}>${button('a', true)}${button('b')}</div>`);
    await page.press('ArrowLeft');
    expect(page.focused()).to.equal('b');
  });
});

describe('through shadow roots and slots', () => {
  it('the order is the drawn one, not the written one', async () => {
    await page.draw(html`<test-frame>${button('plain')}<button slot="first" data-id="named" ${focusable({ id: 'named' })}></button></test-frame>`);
    const seen = [page.focused()];
    for (let step = 0; step < 4; step++) {
      await page.press('ArrowRight');
      seen.push(page.focused());
    }
    expect(seen).to.deep.equal(['before', 'named', 'plain', 'after', 'after']);
  });

  it('frames within frames hand moves on', async () => {
    await page.draw(html`<test-frame>${button('x')}<test-frame>${button('y')}</test-frame></test-frame>`);
    const seen: string[] = [];
    for (let step = 0; step < 6; step++) {
      await page.press('ArrowRight');
      seen.push(page.focused());
    }
    expect(seen).to.deep.equal(['x', 'before', 'y', 'after', 'after', 'after']);
  });

  it('an element that registers itself and is named outside too is one stop', async () => {
    await page.draw(html`<div ${focusGroup({ id: 'row', kind: 'row' })}>
      <test-button data-name="one" ${focusable({ id: 'one' })}></test-button><test-button data-name="two" ${focusable({ id: 'two' })}></test-button>
    </div>`);
    expect(page.focused()).to.equal('one');
    await page.press('ArrowRight');
    expect(page.focused()).to.equal('two');
    expect(page.root.querySelectorAll('[data-focused]')).to.have.length(1);
    expect(page.navigation.describe().focused).to.equal('page/row/two');
  });

  it('what moves to another place in the document moves there in the tree', async () => {
    const three = (): TemplateResult => html`<div ${focusGroup({ id: 'row', kind: 'row' })}>${button('a', true)}${button('b')}${button('c')}</div>`;
    await page.draw(three());
    const row = page.root.firstElementChild;
    row?.append(row.querySelector('[data-id=a]') ?? '');
    await nextFrames();
    await page.draw(three());
    await page.press('ArrowLeft');
    expect(page.focused()).to.equal('c');
  });
});

describe('dialogs', () => {
  const withDialog = (open: boolean): TemplateResult => html`
    <div ${focusGroup({ id: 'page', kind: 'column' })}>${button('a')}${button('opener')}</div>
    ${open ? html`<div ${focusGroup({ id: 'dialog', kind: 'modal' })}>${button('yes')}${button('no', true)}</div>` : ''}`;

  it('take the focus, keep it, and give it back to what opened them', async () => {
    await page.draw(withDialog(false));
    await page.press('ArrowDown');
    expect(page.focused()).to.equal('opener');
    await page.draw(withDialog(true));
    expect(page.focused()).to.equal('no');
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowRight']) await page.press(key);
    expect(page.focused()).to.equal('no');
    await page.press('ArrowLeft');
    expect(page.focused()).to.equal('yes');
    await page.draw(withDialog(false));
    expect(page.focused()).to.equal('opener');
    await page.draw(withDialog(true));
    expect(page.focused(), 'a dialog starts anew').to.equal('no');
  });

  it('do not let the browser take the focus to the page below', async () => {
    await page.draw(withDialog(true));
    page.root.querySelector<HTMLElement>('[data-id=a]')?.focus();
    await nextFrames();
    expect(page.focused()).to.equal('no');
  });

  it('opened from a dialog come one after the other, and go the same way', async () => {
    const second = html`<div ${focusGroup({ id: 'second', kind: 'modal' })}>${button('ok')}</div>`;
    await page.draw(html`${withDialog(true)}${second}`);
    expect(page.focused()).to.equal('ok');
    await page.draw(html`${withDialog(true)}`);
    expect(['no', 'yes']).to.include(page.focused());
  });
});

describe('keys', () => {
  it('select is a click, once for a held key', async () => {
    let clicks = 0;
    await page.draw(html`<div data-id="tile" @click=${() => { clicks += 1; }} ${focusable({ id: 'tile' })}>tile</div>`);
    await page.press('Enter');
    page.navigation.press('select', true);
    expect(clicks).to.equal(1);
  });

  it('an element uses a key before it moves the focus', async () => {
    const heard: string[] = [];
    await page.draw(html`<div ${focusGroup({ id: 'row', kind: 'row' })} @city-intent=${(event: Event & { intent: string }) => {
      heard.push(event.intent);
      if (event.intent === 'right') event.preventDefault();
    }}>${button('a')}${button('b')}</div>`);
    await page.press('ArrowRight');
    await page.press('5');
    expect(heard).to.deep.equal(['right', 'digit5']);
    expect(page.focused()).to.equal('a');
  });

  it('Back goes to the Back stack and at its end to the platform', async () => {
    page.close();
    let left = 0;
    page = openFocusPage({ leave: () => { left += 1; } });
    await page.draw(button('a'));
    await page.press('Escape');
    expect(left).to.equal(1);
  });

  it('a text field keeps left and right; up and down leave it', async () => {
    await page.draw(html`<div ${focusGroup({ id: 'column', kind: 'column' })}><input data-id="field" value="12" ${focusable({ id: 'field', autofocus: true })}>${button('below')}</div>`);
    await page.press('ArrowLeft');
    expect(page.focused()).to.equal('field');
    await page.press('ArrowDown');
    expect(page.focused()).to.equal('below');
  });

  it('what scrolls, with a named element and its button inside, is one place to come from and go to', async () => {
    await page.draw(html`<div ${focusGroup({ id: 'column', kind: 'column' })}>
      ${button('above')}<section ${focusable({ id: 'scrolls' })}><div ${focusable({ id: 'named' })}>${button('inside')}</div></section>${button('below')}</div>`);
    await page.press('ArrowDown');
    expect(page.focused()).to.equal('inside');
    await page.press('ArrowDown');
    expect(page.focused()).to.equal('below');
    await page.press('ArrowUp');
    expect(page.focused()).to.equal('inside');
  });

  it('two keys in one frame move twice, a third is dropped', async () => {
    await page.draw(html`<div ${focusGroup({ id: 'row', kind: 'row' })}>${[...'abcdef'].map((id) => button(id))}</div>`);
    for (let repeat = 0; repeat < 3; repeat++) page.navigation.press('right', repeat > 0);
    await nextFrames(3);
    expect(page.focused()).to.equal('c');
  });

  it('the ring shows for keys only, unless this is a television', async () => {
    page.close();
    page = openFocusPage({ ring: 'keys' });
    await page.draw(button('a'));
    const a = page.root.querySelector('button');
    expect(a?.hasAttribute('data-focused')).to.equal(false);
    await page.press('ArrowDown');
    expect(a?.hasAttribute('data-focused')).to.equal(true);
    a?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    expect(a?.hasAttribute('data-focused')).to.equal(false);
  });
});

it('a pointer remote moves the same focus, and a resting cursor does not', async () => {
  page.close();
  page = openFocusPage({ hover: true });
  await page.draw(html`<div ${focusGroup({ id: 'row', kind: 'row' })}>${button('a')}${button('b')}</div>`);
  const b = page.root.querySelector('[data-id=b]');
  const hover = (screenX: number): void => void b?.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, composed: true, pointerType: 'mouse', screenX, screenY: 5 }));
  hover(50);
  expect(page.focused()).to.equal('b');
  await page.press('ArrowLeft');
  hover(50);
  expect(page.focused()).to.equal('a');
});

it('every focusable is reached from every other', async () => {
  const row = (name: string, count: number): TemplateResult => html`<div ${focusGroup({ id: name, kind: 'row' })}>
    ${Array.from({ length: count }, (_unused, index) => button(`${name}${index}`))}</div>`;
  await page.draw(html`
    <div ${focusGroup({ id: 'all', kind: 'column' })}>
      ${row('a', 5)}${row('b', 2)}
      <div style="display:grid;grid-template-columns:repeat(4,60px)" ${focusGroup({ id: 'grid', kind: 'grid', columns: 4 })}>${[...'cdefghijk'].map((id) => button(id))}</div>
      <test-frame>${button('slotted')}</test-frame>
    </div>`);
  const edges = new Map<string, Set<string>>();
  const open = [page.focused()];
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    if (edges.has(from)) continue;
    const to = new Set<string>();
    edges.set(from, to);
    for (const key of Object.values(KEYS)) {
      findButton(from).focus();
      await page.press(key);
      to.add(page.focused());
      open.push(page.focused());
    }
  }
  expect([...edges.keys()].sort()).to.have.length(5 + 2 + 9 + 3);
  for (const start of edges.keys()) expect(spread(start, edges).size, `from ${start}`).to.equal(edges.size);
});

function findButton(id: string): HTMLElement {
  const found = page.root.querySelector<HTMLElement>(`[data-id="${id}"]`) ?? page.root.querySelector('test-frame')?.shadowRoot?.querySelector<HTMLElement>(`[data-id="${id}"]`);
  if (!found) throw new Error(`no button ${id}`);
  return found;
}

function spread(start: string, edges: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const seen = new Set([start]);
  for (const at of seen) for (const next of edges.get(at) ?? []) seen.add(next);
  return seen;
}
