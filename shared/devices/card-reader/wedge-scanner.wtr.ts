import { expect } from '@open-wc/testing';
import { systemClock } from '../../base/clock.js';
import type { Scan } from '../scanner.js';
import { SCANNER_CASES, type ScannerStage } from '../testing/scanner-suite.js';
import { WedgeScanner } from './wedge-scanner.js';

const pass = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const SHIFTED: Readonly<Record<string, string>> = { '%': 'Digit5', $: 'Digit4', '*': 'Digit8', '+': 'Equal', ':': 'Semicolon' };
const PLAIN: Readonly<Record<string, string>> = { ' ': 'Space', '-': 'Minus', '.': 'Period', '/': 'Slash', '\n': 'Enter' };

/** The key that types a character on a US keyboard. */
function findKey(character: string): { readonly code: string; readonly shiftKey: boolean } {
  if (/\d/.test(character)) return { code: `Digit${character}`, shiftKey: false };
  if (/[A-Z]/.test(character)) return { code: `Key${character}`, shiftKey: true };
  const shifted = SHIFTED[character];
  return shifted ? { code: shifted, shiftKey: true } : { code: PLAIN[character] ?? '', shiftKey: false };
}

/** What `press` tells of a key that reached the page. */
function press(character: string, key = character === '\n' ? 'Enter' : character): void {
  const target = document.activeElement ?? document.body;
  const facts = { ...findKey(character), key, bubbles: true, cancelable: true, composed: true };
  target.dispatchEvent(new KeyboardEvent('keydown', facts));
  target.dispatchEvent(new KeyboardEvent('keyup', facts));
}

/** A reader types all it has at once. */
function typeCard(text: string): void {
  for (const character of `${text}\n`) press(character);
}

/** A page with a text field in focus that notes each key it gets. */
function makePage(): { readonly field: HTMLInputElement; readonly keys: string[]; end(): void } {
  const field = document.createElement('input');
  const keys: string[] = [];
  const note = ({ type, key }: KeyboardEvent): void => void keys.push(`${type} ${key}`);
  document.body.append(field);
  field.focus();
  document.addEventListener('keydown', note);
  document.addEventListener('keyup', note);
  return {
    field,
    keys,
    end() {
      field.remove();
      document.removeEventListener('keydown', note);
      document.removeEventListener('keyup', note);
    },
  };
}

describe('A card reader that types', () => {
  let scanner: WedgeScanner;
  let scans: Scan[];
  let page: ReturnType<typeof makePage>;

  beforeEach(() => {
    scanner = new WedgeScanner(systemClock);
    scans = [];
    scanner.onScan((scan) => scans.push(scan));
    page = makePage();
  });
  afterEach(async () => {
    await scanner.close();
    page.end();
  });

  for (const { title, fits, run } of SCANNER_CASES) {
    const stage = (): ScannerStage => ({ scanner, pass, show: (text) => Promise.resolve(typeCard(text)) });
    it(title, async function () {
      if (fits(stage())) await run(stage());
      else this.skip();
    }).timeout(20_000);
  }

  it('lets nothing of a card reach the field in focus or any listener of the page', async () => {
    await scanner.open();
    typeCard('C6BF%RGY9UT:-K4WSP0$B9/8C3/AQ T%7P');
    await pass(120);
    expect(scans.map(({ source, text }) => `${source} ${text}`)).to.deep.equal(['wedge C6BF%RGY9UT:-K4WSP0$B9/8C3/AQ T%7P']);
    expect(page.field.value).to.equal('');
    expect(page.keys).to.deep.equal([]);
  });

  it('reads the same card while a Hangul input method is on', async () => {
    await scanner.open();
    for (const character of 'CARD42') press(character, 'Process');
    press('\n');
    expect(scans[0]?.text).to.equal('CARD42');
  });

  it('gives a person their keys back, in the field and to listeners', async () => {
    await scanner.open();
    for (const digit of '42') {
      press(digit);
      await pass(90);
    }
    expect(scans).to.deep.equal([]);
    expect(page.field.value).to.equal('42');
    expect(page.keys.filter((key) => key.startsWith('keydown'))).to.deep.equal(['keydown 4', 'keydown 2']);
  });

  it('leaves a field alone whose listener refuses the key', async () => {
    await scanner.open();
    page.field.addEventListener('keydown', (event) => event.preventDefault());
    press('7');
    await pass(90);
    expect(page.field.value).to.equal('');
  });

  it('hears nothing once it is closed', async () => {
    await scanner.open();
    await scanner.close();
    typeCard('CARD42');
    expect(scans).to.deep.equal([]);
    expect(page.keys.length).to.be.greaterThan(0);
  });
});
