import { ContextProvider } from '@lit/context';
import { expect } from '@open-wc/testing';
import { FakeClock } from '../../base/fake-clock.js';
import { fail } from '../../base/result.js';
import type { Scan } from '../../devices/scan.js';
import { SimulatedScanner } from '../../devices/simulated-scanner.js';
import type { ApiClient } from '../../offline/api-client.js';
import { apiContext, clockContext, scannerContext } from '../../ui/contexts.js';
import { loadLanguage } from '../../ui/language/message-group.js';
import './kiosk-check-in.js';
import type { PlaKioskCheckIn } from './kiosk-check-in.js';

const clock = new FakeClock();
const HELD: Scan = { source: 'wedge', format: 'typed', bytes: new Uint8Array(), text: 'CARD AT THE READER', at: clock.now() };

/** A panel whose server has no reservation for any card; it notes what it was asked. */
function openPanel() {
  const around = document.createElement('main');
  document.body.append(around);
  const scanner = new SimulatedScanner(clock);
  const states: string[] = [];
  scanner.state.watch((state) => states.push(state));
  const asked: unknown[] = [];
  const api = {
    call(name: string, input: unknown) {
      asked.push([name, input]);
      return Promise.resolve(fail({ kind: 'problem', problem: { type: '', title: '', status: 409, code: 'check-in-no-reservation' } }));
    },
  };
  new ContextProvider(around, { context: apiContext, initialValue: api as unknown as ApiClient });
  new ContextProvider(around, { context: clockContext, initialValue: clock });
  new ContextProvider(around, { context: scannerContext, initialValue: scanner });
  return { around, scanner, states, asked };
}

async function settle(element: PlaKioskCheckIn): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  await element.updateComplete;
}

describe('Checking in', () => {
  before(() => loadLanguage('en'));

  it('answers a card that was held to the reader before at once, without the camera, and keeps nothing of it', async () => {
    const { around, scanner, states, asked } = openPanel();
    const element = Object.assign(document.createElement('pla-kiosk-check-in'), { scan: HELD });
    around.append(element);
    await settle(element);
    expect(asked).to.deep.equal([['checkIn', { body: { card: HELD.text, source: 'wedge', scannedAt: new Date(HELD.at).toISOString() } }]]);
    expect(element.shadowRoot?.querySelector('pla-kiosk-check-in-refused')?.answer).to.deep.equal({ kind: 'no-reservation' });
    expect(element.scan).to.equal(undefined);
    expect(states).to.deep.equal([]);
    element.shadowRoot?.querySelector('pla-kiosk-check-in-refused')?.dispatchEvent(new CustomEvent('pla-show-again'));
    await settle(element);
    expect(scanner.state.get(), 'the camera looks once the person wants to show a card').to.equal('looking');
    element.remove();
    expect(asked.length, 'the card is not asked about again').to.equal(1);
    expect(scanner.state.get()).to.equal('closed');
  });

  it('opens the scanner when no card led here', async () => {
    const { around, scanner, asked } = openPanel();
    const element = document.createElement('pla-kiosk-check-in');
    around.append(element);
    await settle(element);
    expect([scanner.state.get(), asked.length]).to.deep.equal(['looking', 0]);
    scanner.present({ text: 'CARD AT THE CAMERA' });
    await settle(element);
    expect(element.shadowRoot?.querySelector('pla-kiosk-check-in-refused')?.answer).to.deep.equal({ kind: 'no-reservation' });
    element.remove();
  });
});
