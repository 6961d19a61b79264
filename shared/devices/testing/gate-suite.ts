import type { Gate, GateFailure } from '../gate/gate.js';

/** A gate with a door that can be watched. */
export interface GateStage {
  readonly gate: Gate;
  pass(milliseconds: number): Promise<void>;
  /** The gate fails like this from now on, or works again. */
  fail(failure: GateFailure | undefined): void;
}

function expect(condition: boolean, what: string): void {
  if (!condition) throw new Error(`Expected: ${what}`);
}

async function open(stage: GateStage): ReturnType<Gate['open']> {
  const opening = stage.gate.open();
  let ended = false;
  void opening.then(() => (ended = true));
  for (let waited = 0; waited < 10_000 && !ended; waited += 100) await stage.pass(100);
  return opening;
}

/** What every gate does, simulated or not. */
export const GATE_CASES: readonly { readonly title: string; run(stage: GateStage): Promise<void> }[] = [
  {
    title: 'opens when asked and closes by itself',
    async run(stage) {
      expect(stage.gate.state.get() === 'closed', 'closed at first');
      expect((await open(stage)).ok, 'it opens');
      expect(stage.gate.state.get() === 'open', 'it stands open');
      for (let second = 0; second < 15 && stage.gate.state.get() === 'open'; second++) await stage.pass(1000);
      expect(stage.gate.state.get() === 'closed', 'closed after a while');
    },
  },
  {
    title: 'opens for the next person while it stands open',
    async run(stage) {
      await open(stage);
      expect((await open(stage)).ok, 'it opens again');
      expect(stage.gate.state.get() === 'open', 'it stands open');
    },
  },
  {
    title: 'says that it is jammed or out of reach, and opens once that is over',
    async run(stage) {
      for (const failure of ['jammed', 'unreachable'] as const) {
        stage.fail(failure);
        const answer = await open(stage);
        expect(!answer.ok && answer.failure === failure, `the failure ${failure}`);
        expect(stage.gate.state.get() === failure, `the state ${failure}`);
      }
      stage.fail(undefined);
      expect((await open(stage)).ok, 'it opens');
    },
  },
];
