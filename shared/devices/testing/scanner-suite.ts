import type { Scan, Scanner, ScannerState } from '../scanner.js';

/** A scanner with somebody in front of it. Parts that a kind of scanner does not have are left out. */
export interface ScannerStage {
  readonly scanner: Scanner;
  /** Holds a code up until the scanner has had time to see it, then takes it away. */
  show(text: string): Promise<void>;
  /** Lets time pass. */
  pass(milliseconds: number): Promise<void>;
  /** The person refuses the device, then allows it again. */
  readonly refusal?: Fault;
  /** The plug is pulled, then put in again. */
  readonly unplugging?: Fault;
  /** Another program takes the device, then lets go of it. */
  readonly occupation?: Fault;
  /** How many devices are switched on. */
  liveDevices?(): number;
  end?(): Promise<void>;
}

/** A fault that a stage can play. */
export interface Fault {
  begin(): void;
  end(): void;
}

export interface ScannerCase {
  readonly title: string;
  /** Whether this stage can play the case at all. */
  fits(stage: ScannerStage): boolean;
  run(stage: ScannerStage): Promise<void>;
}

const CODE = 'C6BF%RGY9UT:-K4WSP0$B9/8C3/AQ T%7P';
const OTHER_CODE = 'C9VM K2+1.NOT THE SAME/CARD*44';
/** Longer than a payload must stay away to count again. */
const LONG_AGO_MS = 3200;

function expect(condition: boolean, what: string): void {
  if (!condition) throw new Error(`Expected: ${what}`);
}

async function expectState(stage: ScannerStage, wanted: ScannerState): Promise<void> {
  for (let waited = 0; waited < 8000 && stage.scanner.state.get() !== wanted; waited += 50) await stage.pass(50);
  expect(stage.scanner.state.get() === wanted, `state ${wanted}, not ${stage.scanner.state.get()}`);
}

function collect(scanner: Scanner): Scan[] {
  const scans: Scan[] = [];
  scanner.onScan((scan) => scans.push(scan));
  return scans;
}

const always = (): boolean => true;

/** Comes back by itself once the fault has ended. */
async function recover(stage: ScannerStage, fault: Fault | undefined, failure: ScannerState): Promise<void> {
  await stage.scanner.open();
  await expectState(stage, 'looking');
  fault?.begin();
  await expectState(stage, failure);
  fault?.end();
  await expectState(stage, 'looking');
  const scans = collect(stage.scanner);
  await stage.show(CODE);
  expect(scans.length === 1, 'a scan after the recovery');
}

/** What every scanner does, simulated or not. */
export const SCANNER_CASES: readonly ScannerCase[] = [
  {
    title: 'is closed until it is opened, and then looks',
    fits: always,
    async run(stage) {
      expect(stage.scanner.state.get() === 'closed', 'closed at first');
      const answer = await stage.scanner.open();
      expect(answer.ok, 'opening succeeds');
      await expectState(stage, 'looking');
    },
  },
  {
    title: 'tells text, bytes and time of a code',
    fits: always,
    async run(stage) {
      const scans = collect(stage.scanner);
      await stage.scanner.open();
      await expectState(stage, 'looking');
      await stage.show(CODE);
      const [scan] = scans;
      expect(scan?.text === CODE, `the text, not ${scan?.text}`);
      expect(new TextDecoder().decode(scan?.bytes) === CODE, 'the bytes');
      expect((scan?.at ?? 0) > 0, 'the time');
    },
  },
  {
    title: 'tells a code once, another at once, and the same again after it was away',
    fits: always,
    async run(stage) {
      const scans = collect(stage.scanner);
      await stage.scanner.open();
      await expectState(stage, 'looking');
      await stage.show(CODE);
      await stage.show(CODE);
      expect(scans.length === 1, `one scan, not ${scans.length}`);
      await stage.show(OTHER_CODE);
      expect(scans.length === 2, 'a second scan for the other code');
      await stage.pass(LONG_AGO_MS);
      await stage.show(CODE);
      expect(scans.length === 3, 'a third scan for the code that came back');
    },
  },
  {
    title: 'says nothing while it is closed, nor to a listener that has left',
    fits: always,
    async run(stage) {
      const scans = collect(stage.scanner);
      await stage.show(CODE);
      expect(scans.length === 0, 'nothing before it is opened');
      const heard: Scan[] = [];
      stage.scanner.onScan((scan) => heard.push(scan))();
      await stage.scanner.open();
      await expectState(stage, 'looking');
      await stage.show(CODE);
      expect(heard.length === 0, 'nothing for a listener that has left');
      await stage.scanner.close();
      await stage.show(OTHER_CODE);
      expect(scans.length === 1, 'nothing after it is closed');
    },
  },
  {
    title: 'can be closed twice and opened again, and leaves nothing switched on',
    fits: always,
    async run(stage) {
      await stage.scanner.open();
      await expectState(stage, 'looking');
      await stage.scanner.close();
      await stage.scanner.close();
      expect(stage.scanner.state.get() === 'closed', 'closed');
      expect((stage.liveDevices?.() ?? 0) === 0, 'no device switched on');
      await stage.scanner.open();
      await expectState(stage, 'looking');
    },
  },
  {
    title: 'stays closed when it is closed while it opens',
    fits: always,
    async run(stage) {
      const opening = stage.scanner.open();
      await stage.scanner.close();
      await stage.pass(500);
      await opening;
      expect(stage.scanner.state.get() === 'closed', 'closed');
      expect((stage.liveDevices?.() ?? 0) === 0, 'no device switched on');
    },
  },
  {
    title: 'says that it was refused, and looks once it is allowed and asked again',
    fits: (stage) => stage.refusal !== undefined,
    async run(stage) {
      stage.refusal?.begin();
      const answer = await stage.scanner.open();
      expect(!answer.ok && answer.failure === 'permission-refused', 'the failure permission-refused');
      expect(stage.scanner.state.get() === 'permission-refused', 'the state permission-refused');
      stage.refusal?.end();
      await stage.pass(1000);
      expect(stage.scanner.state.get() === 'permission-refused', 'it does not ask again by itself');
      await stage.scanner.open();
      await expectState(stage, 'looking');
    },
  },
  {
    title: 'says that it was unplugged, and comes back by itself',
    fits: (stage) => stage.unplugging !== undefined,
    run: (stage) => recover(stage, stage.unplugging, 'unplugged'),
  },
  {
    title: 'says that another program has it, and comes back by itself',
    fits: (stage) => stage.occupation !== undefined,
    async run(stage) {
      stage.occupation?.begin();
      const answer = await stage.scanner.open();
      expect(!answer.ok && answer.failure === 'busy', 'the failure busy');
      stage.occupation?.end();
      await expectState(stage, 'looking');
    },
  },
];
