import { expect, fixture, html } from '@open-wc/testing';
import { systemClock } from '../../base/clock.js';
import { WedgeScanner } from '../card-reader/wedge-scanner.js';
import { SimulatedGate } from '../gate/simulated-gate.js';
import { makeNetworkSwitch } from '../network-switch.js';
import { SimulatedScanner } from '../simulated-scanner.js';
import './dev-strip.js';
import type { DevStrip } from './dev-strip.js';

function makeDevices() {
  return {
    scanner: new SimulatedScanner(systemClock), gate: new SimulatedGate(systemClock), network: makeNetworkSwitch(),
    cards: [{ name: 'Kim', text: 'CARD KIM' }, { name: 'Lee', text: 'CARD LEE' }],
  };
}

async function press(strip: DevStrip, label: string): Promise<void> {
  const button = [...(strip.shadowRoot?.querySelectorAll('button') ?? [])].find(({ textContent }) => textContent?.trim() === label);
  if (!button) throw new Error(`No button ${label}`);
  button.click();
  await strip.updateComplete;
}

describe('The development strip', () => {
  let devices: ReturnType<typeof makeDevices>;
  let strip: DevStrip;

  beforeEach(async () => {
    devices = makeDevices();
    strip = await fixture<DevStrip>(html`<dev-strip .devices=${devices}></dev-strip>`);
  });

  it('says that everything it drives is simulated', () => {
    expect(strip.shadowRoot?.textContent).to.contain('simulated');
  });

  it('shows a card to the camera and inserts it into the reader', async () => {
    const heard: string[] = [];
    const reader = new WedgeScanner(systemClock);
    for (const scanner of [devices.scanner, reader]) {
      scanner.onScan(({ source, text }) => heard.push(`${source} ${text}`));
      await scanner.open();
    }
    await press(strip, 'Show its QR');
    const choice = strip.shadowRoot?.querySelector('select');
    if (choice) choice.selectedIndex = 1;
    choice?.dispatchEvent(new Event('change'));
    await press(strip, 'Insert it');
    await reader.close();
    expect(heard).to.deep.equal(['camera CARD KIM', 'wedge CARD LEE']);
  });

  it('pulls the camera out and puts it in again', async () => {
    await devices.scanner.open();
    await press(strip, 'Unplug');
    expect(devices.scanner.state.get()).to.equal('unplugged');
    await press(strip, 'Unplug');
    expect(devices.scanner.state.get()).to.equal('looking');
  });

  it('folds to its handle', async () => {
    const height = strip.offsetHeight;
    await press(strip, 'Fold');
    expect(strip.offsetHeight).to.be.lessThan(height);
    await press(strip, 'Devices');
    expect(strip.offsetHeight).to.equal(height);
  });

  it('cuts the network, and jams the gate', async () => {
    await press(strip, 'cut');
    expect(devices.network.condition.get()).to.equal('cut');
    await press(strip, 'Jam');
    expect(await devices.gate.open()).to.deep.equal({ ok: false, failure: 'jammed' });
  });

  it('presses keys where the focus is', async () => {
    const field = await fixture<HTMLInputElement>(html`<input aria-label="Anything" />`);
    const keys: number[] = [];
    field.addEventListener('keydown', ({ keyCode }) => keys.push(keyCode));
    field.focus();
    await press(strip, '↓');
    expect(keys).to.deep.equal([40]);
  });

  it('takes a pasted card', async () => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'CARD PARK');
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData }));
    await strip.updateComplete;
    expect([...(strip.shadowRoot?.querySelectorAll('option') ?? [])].length).to.equal(3);
  });
});
